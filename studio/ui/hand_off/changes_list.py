"""What changed since the last hand-off, in the hand-off sheet."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.session.hand_off_outlook import HandOffOutlook
from studio.ui.panels.history_entries import moment_words
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_BULLET_WIDTH = 14


class ChangesList(QWidget):
    """One line a change, as the package's README will have it; takes no room before a first hand-off."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[_Line] = []
        self.title = WrappedLabel()
        set_look(self.title, "section-title")
        self._card = QFrame()
        set_look(self._card, "card")
        self._lines = QVBoxLayout(self._card)
        self._lines.setContentsMargins(11, 9, 11, 9)
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self._card)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What the lines say, from top to bottom."""
        return tuple(line.words for line in self._shown)

    def show_outlook(self, outlook: HandOffOutlook) -> None:
        """Show what changed since the hand-off before."""
        earlier = outlook.earlier
        self.setVisible(earlier is not None)
        if earlier is None:
            return
        at = moment_words(earlier.at, datetime.now(UTC))
        self.title.show_text(sentence("hand-off.since", revision=earlier.revision, at=at))
        nothing = sentence("hand-off.not-kept" if earlier.story is None else "hand-off.unchanged")
        told = [(sentence(one.code, **one.parameters), one.is_material) for one in outlook.changes]
        self._show_lines(told or [(nothing, False)])

    def _show_lines(self, told: list[tuple[str, bool]]) -> None:
        while len(self._shown) > len(told):
            line = self._shown.pop()
            line.hide()
            line.deleteLater()
        while len(self._shown) < len(told):
            line = _Line()
            self._shown.append(line)
            self._lines.addWidget(line)
            line.show()  # now, not with the next event: the sheet measures itself at once
        for line, (words, is_material) in zip(self._shown, told, strict=True):
            line.show_change(words, is_material=is_material)


class _Line(QWidget):
    """One change behind a dot; one that readers were told otherwise says so to whoever listens."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._dot, self._line = QLabel("•"), WrappedLabel()
        self._dot.setFixedWidth(_BULLET_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._line, 1)

    def show_change(self, words: str, *, is_material: bool) -> None:
        """Show one change, as its sentence."""
        self.words = words
        self._line.show_text(words)
        self._line.setAccessibleName(sentence("hand-off.material-line", change=words) if is_material else words)
        set_look(self._dot, "warning-text" if is_material else "hint-small")
