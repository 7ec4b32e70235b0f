"""Places in the open story, for the palette: its subheadings, and lines by their number."""

from collections.abc import Callable
from functools import partial

from studio.session.desk import Desk
from studio.story.findings import Place
from studio.story.outline import outline
from studio.ui.palette.entry import OnFound, PaletteEntry, answering
from studio.wording import sentence

_INDENT = "\u2003"


class HeadingSource:
    """The subheadings, set in by their level, below the headline."""

    hint = "palette.headings-hint"
    nothing = "palette.no-heading"

    def __init__(self, desk: Desk, jump: Callable[[Place], None]) -> None:
        self._desk = desk
        self._jump = jump

    def find(self, text: str, on_found: OnFound) -> None:
        """Find subheadings by letters of them."""
        story = self._desk.story
        headings = outline(story.body) if story is not None else ()
        highest = min((heading.level for heading in headings), default=1)
        entries = tuple(
            PaletteEntry(
                title=_INDENT * (heading.level - highest) + heading.text,
                aside=sentence("palette.line", number=heading.line + 1),
                icon="heading",
                act=partial(self._jump, Place(field="body", line=heading.line)),
            )
            for heading in headings
        )
        on_found(answering(entries, text))


class LineSource:
    """The one line of that number, counted from 1; the last one for any higher number."""

    hint = "palette.lines-hint"
    nothing = "palette.no-line"

    def __init__(self, desk: Desk, jump: Callable[[Place], None]) -> None:
        self._desk = desk
        self._jump = jump

    def find(self, text: str, on_found: OnFound) -> None:
        """Find the line of a number."""
        story, number = self._desk.story, text.strip()
        if story is None or not number.isdecimal() or int(number) < 1:
            on_found(())
            return
        lines = story.body.split("\n")
        line = min(int(number), len(lines)) - 1
        on_found(
            (
                PaletteEntry(
                    title=sentence("palette.line", number=line + 1),
                    detail=lines[line],
                    icon="place",
                    act=partial(self._jump, Place(field="body", line=line)),
                ),
            )
        )
