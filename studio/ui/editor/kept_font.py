"""For fonts that stay: Qt's style sheets put a widget's first font back whenever they are applied again."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget


class KeptFont:
    """The font one widget is to have. The widget passes its change events on to `on_change`."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._font: QFont | None = None

    def use(self, font: QFont) -> None:
        """Give the widget a font, from now on."""
        self._font = font
        self._widget.setFont(font)

    def on_change(self, event: QEvent) -> None:
        """Put the font back if the change took it away."""
        if self._font is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            wanted = self._font
            if self._widget.font().toString() != wanted.toString():
                self._font = None  # so that the change made here is not looked at
                self._widget.setFont(wanted)
                self._font = wanted
