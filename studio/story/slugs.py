"""Short ASCII names made from headlines and titles: for slugs, element ids and file names."""

import re
import unicodedata
from collections.abc import Container

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "’": "",
        "'": "",
    }
)


def slug_from(text: str, *, max_words: int = 8) -> str:
    """`text` in lower-case ASCII words joined by hyphens; empty when nothing of it can be written so."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return "-".join(words[:max_words])[:80].strip("-")


def unique_id(wish: str, taken: Container[str]) -> str:
    """`wish` (or "element"), with a number behind it if it is taken."""
    stem = wish or "element"
    candidate, number = stem, 1
    while candidate in taken:
        number += 1
        candidate = f"{stem}-{number}"
    return candidate
