"""The File menu: stories in, packages out, libraries."""

from studio.commands.command import Command, Menu, with_story
from studio.commands.workbench import Workbench


def _start_story(bench: Workbench) -> None:
    bench.desk.start_story()
    bench.editor.focus_field("headline")


def _take_in_clipboard(bench: Workbench) -> None:
    bench.take_in_clipboard()


def _take_in_file(bench: Workbench) -> None:
    bench.take_in_file()


def _hand_off(bench: Workbench) -> None:
    bench.hand_off()


def _print(bench: Workbench) -> None:
    bench.page.print()


def _save_pdf(bench: Workbench) -> None:
    bench.page.save_pdf()


def _open_library(bench: Workbench) -> None:
    bench.open_library()


def _new_library(bench: Workbench) -> None:
    bench.new_library()


def _quick_open(bench: Workbench) -> None:
    bench.quick_open()


def _choose_backup_place(bench: Workbench) -> None:
    bench.choose_backup_place()


def _quit(bench: Workbench) -> None:
    bench.quit()


FILE_COMMANDS = (
    Command(id="new-story", menu=Menu.FILE, group=1, shortcut="Ctrl+N", icon="new-story", run=_start_story),
    Command(id="quick-open", menu=Menu.FILE, group=1, shortcut="Ctrl+O", run=_quick_open),
    Command(
        id="take-in-clipboard",
        menu=Menu.FILE,
        group=1,
        shortcut="Ctrl+Shift+I",
        icon="take-in",
        run=_take_in_clipboard,
    ),
    Command(id="take-in-file", menu=Menu.FILE, group=1, shortcut="Ctrl+Shift+O", run=_take_in_file),
    Command(
        id="hand-off",
        menu=Menu.FILE,
        group=2,
        shortcut="Ctrl+Shift+Return",
        icon="hand-off",
        run=_hand_off,
        is_enabled=with_story,
    ),
    Command(id="print", menu=Menu.FILE, group=2, shortcut="Ctrl+P", icon="print", run=_print, is_enabled=with_story),
    Command(id="export-pdf", menu=Menu.FILE, group=2, run=_save_pdf, is_enabled=with_story),
    Command(id="open-library", menu=Menu.FILE, group=3, icon="folder", run=_open_library),
    Command(id="new-library", menu=Menu.FILE, group=3, run=_new_library),
    Command(id="backup-place", menu=Menu.FILE, group=3, run=_choose_backup_place),
    Command(id="quit", menu=Menu.FILE, group=4, shortcut="Ctrl+Q", run=_quit),
)
