"""The form in which words that are right are kept and looked for."""

import unicodedata


def known_form(word: str) -> str:
    """A word without regard to case, to the kind of its apostrophes, and to how its accents are written."""
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'").strip()
