"""One tab of the panel column: an icon, a short word under it, and a badge that says how things stand."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.story.findings import Severity
from studio.ui.panels.panel import PanelSpec, PanelStatus
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_HEIGHT = 52
_ICON_SIZE = 20
_LABEL_PIXELS = 11
_BADGE_HEIGHT = 15


class PanelTab(QAbstractButton):
    """A checkable tab for one panel; arrow keys move between the tabs of a group."""

    def __init__(self, spec: PanelSpec, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._theme = theme
        self._status = PanelStatus()
        self.setText(sentence(spec.title_code))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_status(PanelStatus())

    def show_status(self, status: PanelStatus) -> None:
        """Show a new badge, and say it to a screen reader."""
        self._status = status
        severity = status.severity.value if status.severity is not None else "fine"
        self.setAccessibleName(
            sentence(f"panels.tab.{severity}", title=self.text(), count=status.count) if status.count else self.text()
        )
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word, and tall enough for icon, word and underline."""
        width = QFontMetrics(interface_font(_LABEL_PIXELS, bold=True)).horizontalAdvance(self.text())
        return QSize(width + 5, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The tab never gets narrower than its word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tab in the colours in use."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        lit = self.isChecked() or self.underMouse()
        if self.hasFocus() or (self.underMouse() and not self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 3, -2, -4), 6, 6)
        place = QRect(QPoint((self.width() - _ICON_SIZE) // 2, 8), QSize(_ICON_SIZE, _ICON_SIZE))
        role = QPalette.ColorRole.ButtonText if lit else QPalette.ColorRole.PlaceholderText
        icon(self.spec.icon, role).paint(painter, place)
        painter.setFont(interface_font(_LABEL_PIXELS, bold=self.isChecked()))
        painter.setPen(QColor(colours.ink if lit else colours.quiet))
        painter.drawText(QRect(0, 29, self.width(), 16), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            painter.fillRect(QRect(6, self.height() - 2, self.width() - 12, 2), QColor(colours.accent))
        if self._status.count:
            self._paint_badge(painter, colours, place.right() - 3)

    def _paint_badge(self, painter: QPainter, colours: Colours, left: int) -> None:
        ground, ink = {
            Severity.ERROR: (colours.error, colours.window),
            Severity.WARNING: (colours.warning, colours.window),
            None: (colours.rule, colours.ink),
        }[self._status.severity]
        text = str(self._status.count) if self._status.count < 100 else "99+"
        painter.setFont(interface_font(10, bold=True))
        width = max(_BADGE_HEIGHT, painter.fontMetrics().horizontalAdvance(text) + 7)
        badge = QRectF(min(left, self.width() - width), 3, width, _BADGE_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(badge, _BADGE_HEIGHT / 2, _BADGE_HEIGHT / 2)
        painter.setPen(QColor(ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
