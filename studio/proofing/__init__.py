"""Reads what is written for mistakes of spelling and grammar, in the language of the story. Free of Qt."""
