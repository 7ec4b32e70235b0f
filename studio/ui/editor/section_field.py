"""For choosing the section a story runs in: the house's own at hand, any other kept as it is."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QWidget

from studio.ui.editor.kept_font import KeptFont
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_LETTER_SPACING_PERCENT = 106
_PIXELS = 12
_LIST_WIDTH = 180
_QT_LINE_MARGIN = 2
"""What Qt leaves before the text of a line edit; without it the section stands at the edge of the column."""


class _SectionLine(QLineEdit):
    """The line the section is written in."""

    def __init__(self, parent: QWidget) -> None:
        self._kept_font = KeptFont(self)
        super().__init__(parent)

    def use_font(self, font: QFont) -> None:
        self._kept_font.use(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._kept_font.on_change(event)


class SectionField(QComboBox):
    """An editable drop-down in small capitals."""

    edited = Signal(str)
    left = Signal(object)
    """Emitted with the Qt.Key that moves on from the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._kept_font = KeptFont(self)
        super().__init__(parent)
        self._line = _SectionLine(self)
        self._line.setTextMargins(-_QT_LINE_MARGIN, 0, 0, 0)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(sentence("editor.field.section"))
        set_look(self, "section")
        set_look(self._line, "section")
        self._line.setAccessibleName(sentence("editor.field.section"))
        self._line.setPlaceholderText(sentence("editor.placeholder.section"))
        self._line.textEdited.connect(self.edited)
        self.textActivated.connect(self.edited)
        choices = QListView(self)
        choices.setMinimumWidth(_LIST_WIDTH)
        choices.setFont(interface_font())
        self.setView(choices)
        self.set_zoom(100)

    def offer(self, sections: tuple[str, ...]) -> None:
        """Offer a house's sections; the one shown stays, whether the house has it or not."""
        shown = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(sections)
            self.setEditText(shown)

    def show_text(self, text: str) -> None:
        """Show a section without saying it was edited."""
        if text != self.currentText():
            with QSignalBlocker(self):
                self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))
                self.setEditText(text)
                self._line.setCursorPosition(0)

    def set_zoom(self, percent: int) -> None:
        """Scale the letters."""
        font = interface_font(round(_PIXELS * percent / 100), bold=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _LETTER_SPACING_PERCENT)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self._kept_font.use(font)
        self._line.use_font(font)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the font when a style sheet is applied."""
        super().changeEvent(event)
        self._kept_font.on_change(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Enter; Alt and an arrow opens the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(Qt.Key.Key_Return)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.left.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change the section."""
        event.ignore()
