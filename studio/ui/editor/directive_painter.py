"""For showing directive lines as what they place: a wash across the line, and the element's title to the right."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock

from studio.session.story_session import StorySession
from studio.ui.editor.body_edit import TEXT_INSET, BodyEdit
from studio.ui.editor.body_scanning import is_directive_line
from studio.ui.editor.directive_label import DirectiveLabel, label_of
from studio.ui.editor.highlighting import is_in_code
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme

_RADIUS = 5
_GAP = 16
_SMALLEST_LABEL = 48
_LABEL_SCALE = 0.7
_WASH_DROP = 0.15
"""How far the wash hangs below its line, in ems of the text: the small letters in it stand low in a line of text."""


class DirectivePainter:
    """Paints behind the text of a `BodyEdit`, block by block."""

    def __init__(self, body: BodyEdit, theme: Theme) -> None:
        self._body = body
        self._theme = theme
        self.session: StorySession | None = None
        body.paint_behind = self.paint

    def paint(self, block: QTextBlock, area: QRectF) -> None:
        """Paint the wash and the label if the block, which covers `area` of the viewport, is a directive line."""
        text = block.text()
        if self.session is None or not is_directive_line(text) or is_in_code(block):
            return
        painter = QPainter(self._body.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, block, area, label_of(text, self.session.story))
        painter.end()

    def _paint_line(self, painter: QPainter, block: QTextBlock, area: QRectF, label: DirectiveLabel) -> None:
        colours = self._theme.colours
        pixels = self._body.font().pixelSize()
        wash = QRectF(0, area.top() + 0.5, self._body.viewport().width(), area.height() - 1)
        wash.translate(0, round(pixels * _WASH_DROP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.error_wash if label.is_error else colours.accent_wash))
        painter.drawRoundedRect(wash, _RADIUS, _RADIUS)
        font = interface_font(round(pixels * _LABEL_SCALE), bold=True)
        metrics = QFontMetricsF(font)
        layout = block.layout()
        line = layout.lineAt(layout.lineCount() - 1)
        left = line.naturalTextRect().right() + TEXT_INSET + _GAP
        room = wash.right() - TEXT_INSET - left
        if room < _SMALLEST_LABEL:
            return
        text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, room)
        baseline = area.top() + line.y() + line.ascent()
        painter.setFont(font)
        painter.setPen(QColor(colours.error if label.is_error else colours.accent))
        painter.drawText(QPointF(wash.right() - TEXT_INSET - metrics.horizontalAdvance(text), baseline), text)
