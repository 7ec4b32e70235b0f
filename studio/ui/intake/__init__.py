"""The intake review: what became of every line of a page, and the story it makes, side by side."""
