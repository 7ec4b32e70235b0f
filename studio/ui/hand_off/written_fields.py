"""The labelled text fields of the hand-off sheet, and what was written in them."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from studio.ui.theme.theme import set_look
from studio.wording import sentence


def words_in(field: QPlainTextEdit) -> str:
    """The text without spaces around it; its paragraphs stand on lines of their own."""
    return field.document().toRawText().replace("\u2029", "\n").strip()


def field_label(code: str, field: QPlainTextEdit | QLineEdit) -> QLabel:
    """A label that names a field, for the eye and the ear."""
    label = QLabel(sentence(code))
    label.setWordWrap(True)
    set_look(label, "field-label")
    label.setBuddy(field)
    field.setAccessibleName(sentence(code))
    return label
