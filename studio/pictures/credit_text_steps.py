"""The steps that clean a credit line as text: from spaces and labels to the marks between its names."""

import html
import re
import unicodedata
from collections.abc import Callable

from studio.pictures.credit_rules import CreditRules

TextStep = Callable[[str, CreditRules], str]

_TWICE_ENCODED = re.compile(r"[ÃÂÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"
"""Characters nobody sees, which names in some scripts are spelt with."""
_PARTNERS = {"(": ")", "[": "]", "{": "}"}
_INNER = re.compile(r"\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_EDGES = ' \t,;:/|\\·•*_~=+<>«»"“”„–—-'
_BAR = re.compile(r"\s*(?:[|•·\\;]|//+)\s*|\s+/\s*|\s*/\s+")
_DASH = re.compile(r"\s+[–—-]+\s+")


def tidy_characters(text: str, _rules: CreditRules) -> str:
    """Accents whole, entities and doubly encoded letters read, no unseen characters, single spaces."""
    text = html.unescape(text)
    if _TWICE_ENCODED.search(text):
        text = _decoded_again(text)
    text = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if each.isspace() else each for each in text)
    return " ".join("".join(each for each in spaced if each in _JOINERS or _is_seen(each)).split())


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in _UNSEEN


def _decoded_again(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def drop_notice(text: str, rules: CreditRules) -> str:
    """Without “(Credit too long, see caption)”."""
    return rules.notice.sub(" ", text).strip() if rules.notice.search(text) else text


def open_brackets(text: str, _rules: CreditRules) -> str:
    """Without brackets around the whole line, and without a bracket that has no partner."""
    bare = text.rstrip(".,; ")
    if bare and bare[0] in _PARTNERS and _partner(bare) == len(bare) - 1:
        return bare[1:-1].strip()
    for opening, closing in ("()", "[]"):
        if text.count(opening) > text.count(closing) and text.startswith(opening):
            return text[1:].strip()
        if text.count(closing) > text.count(opening) and text.endswith(closing):
            return text[:-1].strip()
    return text


def _partner(text: str) -> int:
    """Where the bracket that opens `text` is closed; -1 when it is not."""
    depth = 0
    for at, each in enumerate(text):
        depth += (each == text[0]) - (each == _PARTNERS[text[0]])
        if not depth:
            return at
    return -1


def drop_label(text: str, rules: CreditRules) -> str:
    """Without “Photo:”, “Image source,” and their like."""
    return _without_start(text, rules.label)


def drop_copyright(text: str, rules: CreditRules) -> str:
    """Without the copyright sign, its year, and “All rights reserved”."""
    return _without_start(rules.reserved.sub("", text).strip(), rules.copyright)


def drop_date(text: str, rules: CreditRules) -> str:
    """Without a date at the end."""
    return rules.date.sub("", text).strip()


def drop_courtesy(text: str, rules: CreditRules) -> str:
    """Without “courtesy of” at the beginning."""
    return _without_start(text, rules.courtesy)


def join_names(text: str, rules: CreditRules) -> str:
    """With a slash between the names, whatever stood there: bars, dashes, commas, brackets around an agency."""
    text = _BAR.sub("/", text)
    text = _INNER.sub(lambda match: _bracketed(match, rules), text)
    pieces = _DASH.split(text)
    if len(pieces) > 1 and any(_has_known(piece, rules) for piece in pieces):
        text = "/".join(pieces)
    first, *others = text.split(", ")
    for other in others:
        first = f"{first}{'/' if _begins_a_name(first, other, rules) else ', '}{other}"
    return first


def drop_stray_marks(text: str, rules: CreditRules) -> str:
    """Without marks at either end, or doubled; a full stop stays where it shortens a word."""
    text = re.sub(r"\s+([,;])", r"\1", text).strip(_EDGES)
    text = re.sub(r"/{2,}|/\s*[,;]\s*|[,;]\s*/", "/", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    while text.endswith((".", "…", "!", "?")):
        last = re.split(r"[\s/]", text)[-1].rstrip(".").casefold()
        if text.endswith(".") and not text.endswith("..") and (len(last) == 1 or last in rules.words.abbreviations):
            break
        text = text[:-1].rstrip(_EDGES)
    return text.lstrip(f".{_EDGES}")


def _without_start(text: str, pattern: re.Pattern[str]) -> str:
    match = pattern.match(text)
    return text[match.end() :].strip() if match else text


def _bracketed(match: re.Match[str], rules: CreditRules) -> str:
    inside = match[1]
    if inside and all(rules.is_known(piece.strip()) for piece in re.split(r"[/,]", inside)):
        return f"/{inside}" if match.start() else f"{inside}/"
    return match[0]


def _has_known(text: str, rules: CreditRules) -> bool:
    return any(rules.is_known(piece.strip()) for piece in re.split(r"/|\svia\s", text))


def _begins_a_name(before: str, after: str, rules: CreditRules) -> bool:
    left, right = re.split(r"/", before)[-1].strip(), re.split(r"/|\svia\s", after)[0].strip()
    if rules.is_known(right) or rules.is_known(left):
        return True
    return rules.is_people(left) and rules.is_organisation(right)
