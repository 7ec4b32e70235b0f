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
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_tab_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def set_tab_order(widgets: tuple[QWidget, ...]) -> None:
    """Make Tab go through `widgets` one after the other."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
