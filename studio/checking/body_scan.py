"""One pass over a body that finds every line the checks care about, so that no rule walks the text again."""

import re
from functools import lru_cache

from msgspec import Struct

from studio.story.code_lines import fence_after
from studio.story.directives import ELEMENT_DIRECTIVES, Directive, DirectiveName, parse_directive, shown_directive

_DIRECTIVE_START = re.compile(r"::[A-Za-z]")
_IMAGE = re.compile(r"(?<!\\)!\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500}\][(\[]")
_TK = re.compile(r"(?<!\w)(?:TK)+(?!\w)")
_NOT_COPY = re.compile(r"(?:\]\(|://|www\.|\{#)[^\s)>}\]]*")


class PlacedDirective(Struct, frozen=True):
    """A directive and the 0-based body line it stands on."""

    line: int
    directive: Directive


class BodyScan(Struct, frozen=True, kw_only=True):
    """What one pass over a body found; every number is a 0-based line.

    `malformed` are lines that begin like a directive and are none, or whose words would not all show. `plain_text`
    is the body without its directives.
    """

    directives: tuple[PlacedDirective, ...]
    malformed: tuple[int, ...]
    images: tuple[int, ...]
    tks: tuple[int, ...]
    plain_text: str

    @property
    def placements(self) -> tuple[PlacedDirective, ...]:
        """The directives that place a picture, fact box or embed."""
        return tuple(placed for placed in self.directives if placed.directive.name in ELEMENT_DIRECTIVES)


def tk_count(text: str) -> int:
    """How often copy is still to come in `text`: TK or TKTK as a word of its own, outside addresses and ids."""
    if "TK" not in text:
        return 0
    return len(_TK.findall(_NOT_COPY.sub(" ", text)))


@lru_cache(maxsize=2)
def scan_body(body: str) -> BodyScan:
    """The scan of `body`. Fenced code is skipped, except for TK, which is copy to come wherever it stands."""
    directives: list[PlacedDirective] = []
    malformed: list[int] = []
    images: list[int] = []
    tks: list[int] = []
    text: list[str] = []
    fence = ""
    for number, line in enumerate(body.split("\n")):
        if "TK" in line:
            tks.extend([number] * tk_count(line))
        if "```" in line or "~~~" in line:
            fence = fence_after(fence, line)
        if fence:
            text.append(line)
        elif "::" in line and _DIRECTIVE_START.match(line):
            directive = parse_directive(line)
            is_known = directive is not None and directive.name in set(DirectiveName)
            if directive is None or (is_known and shown_directive(line) is None):
                malformed.append(number)
            else:
                directives.append(PlacedDirective(number, directive))
        else:
            text.append(line)
            if "![" in line:
                images.extend([number] * _image_count(line))
    return BodyScan(
        directives=tuple(directives),
        malformed=tuple(malformed),
        images=tuple(images),
        tks=tuple(tks),
        plain_text="\n".join(text),
    )


def _image_count(line: str) -> int:
    return sum(line.count("`", 0, match.start()) % 2 == 0 for match in _IMAGE.finditer(line))
