"""Labelled fields of the panels: a text, a choice. Each says under itself what is missing in it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from studio.ui.panels.growing_text import GrowingText
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import sentence

_WIDEST_LIST, _LIST_EDGES = 480, 24
_ICON_GAP = 6


class FieldSpec(Struct, frozen=True, kw_only=True):
    """One text field of a form: the dotted part it edits, the code of its label, and how it takes lines.

    `hint` is the code of a placeholder, `missing` that of the sentence shown while something is missing in it.
    """

    part: str
    label: str
    one_line: bool = True
    lines: int = 1
    hint: str = ""
    missing: str = ""


class FieldEdit(Struct, frozen=True):
    """What an editor did to one field: the part it edits, and its value now."""

    part: str
    value: str | bool


class LabelledField(QWidget):
    """A label above a `control`, and below it a sentence while something is missing.

    The field is no focus proxy of its control: Qt loses widgets from the tab order around proxies to children.
    """

    def __init__(self, label: str, control: QWidget, missing: str = "") -> None:
        super().__init__()
        self.control = control
        self.label = QLabel(label)
        set_look(self.label, "field-label")
        self.label.setBuddy(control)
        control.setAccessibleName(label)
        self._complaint = WrappedLabel(missing)
        set_look(self._complaint, "error-text")
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(control)
        column.addWidget(self._complaint)

    @property
    def is_marked_missing(self) -> bool:
        """True while the field says that something is missing in it."""
        return bool(self.control.property("missing") == "true")

    def rename(self, label: str, missing: str) -> None:
        """Call the field something else, and say something else while something is missing in it."""
        self.label.setText(label)
        self.control.setAccessibleName(label)
        self._complaint.setText(missing)

    def mark_missing(self, missing: bool) -> None:
        """Say, or no longer say, that something is missing here."""
        set_style_property(self.control, "missing", "true" if missing else "false")
        self._complaint.setVisible(missing and bool(self._complaint.text()))
        self.control.setAccessibleDescription(self._complaint.text() if missing else "")


class TextField(LabelledField):
    """A labelled text."""

    edited = Signal(object)
    """Emitted with a `FieldEdit` at each change the editor makes."""

    advanced = Signal()
    """Emitted when Enter is pressed in a field of one line."""

    def __init__(self, spec: FieldSpec) -> None:
        self.text = GrowingText(lines=spec.lines, one_line=spec.one_line)
        super().__init__(sentence(spec.label), self.text, sentence(spec.missing) if spec.missing else "")
        self.spec = spec
        if spec.hint:
            self.text.setPlaceholderText(sentence(spec.hint))
        self.text.edited.connect(self._on_edited)
        self.text.advanced.connect(self._on_advanced)

    def show_text(self, text: str) -> None:
        """Show a text that comes from elsewhere; nothing happens to text that is there already."""
        self.text.show_text(text)

    def _on_edited(self, text: str) -> None:
        self.edited.emit(FieldEdit(self.spec.part, text))

    def _on_advanced(self) -> None:
        self.advanced.emit()


class Choice(QComboBox):
    """A combo box that a passing scroll wheel does not change, and that fits any column."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words that are too long with an ellipsis; Qt only cuts them off."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)
            .width()
        )
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + _ICON_GAP
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Show the choices, in a list as wide as their words within reason."""
        view = self.view()
        view.setMinimumWidth(min(_WIDEST_LIST, view.sizeHintForColumn(0) + _LIST_EDGES))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()


class ChoiceField(LabelledField):
    """A labelled choice among values, each with its words."""

    edited = Signal(object)
    """Emitted with a `FieldEdit` when the editor chooses another value."""

    def __init__(self, part: str, label: str, options: Sequence[tuple[str, str]], missing: str = "") -> None:
        self.choice = Choice()
        super().__init__(sentence(label), self.choice, sentence(missing) if missing else "")
        self._part = part
        self.show_options(options)
        self.choice.activated.connect(self._on_activated)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, if they are others."""
        known = [(self.choice.itemData(index), self.choice.itemText(index)) for index in range(self.choice.count())]
        if known == list(options):
            return
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for value, words in options:
                self.choice.addItem(words, value)

    def show_value(self, value: str) -> None:
        """Show a value that comes from elsewhere; one that is no option is added as it is."""
        index = self.choice.findData(value)
        with QSignalBlocker(self.choice):
            if index < 0:
                self.choice.addItem(value, value)
                index = self.choice.count() - 1
            self.choice.setCurrentIndex(index)

    def _on_activated(self, index: int) -> None:
        self.edited.emit(FieldEdit(self._part, self.choice.itemData(index)))
