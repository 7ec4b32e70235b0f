"""Everything is reached by keyboard, has a name for those who hear it, and shows when it has the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from studio.resources import resource
from studio.story.picture import PlacedPicture
from studio.story.story import with_picture
from studio.ui.panels.all_panels import PANELS
from studio.ui.preview.preview_view import PreviewView
from studio.ui.theme.theme import Theme
from studio.ui.window.guide_window import GuideWindow
from tests.ui.opened_desk import OpenedDesk


def stops(root: QWidget) -> list[QWidget]:
    """The widgets in view that Tab goes to."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is root.window()
        and not isinstance(widget.parentWidget(), PreviewView)  # the page names itself
    ]


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def nameless(root: QWidget) -> list[str]:
    return [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in stops(root) if not name_of(w)]


def walk(root: QWidget, start: QWidget, key: Qt.Key) -> Iterator[QWidget]:
    """Where a key leads from `start`, until it is back there."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(400):
        focus = root.focusWidget()
        assert focus is not None
        yield focus
        QTest.keyClick(focus, key)
        if root.focusWidget() is start:
            return
    pytest.fail(f"{key.name} never comes back; it is stuck at {root.focusWidget()}")


def without_focus_ring(root: QWidget, elsewhere: QWidget) -> list[str]:
    """The widgets that look the same with and without the focus."""
    same = []
    for widget in stops(root):
        if widget is elsewhere:
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        scrolled = _scroll_area_of(widget)
        if scrolled is not None:
            scrolled.ensureWidgetVisible(widget)
        area = widget.rect().translated(widget.mapTo(root, widget.rect().topLeft())).adjusted(-3, -3, 3, 3)
        has_focus = widget.hasFocus()
        with_focus = root.grab(area).toImage()
        elsewhere.setFocus()
        if has_focus and root.grab(area).toImage() == with_focus:
            same.append(f"{type(widget).__name__} {name_of(widget)!r}")
    return same


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


@pytest.mark.parametrize("panel", [spec.id for spec in PANELS])
def test_everything_in_the_window_has_a_name(desk: OpenedDesk, panel: str) -> None:
    desk.window.panels.show_panel(panel)
    assert len(stops(desk.window)) > 25
    assert nameless(desk.window) == []


@pytest.mark.parametrize("panel", [spec.id for spec in PANELS])
def test_tab_goes_everywhere_and_comes_back(desk: OpenedDesk, panel: str) -> None:
    desk.window.panels.show_panel(panel)
    visited = list(walk(desk.window, desk.window.library.search_field, Qt.Key.Key_Tab))
    missed = [f"{type(w).__name__} {name_of(w)!r}" for w in stops(desk.window) if w not in visited and not _grouped(w)]
    assert missed == []


def test_shift_tab_comes_back_too(desk: OpenedDesk) -> None:
    forth = list(walk(desk.window, desk.window.library.search_field, Qt.Key.Key_Tab))
    back = list(walk(desk.window, desk.window.library.search_field, Qt.Key.Key_Backtab))
    assert set(back) == set(forth)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_focus_is_seen(desk: OpenedDesk, theme: Theme, qapp: QApplication, choice: str) -> None:
    theme.choose(choice)
    desk.rows()
    for spec in PANELS:
        desk.window.panels.show_panel(spec.id)
        qapp.processEvents()  # a long card gets its height with the next layout
        if spec.id == "pictures":
            assert without_focus_ring(desk.window, desk.window.library.search_field) == []
        else:
            assert without_focus_ring(desk.window.panels, desk.window.library.search_field) == []
    theme.choose("light")


def _grouped(widget: QWidget) -> bool:
    """Tab goes to one of a group of buttons, and arrows to the rest."""
    group = getattr(widget, "group", lambda: None)()
    return group is not None and group.exclusive()


def opened_dialog(desk: OpenedDesk, name: str) -> QWidget:
    if name == "review":
        desk.window.dialogs.review_source(resource("sample", "page.txt").read_bytes(), "page.txt")
    elif name == "palette":
        desk.act("palette")
        return desk.window.parts.palette
    else:
        desk.desk.session.edit_story("test", with_picture(desk.story, PlacedPicture(id="bare")))
        desk.act(name)
    kind = GuideWindow if name == "guide" else QDialog
    dialog = next(dialog for dialog in desk.window.findChildren(kind) if dialog.isVisible())
    dialog.activateWindow()
    desk.until(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("name", ["hand-off", "about", "guide", "review", "palette"])
def test_everything_in_the_dialogs_has_a_name(desk: OpenedDesk, name: str) -> None:
    dialog = opened_dialog(desk, name)
    assert stops(dialog)
    assert nameless(dialog) == []
    assert dialog.windowTitle() or dialog.accessibleName()
    dialog.close()


@pytest.mark.parametrize("name", ["hand-off", "about"])
def test_tab_goes_round_in_dialogs_and_shows_where_it_is(desk: OpenedDesk, name: str) -> None:
    dialog = opened_dialog(desk, name)
    start = dialog.focusWidget()
    visited = list(walk(dialog, start, Qt.Key.Key_Tab))
    assert [w for w in stops(dialog) if w not in visited] == []
    assert without_focus_ring(dialog, start) == []
    dialog.close()


@pytest.mark.parametrize("name", ["hand-off", "about", "guide", "review"])
def test_escape_closes(desk: OpenedDesk, name: str) -> None:
    dialog = opened_dialog(desk, name)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.window.isVisible()


def test_toast_and_banner_are_heard_and_reached(desk: OpenedDesk) -> None:
    desk.act("status-spiked")
    assert desk.window.toast.accessibleName() == desk.window.toast.text
    assert nameless(desk.window) == []
    assert desk.window.toast.button in stops(desk.window)
