"""A line of small words in rounded boxes: Lead, Placed 2×, No file."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme

_PIXELS = 11
_HEIGHT = 17
_GAP = 4
_PADDING = 12


class Tone(StrEnum):
    """How a badge is coloured."""

    PLAIN = "plain"
    ACCENT = "accent"
    WARNING = "warning"
    ERROR = "error"


class Badge(Struct, frozen=True):
    """One badge: its words and its tone."""

    text: str
    tone: Tone = Tone.PLAIN


class Badges(QWidget):
    """Paints badges side by side; what does not fit is left out, and is in the accessible name and tool tip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badges: tuple[Badge, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the badges, in order."""
        return tuple(badge.text for badge in self._badges)

    def show_badges(self, badges: Iterable[Badge]) -> None:
        """Show other badges; with none, take no room."""
        self._badges = tuple(badges)
        self.setAccessibleName(", ".join(self.words))
        self.setVisible(bool(self._badges))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of badges."""
        return QSize(0, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badges in the colours in use."""
        colours = self._theme.colours
        grounds = {
            Tone.PLAIN: (colours.hover, colours.quiet),
            Tone.ACCENT: (colours.accent_wash, colours.accent),
            Tone.WARNING: (colours.warning_wash, colours.warning),
            Tone.ERROR: (colours.error_wash, colours.error),
        }
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = interface_font(_PIXELS, bold=True)
        painter.setFont(font)
        left = 0.0
        for badge in self._badges:
            width = QFontMetrics(font).horizontalAdvance(badge.text) + _PADDING
            if left + width > self.width():
                break
            ground, ink = grounds[badge.tone]
            box = QRectF(left, 0, width, _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
            painter.setPen(QColor(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge.text)
            left += width + _GAP
