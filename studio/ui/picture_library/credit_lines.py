"""Credits as the house prints them: each line once, with how many pictures have it."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from studio.rendering.houses import House
from studio.story.credit import Credit
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.picture_credit import printed_credit
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_MOST_LINES = 5


def counted_lines(all_credits: Iterable[Credit], house: House) -> tuple[tuple[str, int], ...]:
    """Each printed line with its number, the most frequent first; the empty line is that of those who name nobody."""
    return tuple(Counter(printed_credit(credit, house) for credit in all_credits).most_common())


class CreditLines(QFrame):
    """A well with the lines, the first few of many."""

    def __init__(self, title: str) -> None:
        super().__init__()
        set_look(self, "well")
        caption = QLabel(title)
        set_look(caption, "hint-small")
        self.lines: tuple[tuple[str, int], ...] = ()
        self._labels: list[tuple[WrappedLabel, QLabel]] = []
        self.more = QLabel()
        set_look(self.more, "hint-small")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(self._grid)
        column.addWidget(self.more)

    def show_credits(self, all_credits: Iterable[Credit], house: House) -> None:
        """Show the credits as that house prints them."""
        self.lines = counted_lines(all_credits, house)
        shown = self.lines[:_MOST_LINES]
        while len(self._labels) < len(shown):
            self._add_row()
        for row, (label, number) in enumerate(self._labels):
            if row < len(shown):
                text, count = shown[row]
                set_look(label, "printed" if text else "error-text")
                label.show_text(text or sentence("picture-library.nobody-named"))
                number.setText(sentence("credit-batch.times", count=count))
            label.setVisible(row < len(shown))
            number.setVisible(row < len(shown) and shown[row][1] > 1)
        left = len(self.lines) - len(shown)
        self.more.setText(sentence("credit-batch.more-lines", count=left) if left else "")
        self.more.setVisible(left > 0)

    def _add_row(self) -> None:
        label, number = WrappedLabel(), QLabel()
        set_look(number, "hint-small")
        number.setContentsMargins(0, 2, 0, 0)  # on the line of the larger text beside it
        row = len(self._labels)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._labels.append((label, number))
