"""The second line: a plain copy of each open story outside the library, which shares no code with it."""
