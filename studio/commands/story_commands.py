"""The Story menu: where a story stands, and the panels that hold what belongs to it."""

from functools import partial

from studio.commands.command import Command, Menu, with_story
from studio.commands.workbench import Workbench
from studio.story.story import Status


def _set_status(status: Status, bench: Workbench) -> None:
    if bench.desk.story is not None:
        bench.desk.set_status(bench.desk.story.id, status)


def _has_status(status: Status, bench: Workbench) -> bool:
    return bench.desk.story is not None and bench.desk.story.status is status


def _show_panel(panel_id: str, bench: Workbench) -> None:
    bench.show_panel(panel_id)


def _edit_credits(bench: Workbench) -> None:
    bench.edit_credits()


def _can_crop_picture(bench: Workbench) -> bool:
    return bench.can_crop_picture()


def _crop_picture(bench: Workbench) -> None:
    bench.crop_picture()


def _status_command(status: Status, shortcut: str, icon: str = "") -> Command:
    return Command(
        id=f"status-{status}",
        menu=Menu.STORY,
        group=1,
        shortcut=shortcut,
        icon=icon,
        run=partial(_set_status, status),
        is_enabled=with_story,
        is_on=partial(_has_status, status),
    )


def _panel_command(panel_id: str, shortcut: str, icon: str) -> Command:
    return Command(
        id=f"panel-{panel_id}",
        menu=Menu.STORY,
        group=2,
        shortcut=shortcut,
        icon=icon,
        run=partial(_show_panel, panel_id),
        is_enabled=with_story,
    )


def _copy_article(form: str, bench: Workbench) -> None:
    bench.copy_article(form)


def _copy_command(form: str) -> Command:
    return Command(
        id=f"copy-as-{form}",
        menu=Menu.STORY,
        group=4,
        run=partial(_copy_article, form),
        is_enabled=with_story,
    )


STORY_COMMANDS = (
    _status_command(Status.DRAFT, "Alt+1"),
    _status_command(Status.READY, "Alt+2"),
    _status_command(Status.SPIKED, "Alt+3", "spike"),
    _panel_command("pictures", "Ctrl+1", "picture"),
    _panel_command("facts", "Ctrl+2", "fact-box"),
    _panel_command("embeds", "Ctrl+3", "embed"),
    _panel_command("preflight", "Ctrl+4", "preflight"),
    _panel_command("story", "Ctrl+5", "story"),
    _panel_command("history", "Ctrl+6", "history"),
    Command(
        id="edit-credits",
        menu=Menu.STORY,
        group=3,
        shortcut="Ctrl+Shift+C",
        run=_edit_credits,
        is_enabled=with_story,
    ),
    Command(
        id="crop-picture",
        menu=Menu.STORY,
        group=3,
        icon="crop",
        run=_crop_picture,
        is_enabled=_can_crop_picture,
    ),
    _copy_command("rich-text"),
    _copy_command("html"),
    _copy_command("markdown"),
    _copy_command("plain-text"),
)
