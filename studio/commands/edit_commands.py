"""The Edit menu: undo, and how text is set."""

from studio.commands.command import Command, Menu, with_story
from studio.commands.workbench import Workbench


def _can_undo(bench: Workbench) -> bool:
    return bool(bench.undo_step)


def _can_redo(bench: Workbench) -> bool:
    return bool(bench.redo_step)


def _undo(bench: Workbench) -> None:
    bench.undo()


def _redo(bench: Workbench) -> None:
    bench.redo()


def _select_all(bench: Workbench) -> None:
    bench.select_all()


def _find(bench: Workbench) -> None:
    bench.finder.open(is_replacing=False)


def _find_next(bench: Workbench) -> None:
    bench.finder.find_next()


def _find_previous(bench: Workbench) -> None:
    bench.finder.find_previous()


def _replace(bench: Workbench) -> None:
    bench.finder.open(is_replacing=True)


def _replace_in_library(bench: Workbench) -> None:
    bench.library_wide.replace()


def _bold(bench: Workbench) -> None:
    bench.editor.toggle_bold()


def _italic(bench: Workbench) -> None:
    bench.editor.toggle_italic()


def _link(bench: Workbench) -> None:
    bench.editor.insert_link()


def _heading(bench: Workbench) -> None:
    bench.editor.cycle_heading()


def _quote(bench: Workbench) -> None:
    bench.editor.toggle_quote()


def _list(bench: Workbench) -> None:
    bench.editor.toggle_list()


def _toggle_spelling(bench: Workbench) -> None:
    bench.proofreading.toggle()


def _marks_spelling(bench: Workbench) -> bool:
    return bench.proofreading.is_on


def _suggest(bench: Workbench) -> None:
    bench.proofreading.suggest()


def _next_mistake(bench: Workbench) -> None:
    bench.proofreading.go_to_next()


def _try_rules(bench: Workbench) -> None:
    bench.library_wide.try_rules()


EDIT_COMMANDS = (
    Command(id="undo", menu=Menu.EDIT, group=1, shortcut="Ctrl+Z", icon="undo", run=_undo, is_enabled=_can_undo),
    Command(id="redo", menu=Menu.EDIT, group=1, shortcut="Ctrl+Shift+Z", icon="redo", run=_redo, is_enabled=_can_redo),
    Command(id="select-all", menu=Menu.EDIT, group=2, shortcut="Ctrl+A", run=_select_all, is_enabled=with_story),
    Command(id="find", menu=Menu.EDIT, group=3, shortcut="Ctrl+F", icon="search", run=_find, is_enabled=with_story),
    Command(id="find-next", menu=Menu.EDIT, group=3, shortcut="F3", run=_find_next, is_enabled=with_story),
    Command(
        id="find-previous", menu=Menu.EDIT, group=3, shortcut="Shift+F3", run=_find_previous, is_enabled=with_story
    ),
    Command(id="replace", menu=Menu.EDIT, group=3, shortcut="Ctrl+H", run=_replace, is_enabled=with_story),
    Command(id="replace-in-library", menu=Menu.EDIT, group=3, shortcut="Ctrl+Shift+R", run=_replace_in_library),
    Command(id="bold", menu=Menu.EDIT, group=4, shortcut="Ctrl+B", icon="bold", run=_bold, is_enabled=with_story),
    Command(id="italic", menu=Menu.EDIT, group=4, shortcut="Ctrl+I", icon="italic", run=_italic, is_enabled=with_story),
    Command(id="link", menu=Menu.EDIT, group=4, shortcut="Ctrl+K", icon="link", run=_link, is_enabled=with_story),
    Command(
        id="heading",
        menu=Menu.EDIT,
        group=5,
        shortcut="Ctrl+Shift+H",
        icon="heading",
        run=_heading,
        is_enabled=with_story,
    ),
    Command(
        id="quote", menu=Menu.EDIT, group=5, shortcut="Ctrl+Shift+Q", icon="quote", run=_quote, is_enabled=with_story
    ),
    Command(id="list", menu=Menu.EDIT, group=5, shortcut="Ctrl+Shift+L", icon="list", run=_list, is_enabled=with_story),
    Command(id="check-spelling", menu=Menu.EDIT, group=6, run=_toggle_spelling, is_on=_marks_spelling),
    Command(id="suggestions", menu=Menu.EDIT, group=6, shortcut="Ctrl+.", run=_suggest, is_enabled=with_story),
    Command(id="next-mistake", menu=Menu.EDIT, group=6, shortcut="Alt+F7", run=_next_mistake, is_enabled=with_story),
    Command(id="rule-lab", menu=Menu.EDIT, group=6, run=_try_rules),
)
