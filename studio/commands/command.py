"""One thing the user can do: its id, its place in the menus, its shortcut, and what it does."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from studio.commands.workbench import Workbench
from studio.wording import sentence


class Menu(StrEnum):
    """The menus of the menu bar, in order."""

    FILE = "file"
    EDIT = "edit"
    STORY = "story"
    INSERT = "insert"
    VIEW = "view"
    HELP = "help"


def always(_bench: Workbench) -> bool:
    """For commands that can always run."""
    return True


def with_story(bench: Workbench) -> bool:
    """For commands that need a story on the desk."""
    return bench.desk.session is not None


class Command(Struct, frozen=True, kw_only=True):
    """One command. Commands of one `group` stand together in their menu, between separators.

    `shortcut` is in Qt's portable text, such as ``Ctrl+Shift+P``. `is_on` makes it a command with a tick.
    """

    id: str
    menu: Menu
    group: int
    run: Callable[[Workbench], None]
    shortcut: str = ""
    icon: str = ""
    is_enabled: Callable[[Workbench], bool] = always
    is_on: Callable[[Workbench], bool] | None = None

    @property
    def title(self) -> str:
        """What the command is called, in menus and in the palette."""
        return sentence(f"commands.{self.id}")
