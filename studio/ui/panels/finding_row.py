"""One finding of the preflight: how bad, what and where, and what can be done about it at once."""

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.checking.cures.cure import Cure
from studio.story.findings import Finding, Severity
from studio.ui.panels.cure_bar import CureBar
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.place_words import place_words
from studio.ui.panels.row_button import RowButton
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_DOT = 8
_EDGE, _GAP = 8, 8


class SeverityDot(QWidget):
    """A dot in the colour of a severity: round for an error, square for a warning."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._severity = Severity.ERROR
        self.setFixedSize(QSize(_DOT + 4, _DOT + 8))

    def show_severity(self, severity: Severity) -> None:
        """Take the colour of another severity."""
        self._severity = severity
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot in the colours in use."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_error = self._severity is Severity.ERROR
        painter.setBrush(QColor(self._theme.colours.error if is_error else self._theme.colours.warning))
        radius = _DOT / 2 if is_error else 1.5
        painter.drawRoundedRect(0, 4, _DOT, _DOT, radius, radius)


class FindingRow(RowButton):
    """A button that shows a finding; pressing it asks to jump there."""

    jump_wanted = Signal(object)
    """Emitted with the `Place` of the finding."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.finding: Finding | None = None
        self._dot = SeverityDot(theme)
        self._sentence, self._where = WrappedLabel(), WrappedLabel()
        set_look(self._where, "hint-small")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._sentence)
        lines.addWidget(self._where)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 7, _EDGE, 7)
        row.setSpacing(_GAP)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        for child in (self._dot, self._sentence, self._where):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._on_clicked)

    def show_finding(self, finding: Finding) -> None:
        """Show a finding."""
        if finding == self.finding:
            return
        self.finding = finding
        words, where = sentence(finding.code, **finding.parameters), place_words(finding.place)
        self._dot.show_severity(finding.severity)
        self._sentence.show_text(words)
        self._where.show_text(where)
        severity = sentence(f"panels.preflight.{finding.severity.value}")
        self.setAccessibleName(f"{severity}: {words} {where}")
        self.updateGeometry()

    def _on_clicked(self) -> None:
        if self.finding is not None:
            self.jump_wanted.emit(self.finding.place)


class CureWish(Struct, frozen=True):
    """A cure that was chosen, and the finding it is to cure."""

    cure: Cure
    finding: Finding


class FindingEntry(QWidget):
    """A finding with the buttons that cure it below."""

    cure_wanted = Signal(object)
    """Emitted with a `CureWish`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.row, self.cures = FindingRow(theme), CureBar()
        indented = QVBoxLayout()
        indented.setContentsMargins(_EDGE + _DOT + 4 + _GAP, 0, _EDGE, 0)
        indented.addWidget(self.cures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addLayout(indented)
        self._column = column
        self.cures.pressed.connect(self._on_cure_pressed)

    def show_finding(self, finding: Finding, cures: tuple[Cure, ...]) -> None:
        """Show a finding and its cures."""
        self.row.show_finding(finding)
        self.cures.show_cures(cures, finding, sentence(finding.code, **finding.parameters))
        self.cures.setEnabled(True)
        self._column.setContentsMargins(0, 0, 0, _EDGE if cures else 0)

    def _on_cure_pressed(self, cure: Cure) -> None:
        if self.row.finding is not None:
            self.cures.setEnabled(False)  # until the next review says what is left: one press is one cure
            self.cure_wanted.emit(CureWish(cure, self.row.finding))
