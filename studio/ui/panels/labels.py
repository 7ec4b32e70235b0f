"""Labels that fit a narrow column: one wraps anything, one elides."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONG_WORD = re.compile(r"\S{19,}")
_PIECE = re.compile(r"(.{1,18})", re.DOTALL)


def breakable(text: str) -> str:
    """`text` for display, with places to break its longest words (addresses, ids) at."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\1\u200b", word[0]), text)


class WrappedLabel(QLabel):
    """Plain text that wraps to any width, addresses and other long words too."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(breakable(text))

    def minimumSizeHint(self) -> QSize:
        """Any width will do; how tall that makes it, only `heightForWidth` says."""
        return QSize(0, self.fontMetrics().lineSpacing())


class ElidedLabel(QLabel):
    """One line of plain text, cut with an ellipsis where the room ends; all of it is in the tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    @property
    def full_text(self) -> str:
        """The text without any cut."""
        return self._full

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._full = " ".join(text.split())
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text for the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(0, self.width() - 1))
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")
