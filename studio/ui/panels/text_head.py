"""The head of a card that has no thumbnail: a title, a quiet line, and badges."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.panels.badges import Badge, Badges
from studio.ui.panels.chevron import Chevron
from studio.ui.panels.labels import ElidedLabel
from studio.ui.theme.theme import Theme, set_look


class TextHead(QWidget):
    """What the head of a fact box's or an embed's card holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.line, self.badges = ElidedLabel(), ElidedLabel(), Badges(theme)
        self._chevron = Chevron()
        set_look(self.title, "section-title")
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addWidget(self.title)
        lines.addWidget(self.line)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addLayout(lines, 1)
        top.addWidget(self._chevron)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.badges)

    def show_words(
        self, title: str, line: str, badges: Iterable[Badge], *, is_open: bool, is_missing: bool = False
    ) -> None:
        """Show a title and a line, in red when something is missing, and badges."""
        self.title.show_text(title)
        set_look(self.line, "error-text" if is_missing else "hint-small")
        self.line.show_text(line)
        self.badges.show_badges(badges)
        self._chevron.show_open(is_open)

    @property
    def summary(self) -> str:
        """All the head says, for a screen reader."""
        return ". ".join((self.title.full_text, self.line.full_text, *self.badges.words))
