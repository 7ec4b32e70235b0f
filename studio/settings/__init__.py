"""The editor's settings: typed, in one file people can read, carried over from older programs by numbered steps."""
