"""Turning a story into HTML: the Markdown dialect, its blocks, and the templates of a house."""
