"""HTML made harmless to parse: no scripts, no comments, and never so deep or tangled that a parser chokes on it.

The sanitiser behind this is the gate; this only keeps hostile input from costing it, and us, quadratic time. A tag that
goes too far is made a comment: the words around it stay.
"""

import re

from msgspec import Struct

DEEPEST = 150
"""Elements open at one time, as far as can be told without parsing."""

_MOST_FORMATTING = 10
"""Formatting elements open at one time: each is opened again in every paragraph until it is closed."""
_MARK = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*))")
_MANY_REFERENCES = re.compile(r"(?:&[^<&]{0,200}){500}")
_RAW = frozenset({"script", "style"})
_NOT_COUNTED = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "html", "head", "body"),
    }
)
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)


class TamedHtml(Struct, frozen=True):
    """The tamed source, how many scripts and styles were cut out, and whether anything was flattened."""

    source: str
    active: int
    is_flattened: bool


def tame(source: str) -> TamedHtml:
    """`source` without comments, scripts and styles, and with tags nested too deeply taken out of effect."""
    tamer = _Tamer()
    position = 0
    while match := _MARK.search(source, position):
        tamer.text(source[position : match.start()])
        if match["comment"]:
            end = source.find("-->", match.start() + 2)
            position = len(source) if end < 0 else end + 3
        elif match["name"].lower() in _RAW:
            position = match.end() if match["close"] else _end_of_raw(source, match)
            tamer.active += not match["close"]
        else:
            tamer.tag(match["close"], match["name"])
            position = match.end()
    tamer.text(source[position:])
    return TamedHtml("".join(tamer.parts), tamer.active, tamer.is_flattened)


def _end_of_raw(source: str, opening: re.Match[str]) -> int:
    closing = re.compile(rf"</{opening['name']}[^<>]*>?", re.IGNORECASE).search(source, opening.end())
    return closing.end() if closing else len(source)


class _Tamer:
    """The tags open so far, and the output."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.active = 0
        self.is_flattened = False
        self._open: list[str] = []
        self._renamed: dict[str, int] = {}
        self._formatting = 0

    def text(self, text: str) -> None:
        """Take text as it is; a very long row of character references is cut into several text nodes."""
        self.parts.append(_MANY_REFERENCES.sub(r"\g<0><wbr>", text) if text.count("&") > 500 else text)

    def tag(self, closes: str, name: str) -> None:
        """Take the start of a tag, under its own name or out of effect."""
        folded = name.lower()
        if folded in _NOT_COUNTED:
            self.parts.append(f"<{closes}{name}")
        elif closes:
            self._close(folded)
        elif len(self._open) >= DEEPEST or (folded in _FORMATTING and self._formatting >= _MOST_FORMATTING):
            self._renamed[folded] = self._renamed.get(folded, 0) + 1
            self.is_flattened = True
            self.parts.append("<!")
        else:
            self._open.append(folded)
            self._formatting += folded in _FORMATTING
            self.parts.append(f"<{name}")

    def _close(self, name: str) -> None:
        if self._renamed.get(name, 0):
            self._renamed[name] -= 1
            self.parts.append("<!")
            return
        if name in self._open:
            self._formatting -= name in _FORMATTING
            while self._open.pop() != name:
                continue
        self.parts.append(f"</{name}")
