"""The order in which Tab goes through a panel: the order in which its layouts show things."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_tab_order(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in `widget` that Tab stops at, from top to bottom, hidden ones included."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from in_tab_order(inside)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for part in _parts(layout):
        yield from in_tab_order(part) if isinstance(part, QWidget) else _in_layout(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts that a layout holds, in its order.

    Not asked of its items: Python's object for an item outlives it, and crashes what lies there next (PySide6 6.11.3).
    """
    owner = layout.parentWidget()
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    widgets = owner.findChildren(QWidget, options=directly) if owner is not None else []
    placed: dict[int, QWidget | QLayout] = {layout.indexOf(widget): widget for widget in widgets}
    inner = (child for child in layout.children() if isinstance(child, QLayout))
    placed |= {layout.indexOf(child): child for child in inner}
    return [placed[index] for index in sorted(placed) if index >= 0]


def set_tab_order(widgets: tuple[QWidget, ...]) -> None:
    """Make Tab go through `widgets` one after the other."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
