"""The View menu: columns, the preview's width, houses, the theme, the size of the text."""

from functools import partial

from studio.commands.command import Command, Menu
from studio.commands.workbench import Workbench


def _toggle_column(column: str, bench: Workbench) -> None:
    bench.toggle_column(column)


def _is_column_shown(column: str, bench: Workbench) -> bool:
    return bench.is_column_shown(column)


def _column_command(column: str, shortcut: str) -> Command:
    return Command(
        id=f"column-{column}",
        menu=Menu.VIEW,
        group=2,
        shortcut=shortcut,
        run=partial(_toggle_column, column),
        is_on=partial(_is_column_shown, column),
    )


def _use_page_width(width_id: str, bench: Workbench) -> None:
    bench.use_page_width(width_id)


def _is_page_width(width_id: str, bench: Workbench) -> bool:
    return bench.page_width() == width_id


def _page_width_command(width_id: str) -> Command:
    return Command(
        id=f"page-{width_id}",
        menu=Menu.VIEW,
        group=4,
        icon=width_id,
        run=partial(_use_page_width, width_id),
        is_on=partial(_is_page_width, width_id),
    )


def _offer_views(bench: Workbench) -> None:
    bench.page.offer_views()


def _make_house(bench: Workbench) -> None:
    bench.houses.make()


def _show_house_folder(bench: Workbench) -> None:
    bench.houses.show_folder()


def _has_house_folder(bench: Workbench) -> bool:
    return bench.houses.has_folder


def _use_theme(choice: str, bench: Workbench) -> None:
    bench.use_theme(choice)


def _is_theme(choice: str, bench: Workbench) -> bool:
    return bench.theme() == choice


def _theme_command(choice: str) -> Command:
    return Command(
        id=f"theme-{choice}",
        menu=Menu.VIEW,
        group=6,
        run=partial(_use_theme, choice),
        is_on=partial(_is_theme, choice),
    )


def _palette(bench: Workbench) -> None:
    bench.show_palette()


def _search(bench: Workbench) -> None:
    bench.focus_search()


def _pictures(bench: Workbench) -> None:
    bench.show_pictures()


def _zoom_in(bench: Workbench) -> None:
    bench.editor.zoom_in()


def _zoom_out(bench: Workbench) -> None:
    bench.editor.zoom_out()


def _zoom_reset(bench: Workbench) -> None:
    bench.editor.zoom_reset()


def _use_view(view: str, bench: Workbench) -> None:
    bench.views.use(view)


def _is_view_used(view: str, bench: Workbench) -> bool:
    return bench.views.is_used(view)


def _view_command(view: str) -> Command:
    return Command(
        id=f"view-{view}",
        menu=Menu.VIEW,
        group=3,
        run=partial(_use_view, view),
        is_on=partial(_is_view_used, view),
    )


def _full_screen(bench: Workbench) -> None:
    bench.views.toggle_full_screen()


def _is_full_screen(bench: Workbench) -> bool:
    return bench.views.is_full_screen


def _focus_mode(bench: Workbench) -> None:
    bench.views.toggle_focus()


def _is_focus_mode(bench: Workbench) -> bool:
    return bench.views.has_focus


def _typewriter(bench: Workbench) -> None:
    bench.views.toggle_typewriter()


def _is_typewriter(bench: Workbench) -> bool:
    return bench.views.is_typewriter


VIEW_COMMANDS = (
    Command(id="palette", menu=Menu.VIEW, group=1, shortcut="Ctrl+Shift+P", run=_palette),
    Command(id="search", menu=Menu.VIEW, group=1, shortcut="Ctrl+Shift+F", icon="search", run=_search),
    Command(id="picture-library", menu=Menu.VIEW, group=1, shortcut="Ctrl+Shift+M", icon="picture", run=_pictures),
    _column_command("library", "F6"),
    _column_command("preview", "F7"),
    _column_command("panels", "F8"),
    _view_command("all"),
    _view_command("write"),
    _view_command("split"),
    _view_command("read"),
    Command(id="full-screen", menu=Menu.VIEW, group=3, shortcut="F11", run=_full_screen, is_on=_is_full_screen),
    Command(id="focus-mode", menu=Menu.VIEW, group=3, shortcut="F9", run=_focus_mode, is_on=_is_focus_mode),
    Command(id="typewriter", menu=Menu.VIEW, group=3, run=_typewriter, is_on=_is_typewriter),
    _page_width_command("phone"),
    _page_width_command("tablet"),
    _page_width_command("desktop"),
    Command(id="page-views", menu=Menu.VIEW, group=4, shortcut="Shift+F7", icon="view-as", run=_offer_views),
    Command(id="new-house", menu=Menu.VIEW, group=5, run=_make_house),
    Command(
        id="house-folder",
        menu=Menu.VIEW,
        group=5,
        icon="folder",
        run=_show_house_folder,
        is_enabled=_has_house_folder,
    ),
    _theme_command("system"),
    _theme_command("light"),
    _theme_command("dark"),
    Command(id="zoom-in", menu=Menu.VIEW, group=7, shortcut="Ctrl++", run=_zoom_in),
    Command(id="zoom-out", menu=Menu.VIEW, group=7, shortcut="Ctrl+-", run=_zoom_out),
    Command(id="zoom-reset", menu=Menu.VIEW, group=7, shortcut="Ctrl+0", run=_zoom_reset),
)
