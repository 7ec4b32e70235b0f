"""What leaves the desk: a page, a story as JSON, and the package; and proof that what left is whole."""
