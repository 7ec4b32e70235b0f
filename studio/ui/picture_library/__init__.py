"""The window over all pictures of the library, and the editing of several credits at once."""
