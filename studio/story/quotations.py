"""The words between quotation marks: found in a text, and compared with what they were."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from operator import itemgetter

from msgspec import Struct

from studio.story.words import words_in

NEAR = 0.6
"""Two quotations with at least this share of their words in common, in order, are one and the same, changed."""

_SHORTEST = 3
"""Quotations of fewer words are names and phrases, of which a story has many that resemble each other."""
_DEEPEST = 5
_MOST_LONGER = 1.7

_CLOSING = {"“": "”", "‘": "’", "«": "»", "»": "«", "„": "“”", "‚": "‘’", '"': '"'}
_MARK = re.compile('[“”‘’"«»„‚]')
_PARAGRAPH = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_HIDDEN = re.compile(
    r"^::[^\n]*$|\[([^\[\]\n]{0,1000})\]\([^()\n]{0,2000}\)|<(?:https?|mailto):[^>\n]{0,2000}>", re.MULTILINE
)
_BLANK = "\u2060"
"""Stands where something is hidden, so that all keeps its place: neither a letter nor a space."""
_LETTER_BEFORE = re.compile(r"\w\Z")
_OPENS_BLOCK = re.compile(r"[ \t>*_#\-]*\Z")


class Quotation(Struct, frozen=True):
    """Words that stand between quotation marks, without the outer marks, and the 0-based line they begin on."""

    text: str
    line: int


class ChangedQuotation(Struct, frozen=True):
    """A quotation as it was, and as it is now with its line."""

    before: str
    now: str
    line: int


class _Origin(Struct, frozen=True):
    """Where something begins: its 0-based line, and its position in the whole text."""

    line: int
    position: int


class _Open(Struct):
    """A mark that waits for its closing one, and what stood between so far of earlier paragraphs."""

    mark: str
    start: int
    origin: "_Origin"
    earlier: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation in Offstone Markdown, in the order they begin, those inside others too.

    A quotation that goes on in the next paragraph, which then opens with its mark again, is one. A mark that is never
    closed opens nothing; apostrophes are none. Directives and addresses of links hold no quotations.
    """
    shown = _HIDDEN.sub(_blanked, text)
    found: list[tuple[int, Quotation]] = []
    waiting: list[_Open] = []
    line = position = 0
    for end, following in _paragraph_ends(shown):
        paragraph = shown[position:end]
        if paragraph.strip(_INVISIBLE):
            waiting = _read_paragraph(paragraph, _Origin(line, position), waiting, found)
        line += shown.count("\n", position, following)
        position = following
    return tuple(quotation for _, quotation in sorted(found, key=itemgetter(0)))


def _blanked(match: re.Match[str]) -> str:
    label = match[1] or ""
    return f"{_BLANK}{label}{_BLANK * (len(match[0]) - len(label) - 1)}"


def _paragraph_ends(text: str) -> Iterator[tuple[int, int]]:
    """The end of each paragraph, and where the next one begins."""
    for match in _PARAGRAPH.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)


def _read_paragraph(
    paragraph: str, begin: _Origin, carried: list[_Open], found: list[tuple[int, Quotation]]
) -> list[_Open]:
    """Add the quotations that close in a paragraph to `found`; gives those that may go on in the next one."""
    open_marks: list[_Open] = []
    for match in _MARK.finditer(paragraph):
        mark, at = match[0], match.start()
        if _goes_on(carried, mark, paragraph, at, open_marks):
            again = carried[len(open_marks)]
            open_marks.append(_Open(mark, at + 1, again.origin, again.earlier))
        elif (depth := _closes(open_marks, mark, paragraph, at)) is not None:
            opened = open_marks[depth]
            del open_marks[depth:]
            words = _joined((*opened.earlier, paragraph[opened.start : at]))
            if words:
                found.append((opened.origin.position, Quotation(words, opened.origin.line)))
        elif _opens(mark, paragraph, at):
            origin = _Origin(begin.line + paragraph.count("\n", 0, at), begin.position + at)
            open_marks = [*open_marks[-_DEEPEST:], _Open(mark, at + 1, origin)]
    return [_Open(each.mark, 0, each.origin, (*each.earlier, paragraph[each.start :])) for each in open_marks]


