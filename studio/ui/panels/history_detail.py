"""One version of the story: when and why it was kept, and what differs from it."""

from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.story.difference_summary import summary
from studio.story.differences import StoryDifference
from studio.story.word_difference import Piece, PieceKind
from studio.ui.panels.difference_lines import Line, LineKind, difference_lines
from studio.ui.panels.difference_view import DifferenceView
from studio.ui.panels.history_entries import HistoryEntry, moment_words
from studio.ui.panels.labels import ElidedLabel, WrappedLabel
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_MOST_SENTENCES = 6


class Against(StrEnum):
    """What a version is compared with: the story as it is now, or the version before it."""

    NOW = "now"
    BEFORE = "before"


class HistoryDetail(QWidget):
    """A title, the choice what to compare with, and the marked-up difference or a sentence in its place."""

    against_changed = Signal(object)
    """Emitted with the `Against` the editor chose."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.against = Against.NOW
        self.moment = ElidedLabel()
        set_look(self.moment, "section-title")
        self.reason = ElidedLabel()
        set_look(self.reason, "hint-small")
        self.chips = {against: self._make_chip(against) for against in Against}
        self.view = DifferenceView(theme)
        self.message = WrappedLabel()
        set_look(self.message, "hint")
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def is_showing_difference(self) -> bool:
        """True while there is a difference to be read."""
        return self._stack.currentWidget() is self.view

    def show_entry(self, entry: HistoryEntry, *, can_compare: bool) -> None:
        """Name another version; `can_compare` offers the comparison with the one before it."""
        moment = moment_words(entry.made_at, datetime.now(UTC))
        self.moment.show_text(entry.title if entry.is_named else moment)
        self.reason.show_text(moment if entry.is_named else entry.title)
        for chip in self.chips.values():
            chip.setVisible(can_compare)

    def show_difference(self, difference: StoryDifference, *, keep_place: bool) -> None:
        """Show what differs; nothing does where it is empty."""
        if not difference:
            self.show_message(sentence(f"history.same-as-{self.against}"))
            return
        told = _sentences(difference)
        self.view.setAccessibleDescription(told)
        overview = Line(LineKind.NOTE, (Piece(PieceKind.SAME, told),))
        lines = (overview, _legend(self.against), *difference_lines(difference))
        self.view.show_lines(lines, keep_place=keep_place)
        self._stack.setCurrentWidget(self.view)

    def show_message(self, text: str) -> None:
        """Say something in place of a difference."""
        self.message.show_text(text)
        self._stack.setCurrentIndex(0)

    def _make_chip(self, against: Against) -> QPushButton:
        chip = QPushButton(sentence(f"history.with-{against}"))
        set_look(chip, "chip")
        chip.setCheckable(True)
        chip.setChecked(against is self.against)
        chip.setToolTip(sentence(f"history.with-{against}-tip"))
        chip.setAccessibleDescription(chip.toolTip())
        return chip

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(2)
        for chip in self.chips.values():
            self._group.addButton(chip)
            chips.addWidget(chip)
        self._group.buttonClicked.connect(self._on_chip_clicked)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.reason, 1)
        under.addLayout(chips)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 8, 8)
        head.setSpacing(0)
        head.addWidget(self.moment)
        head.addLayout(under)
        note = QWidget()
        inside = QVBoxLayout(note)
        inside.setContentsMargins(12, 4, 12, 12)
        inside.addWidget(self.message)
        inside.addStretch(1)
        self._stack.addWidget(note)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _on_chip_clicked(self, button: QPushButton) -> None:
        against = next(known for known, chip in self.chips.items() if chip is button)
        if against is not self.against:
            self.against = against
            self.against_changed.emit(against)


def _sentences(difference: StoryDifference) -> str:
    """What changed in a few sentences on one line."""
    told = [sentence(one.code, **one.parameters) for one in summary(difference)]
    if len(told) > _MOST_SENTENCES + 1:
        told = [*told[:_MOST_SENTENCES], sentence("history.more-changes", count=len(told) - _MOST_SENTENCES)]
    return " · ".join(told)


def _legend(against: Against) -> Line:
    """What the marks mean, set in the marks."""
    return Line(
        LineKind.NOTE,
        (
            Piece(PieceKind.ADDED, sentence("history.legend-added")),
            Piece(PieceKind.SAME, sentence(f"history.legend-{against}-added") + " "),
            Piece(PieceKind.REMOVED, sentence("history.legend-removed")),
            Piece(PieceKind.SAME, sentence(f"history.legend-{against}-removed")),
        ),
    )
