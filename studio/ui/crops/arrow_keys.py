"""What the keys mean on a crop or a focal point: how far to move, how much to grow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_STEP = 0.01
_LONG_STEP = 0.1
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SIZES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Underscore: -1}


def arrow_step(event: QKeyEvent) -> tuple[float, float] | None:
    """How far an arrow key moves, in fractions across and down: 1 %, with Shift 10 %. None for any other key."""
    way = _WAYS.get(Qt.Key(event.key()))
    if way is None:
        return None
    is_long = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    length = _LONG_STEP if is_long else _STEP
    return way[0] * length, way[1] * length


def size_step(event: QKeyEvent) -> float | None:
    """How much plus and minus change the size, in fractions of the picture; None for any other key."""
    way = _SIZES.get(Qt.Key(event.key()))
    return None if way is None else way * _STEP
