"""Proof that a package is whole and honest. Nothing here is shared with the code that writes packages."""
