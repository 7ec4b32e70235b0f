"""The facts of a box to read: what is asked, what is answered, who says so and until when that is good."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.story.elements import Fact
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class BoxFacts(QWidget):
    """Facts one below the other; the words can be selected. Answers stay Offstone Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[WrappedLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that are shown, from top to bottom."""
        return tuple(label.text().replace("\u200b", "") for label in self._labels if not label.isHidden())

    def minimumSizeHint(self) -> QSize:
        """Any size will do; how tall a width makes it, only the layout says."""
        return QSize(0, 0)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        lines = [line for fact in facts for line in _lines(fact)]
        while len(self._labels) < len(lines):
            label = WrappedLabel()
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels.append(label)
            self._column.addWidget(label)
        for label, (text, look) in zip(self._labels, lines, strict=False):
            label.show_text(text)
            set_look(label, look)
            above = 12 if look == "section-title" and label is not self._labels[0] else 0
            label.setContentsMargins(0, above, 0, 0)
            label.show()
        for label in self._labels[len(lines) :]:
            label.hide()


def _lines(fact: Fact) -> Iterator[tuple[str, str]]:
    """The lines of one fact that say something, each with its look."""
    question, answer = " ".join(fact.question.split()), fact.answer.strip()
    told = [" ".join(text.split()) for text in (fact.source, fact.as_of) if text.strip()]
    if fact.review_by.strip():
        told.append(sentence("boxes.review-by", date=fact.review_by.strip()))
    for text, look in ((question, "section-title"), (answer, "plain"), (" · ".join(told), "hint-small")):
        if text:
            yield text, look
