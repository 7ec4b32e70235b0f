"""What the palette finds, by the character that chooses it when it is typed first."""

from collections.abc import Callable

from studio.commands.all_commands import COMMANDS
from studio.commands.workbench import Workbench
from studio.story.findings import Place
from studio.ui.palette.command_source import CommandSource
from studio.ui.palette.entry import PaletteSource
from studio.ui.palette.place_sources import HeadingSource, LineSource
from studio.ui.palette.story_source import StorySource

COMMANDS_FIRST, HEADINGS_FIRST, LINES_FIRST = ">", "@", ":"
STORIES_FIRST = ""
"""Stories have no character: they are what the palette finds when it was opened for them."""


def palette_sources(bench: Workbench, jump: Callable[[Place], None]) -> dict[str, PaletteSource]:
    """Every source. Adding one adds a line here; `jump` goes to a place of the open story."""
    return {
        STORIES_FIRST: StorySource(bench.desk),
        COMMANDS_FIRST: CommandSource(COMMANDS, bench),
        HEADINGS_FIRST: HeadingSource(bench.desk, jump),
        LINES_FIRST: LineSource(bench.desk, jump),
    }
