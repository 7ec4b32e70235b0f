"""Ways of writing undisturbed: all paragraphs but the one of the caret fade, and the caret stays in the middle."""

from PySide6.QtCore import QObject, QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QTextBlock

from studio.ui.editor.body_edit import BodyEdit
from studio.ui.theme.theme import Theme

_VEIL = 165
"""How dense the veil over the other paragraphs is, of 255."""


class FocusMode(QObject):
    """Both are off until they are turned on."""

    def __init__(self, body: BodyEdit, theme: Theme) -> None:
        super().__init__(body)
        self._body = body
        self._theme = theme
        self.is_fading = False
        self.is_centring = False
        body.cursorPositionChanged.connect(self._on_caret_moved)

    def fade(self, *, on: bool) -> None:
        """Fade all paragraphs but the one of the caret, or show them all."""
        self.is_fading = on
        self._body.paint_over = self._veil if on else None
        self._body.viewport().update()

    def centre(self, *, on: bool) -> None:
        """Keep the line of the caret in the middle while typing, as a typewriter does."""
        self.is_centring = on
        self._body.setCenterOnScroll(on)  # so that the end of the text can be in the middle
        if on:
            self._body.centerCursor()

    def _veil(self, block: QTextBlock, area: QRectF) -> None:
        if block == self._body.textCursor().block():
            return
        colour = QColor(self._theme.colours.page)
        colour.setAlpha(_VEIL)
        painter = QPainter(self._body.viewport())
        painter.fillRect(area, colour)
        painter.end()

    @Slot()
    def _on_caret_moved(self) -> None:
        if self.is_fading:
            self._body.viewport().update()
        if self.is_centring and not self._body.textCursor().hasSelection():
            self._body.centerCursor()
