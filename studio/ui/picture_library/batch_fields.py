"""Fields over several values at once: empty and saying what differs, until somebody touches them."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.panels.fields import Choice
from studio.ui.panels.growing_text import GrowingText
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import sentence

_MOST_VALUES = 3
_LONGEST_VALUE = 24
_AROUND_TEXT = 28
"""Pixels that border, padding and margin of a text field take from its width."""


def differs_words(values: Sequence[str]) -> str:
    """“differs: A · B · …”; the empty value is named, too."""
    named = [_shortened(" ".join(value.split())) or sentence("credit-batch.differs-empty") for value in values]
    shown = named[:_MOST_VALUES] + ["…"] * (len(named) > _MOST_VALUES)
    return sentence("credit-batch.differs", values=" · ".join(shown))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1].rstrip()}…"


class BatchField(QWidget):
    """A label with a button that leaves the field as it was, above the control that a subclass gives."""

    changed = Signal()
    """Emitted when the field was touched or reset."""

    def __init__(self, name: str, label: str, control: QWidget, complaint: str = "") -> None:
        super().__init__()
        self.name = name
        self.control = control
        self._values: tuple[str, ...] = ()
        self._touched: str | None = None
        caption = QLabel(label)
        set_look(caption, "field-label")
        caption.setBuddy(control)
        control.setAccessibleName(label)
        self.reset_button = QPushButton(sentence("credit-batch.reset"))
        set_look(self.reset_button, "chip")
        self.reset_button.setAutoDefault(False)
        self.reset_button.setAccessibleName(sentence("credit-batch.reset-field", field=label))
        self.reset_button.clicked.connect(self.reset)
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)
        self._complaint = WrappedLabel(complaint)
        set_look(self._complaint, "error-text")
        self._complaint.hide()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(caption, 1)
        head.addWidget(self.reset_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(control)
        column.addWidget(self._complaint)
        self.reset_button.hide()

    @property
    def touched(self) -> str | None:
        """What the editor filled in, or None while the field is as it was."""
        return self._touched

    @property
    def values(self) -> tuple[str, ...]:
        """The values there are, each once."""
        return self._values

    def show_values(self, values: tuple[str, ...]) -> None:
        """Show the values there are now; what was touched stays."""
        self._values = values
        self._show()

    def reset(self) -> None:
        """Leave the field as it was."""
        self._touched = None
        self._show()
        self.control.setFocus()
        self.changed.emit()

    def complain(self, is_wrong: bool) -> None:
        """Say, or no longer say, that the value cannot stay so."""
        set_style_property(self.control, "missing", "true" if is_wrong else "false")
        self._complaint.setVisible(is_wrong)
        self.control.setAccessibleDescription(self._complaint.text() if is_wrong else "")

    def _touch(self, value: str) -> None:
        self._touched = None if self._values == (value,) else value
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.reset_button.setVisible(self._touched is not None)
        self._show_control()

    def _show_control(self) -> None:
        raise NotImplementedError


class BatchText(BatchField):
    """A text."""

    def __init__(self, name: str, label: str, *, one_line: bool, hint: str = "", complaint: str = "") -> None:
        self.text = GrowingText(one_line=one_line)
        self._hint = hint
        super().__init__(name, label, self.text, complaint)
        self.text.edited.connect(self._touch)
        self.text.advanced.connect(self._on_advanced)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the placeholder for the new width: it would be wrapped, and only its first line be seen."""
        super().resizeEvent(event)
        self._show_placeholder()

    def _show_control(self) -> None:
        differs = len(self._values) > 1
        if self._touched is not None:
            self.text.show_text(self._touched)
        else:
            self.text.show_text("" if differs else self._values[0])
        self._show_placeholder()
        self.text.setToolTip(differs_words(self._values) if differs else "")

    def _show_placeholder(self) -> None:
        words = differs_words(self._values) if len(self._values) > 1 else self._hint
        if self._touched is not None:
            words = sentence("credit-batch.emptied")
        room = max(0, self.width() - _AROUND_TEXT)
        shown = self.text.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.text.setPlaceholderText(shown)

    def _on_advanced(self) -> None:
        self.text.focusNextChild()


class BatchChoice(BatchField):
    """A choice among values, each with its words."""

    def __init__(self, name: str, label: str, options: Sequence[tuple[str, str]]) -> None:
        self.choice = Choice()
        self._options = dict(options)
        super().__init__(name, label, self.choice)
        self.choice.activated.connect(self._on_activated)

    def _show_control(self) -> None:
        options: list[tuple[str | None, str]] = [(value, words) for value, words in self._options.items()]
        if len(self._values) > 1:
            words = differs_words([self._options.get(value, value) for value in self._values])
            options.insert(0, (None, words))
        wanted = self._touched or (self._values[0] if len(self._values) == 1 else None)
        if wanted is not None and wanted not in self._options:
            options.append((wanted, wanted))
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for value, words in options:
                self.choice.addItem(words, value)
            self.choice.setCurrentIndex([value for value, _ in options].index(wanted))

    def _on_activated(self, index: int) -> None:
        value = self.choice.itemData(index)
        if value is None:
            self.reset()
        else:
            self._touch(value)
