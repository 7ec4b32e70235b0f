"""For turning the quotes, dashes and dots of a keyboard into those of print, in the language of the story."""

import re

from msgspec import Struct

_NARROW_NO_BREAK_SPACE = "\u202f"


class Quotes(Struct, frozen=True):
    """The quotation marks of a language: outer and inner, opening and closing."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


class Substitution(Struct, frozen=True):
    """The last `length` characters before the caret give way to `text`."""

    length: int
    text: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GUILLEMETS = Quotes("«", "»", "“", "”")
_QUOTES = {
    "en": _ENGLISH,
    "cs": Quotes("„", "“", "‚", "‘"),
    "da": Quotes("”", "”", "’", "’"),
    "de": Quotes("„", "“", "‚", "‘"),
    "de-CH": Quotes("«", "»", "‹", "›"),
    "el": _GUILLEMETS,
    "es": _GUILLEMETS,
    "fi": Quotes("”", "”", "’", "’"),
    "fr": Quotes(f"«{_NARROW_NO_BREAK_SPACE}", f"{_NARROW_NO_BREAK_SPACE}»", "“", "”"),
    "hu": Quotes("„", "”", "»", "«"),
    "it": _GUILLEMETS,
    "nb": Quotes("«", "»", "‘", "’"),
    "nn": Quotes("«", "»", "‘", "’"),
    "no": Quotes("«", "»", "‘", "’"),
    "pl": Quotes("„", "”", "‚", "’"),
    "ro": Quotes("„", "”", "«", "»"),
    "ru": Quotes("«", "»", "„", "“"),
    "sk": Quotes("„", "“", "‚", "‘"),
    "sv": Quotes("”", "”", "’", "’"),
    "uk": Quotes("«", "»", "„", "“"),
}
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{<¿¡—–\-/*_~])$")
_DECADE = re.compile(r"(?:^|[\s(\[—–])‘\d0s$")
_TWO_HYPHENS = re.compile(r"(?:^|[^-])--$")
_THREE_DOTS = re.compile(r"(?:^|[^.])\.\.\.$")
_WITHOUT_WORDS = re.compile(r"[\s\-|:]*$")
_IN_URL = re.compile(r"(?:://|www\.|mailto:|\]\()[^\s]*$")

TRIGGERS = frozenset("\"'-.s")
"""The characters after which there may be something to substitute."""


def quotes_of(language: str) -> Quotes:
    """The quotation marks of a language tag such as ``en-GB``; the English ones for a language we do not know."""
    return _QUOTES.get(language) or _QUOTES.get(language.split("-", 1)[0].lower(), _ENGLISH)


def substitution(before: str, language: str) -> Substitution | None:
    """What to do about the character just typed, the last of `before` (the line up to the caret); None for nothing.

    Nothing is done in directive lines, code spans, addresses and lines of a table's or divider's dashes. Fenced code
    is for the caller to know.
    """
    if not before or before[-1] not in TRIGGERS or is_verbatim(before[:-1]):
        return None
    typed = before[-1]
    if typed in "\"'":
        return _quote(before, quotes_of(language))
    if typed == "-":
        return _dash(before)
    if typed == ".":
        return Substitution(3, "…") if _THREE_DOTS.search(before) else None
    if language.startswith("en") and _DECADE.search(before):
        return Substitution(4, "’" + before[-3:])
    return None


def is_verbatim(before: str) -> bool:
    """True when what follows `before` in its line must stay as typed: directive, code or address."""
    if before.lstrip(" ").startswith("::"):
        return True
    return before.count("`") % 2 == 1 or _IN_URL.search(before) is not None


def _quote(before: str, quotes: Quotes) -> Substitution:
    preceding, typed = before[:-1], before[-1]
    openers = (quotes.opening[0], quotes.inner_opening)
    opens = _OPENS_AFTER.search(preceding) is not None or preceding.endswith(openers)
    if typed == '"':
        return Substitution(1, quotes.opening if opens else quotes.closing)
    if opens:
        return Substitution(1, quotes.inner_opening)
    is_open = preceding.count(quotes.inner_opening) > preceding.count(quotes.inner_closing)
    return Substitution(1, quotes.inner_closing if is_open else "’")


def _dash(before: str) -> Substitution | None:
    if _WITHOUT_WORDS.match(before):
        return None
    if before.endswith("–-"):
        return Substitution(2, "—")
    return Substitution(2, "–") if _TWO_HYPHENS.search(before) else None
