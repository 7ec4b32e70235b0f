"""The library of fact boxes as a window: to find boxes, to see who uses them, to insert, edit and retire them."""
