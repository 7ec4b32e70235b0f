"""The facts of a box to read: what is asked, what is answered, who says so and until when that is good."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.story.box_kinds import overdue
from studio.story.elements import Fact
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_FACT_GAP = 12


class BoxFacts(QWidget):
    """Facts one below the other, made anew for each box; the words can be selected. Answers stay Offstone Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[WrappedLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that are shown, from top to bottom."""
        return tuple(label.text().replace("\u200b", "") for label in self._labels)

    def minimumSizeHint(self) -> QSize:
        """Any size will do; how tall a width makes it, only the layout says."""
        return QSize(0, 0)

    def show_facts(self, facts: Sequence[Fact], today: date) -> None:
        """Show other facts; what is to be looked at again before today is marked."""
        for label in self._labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for fact in facts:
            for number, (text, look) in enumerate(_lines(fact, today)):
                label = WrappedLabel(text)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label.setContentsMargins(0, _FACT_GAP if self._labels and not number else 0, 0, 0)
                set_look(label, look)
                self._labels.append(label)
                self._column.addWidget(label)
                label.show()


def _lines(fact: Fact, today: date) -> Iterator[tuple[str, str]]:
    """The lines of one fact that say something, each with its look."""
    question, answer = " ".join(fact.question.split()), fact.answer.strip()
    told = [" ".join(text.split()) for text in (fact.source, fact.as_of) if text.strip()]
    if fact.review_by.strip():
        told.append(sentence("boxes.review-by", date=fact.review_by.strip()))
    small = "warning-text" if overdue((fact,), today) else "hint-small"
    for text, look in ((question, "section-title"), (answer, "plain"), (" · ".join(told), small)):
        if text:
            yield text, look
