"""How words are to be found: three switches, for every window that searches text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.session.text_search import SearchTerms
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class SearchSwitches(QWidget):
    """Capitals, whole words, regular expression."""

    toggled = Signal()
    """Emitted when any of them was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.case, self.whole, self.pattern = self.buttons = tuple(
            _switch(name) for name in ("case", "whole", "pattern")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.buttons:
            row.addWidget(button)
            button.toggled.connect(self._on_toggled)

    def terms(self, words: str) -> SearchTerms:
        """These words, to be found so."""
        return SearchTerms(
            words=words,
            matches_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
            is_pattern=self.pattern.isChecked(),
        )

    def _on_toggled(self, _checked: bool) -> None:
        self.toggled.emit()


def search_field(code: str) -> QLineEdit:
    """A field for words to find, or to put in their place, called as the sentence of `code` says."""
    field = QLineEdit()
    field.setPlaceholderText(sentence(code))
    field.setAccessibleName(sentence(code))
    field.setClearButtonEnabled(True)
    return field


def _switch(name: str) -> QToolButton:
    button = QToolButton()
    button.setText(sentence(f"find.{name}"))
    button.setToolTip(sentence(f"find.{name}-tip"))
    button.setAccessibleName(sentence(f"find.{name}-tip"))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_look(button, "quiet")
    return button