def _goes_on(carried: list[_Open], mark: str, paragraph: str, at: int, open_marks: list[_Open]) -> bool:
    """True for the mark that opens a paragraph again which an open quotation runs into."""
    depth = len(open_marks)
    if depth >= len(carried) or carried[depth].mark != mark:
        return False
    return _OPENS_BLOCK.match(paragraph[:at].translate(_NO_MARKS)) is not None


_INVISIBLE = f" \t\n{_BLANK}"
_UNSEEN = str.maketrans(dict.fromkeys(f"*{_BLANK}"))
_NO_MARKS = str.maketrans(dict.fromkeys('“”‘’"«»„‚'))


def _closes(open_marks: list[_Open], mark: str, paragraph: str, at: int) -> int | None:
    """The depth of the open mark that this one closes, or None."""
    if mark == "’" and _is_apostrophe(paragraph, at, is_inside=any(each.mark in "‘‚" for each in open_marks)):
        return None
    if mark == '"' and paragraph[at + 1 : at + 2].isalnum() and not paragraph[at - 1 : at].strip():
        return None
    for depth in range(len(open_marks) - 1, -1, -1):
        if mark in _CLOSING[open_marks[depth].mark]:
            return depth
    return None


def _is_apostrophe(paragraph: str, at: int, *, is_inside: bool) -> bool:
    return not is_inside or paragraph[at + 1 : at + 2].isalnum()


def _opens(mark: str, paragraph: str, at: int) -> bool:
    if mark not in _CLOSING:
        return False
    before, after = paragraph[at - 1 : at] if at else "", paragraph[at + 1 : at + 2]
    if mark in '"‘»':
        return not _LETTER_BEFORE.search(before) and bool(after.strip())
    return bool(after)


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(" ".join(pieces).translate(_UNSEEN).split())


def changed_quotations(remembered: Iterable[str], text: str) -> tuple[ChangedQuotation, ...]:
    """The remembered quotations that `text` has no more, while it has a very similar one, which it had not.

    Left out are quotations that are gone, cut, split by who said them, run together, or that the text says outside
    marks: those are an editor's everyday work and change no word. Marks, case and kinds of apostrophes do not count.
    """
    known = {before: _words(before) for before in remembered}
    there = [(quotation, _words(quotation.text)) for quotation in quotations(text)]
    spoken = _spoken(_words(_HIDDEN.sub(_blanked, text).translate(_UNSEEN))) if known else ""
    missing = {
        before: words for before, words in known.items() if len(words) >= _SHORTEST and _spoken(words) not in spoken
    }
    old = set(known.values())
    fresh = [(quotation, words) for quotation, words in there if words not in old]
    changed = (_nearest(before, words, fresh) for before, words in missing.items())
    return tuple(sorted((each for each in changed if each is not None), key=lambda each: each.line))


def _nearest(
    before: str, words: tuple[str, ...], there: list[tuple[Quotation, tuple[str, ...]]]
) -> ChangedQuotation | None:
    best, nearest = NEAR, None
    whole = _spoken(words)
    for quotation, now in there:
        if not now or max(len(words), len(now)) > _MOST_LONGER * min(len(words), len(now)) or _spoken(now) in whole:
            continue
        matcher = SequenceMatcher(None, words, now, autojunk=False)
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best or _is_cut(matcher, now):
            continue
        if (ratio := matcher.ratio()) > best or (nearest is None and ratio == best):
            best, nearest = ratio, quotation
    return None if nearest is None else ChangedQuotation(before, nearest.text, nearest.line)


def _is_cut(matcher: "SequenceMatcher[str]", now: tuple[str, ...]) -> bool:
    """True where words were left out or explained, and an ellipsis or brackets say so."""
    return _OMITTED in now and all(
        tag in {"equal", "delete"} or now[low:high] == (_OMITTED,) for tag, _, _, low, high in matcher.get_opcodes()
    )


_OMITTED = "…"
_OMISSION = re.compile(r"\[[^\[\]]{0,200}\]|\(?(?:…|\.\.\.)\)?")


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text in one case, with one apostrophe; words left out are one word, an ellipsis."""
    pieces = (words_in(piece.replace("’", "'").casefold()) for piece in _OMISSION.split(text))
    words: list[str] = []
    for index, piece in enumerate(pieces):
        words += [_OMITTED] if index else []
        words += piece
    return tuple(words)


def _spoken(words: tuple[str, ...]) -> str:
    return f" {' '.join(word for word in words if word != _OMITTED)} "
