"""A word in passing at the foot of the window, with one button; it goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.session.notices import Notice
from studio.ui.theme.theme import set_look
from studio.wording import sentence

SHOWN_MS = 7000
PROBLEM_SHOWN_MS = 15_000
_WIDEST = 560
_FROM_BOTTOM = 44


class Toast(QFrame):
    """Shows one notice at a time; a newer one takes its place. It stays while the pointer is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        set_look(self, "toast")
        self._act: Callable[[], None] | None = None
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._on_clicked)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.setSpacing(14)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is or was shown last."""
        return self._label.text()

    @property
    def button(self) -> QPushButton:
        """The toast's button."""
        return self._button

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice, and forget the one before."""
        self._act = notice.act
        self._label.setText(sentence(notice.code, **notice.parameters))
        self._button.setVisible(notice.act is not None)
        self._button.setText(sentence(notice.action))
        self.setAccessibleName(self._label.text())
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(PROBLEM_SHOWN_MS if notice.is_problem else SHOWN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window as it changes size."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after the pointer went."""
        self._timer.start()
        super().leaveEvent(event)

    def _settle(self) -> None:
        width = min(_WIDEST, self._window.width() - 48)
        natural = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 60
        natural += self._button.sizeHint().width() + 14 if self._act is not None else 0
        width = min(width, natural)
        self.setFixedWidth(width)
        self.setFixedHeight(self._layout.heightForWidth(width))
        self.move((self._window.width() - width) // 2, self._window.height() - self.height() - _FROM_BOTTOM)

    @Slot()
    def _on_clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
