"""The sheet of rescued words: what a copy holds that the library does not, and what to do with it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.session.recovery import Recovery, RecoveryOffer
from studio.story.word_difference import Piece, PieceKind
from studio.ui.panels.labels import WrappedLabel
from studio.ui.recovery.difference_text import DifferenceText
from studio.ui.theme.colours import Colours
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_LIST_WIDTH = 240


def time_words(written_at: datetime, now: datetime | None = None) -> str:
    """When that was, for somebody here: the time, and the day unless it is today."""
    here, today = written_at.astimezone(), (now or datetime.now(UTC)).astimezone()
    time = here.strftime("%H:%M")
    if here.date() == today.date():
        return sentence("recovery.today", time=time)
    return sentence("recovery.other-day", day=f"{here.day} {here:%B}", time=time)


class RecoverySheet(QDialog):
    """Shows one offer at a time beside the list of all. It does not stand in the way of the desk."""

    def __init__(self, recovery: Recovery, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self.setWindowTitle(sentence("recovery.title"))
        self.setModal(False)
        self.resize(min(860, parent.width() - 80), min(600, parent.height() - 80))
        self.list_view = QListWidget(self)
        self.list_view.setFixedWidth(_LIST_WIDTH)
        set_look(self.list_view, "choices")
        self.list_view.setWordWrap(True)
        self.list_view.setAccessibleName(sentence("recovery.choose"))
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list_view.currentRowChanged.connect(self._on_row_changed)
        self.title = WrappedLabel("", self)
        set_look(self.title, "panel-title")
        self.headline = WrappedLabel("", self)
        set_look(self.headline, "section-title")
        self.legend = WrappedLabel("", self)
        set_look(self.legend, "hint")
        self.difference = DifferenceText(theme.colours, self)
        self.take_button = self._button("recovery.take", recovery.take)
        set_look(self.take_button, "primary")
        self.copy_button = self._button("recovery.open-copy", recovery.open_copy)
        self.later_button = self._button("recovery.later", recovery.put_off)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        recovery.changed.connect(self._on_offers_changed)
        self._on_offers_changed(recovery.offers)

    @property
    def offer(self) -> RecoveryOffer | None:
        """What is shown."""
        row = self.list_view.currentRow()
        return self._recovery.offers[row] if 0 <= row < len(self._recovery.offers) else None

    def _button(self, code: str, act: Callable[[RecoveryOffer], None]) -> QPushButton:
        button = QPushButton(sentence(code), self)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._on_chosen, act))
        return button

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, 12)
        head.setSpacing(4)
        for label in (self.title, self.headline, self.legend):
            head.addWidget(label)
        page = QFrame(self)
        set_look(page, "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.difference, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.list_view)
        upper.addWidget(page, 1)
        foot = QFrame(self)
        set_look(foot, "foot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(16, 10, 16, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self.later_button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        layout.addWidget(foot)

    def _show(self, offer: RecoveryOffer) -> None:
        copy = offer.copy
        when = time_words(copy.written_at)
        self.title.show_text(sentence("recovery.words-from", time=when))
        self.headline.show_text(offer.headline or sentence("library.untitled"))
        if copy.problem:
            hint = sentence("recovery.unreadable", reason=copy.problem, path=copy.path)
        elif copy.story is None:
            hint = sentence("recovery.only-text")
        else:
            hint = sentence("recovery.legend" if offer.stored is not None else "recovery.not-in-library")
        self.legend.show_text(hint)
        self.take_button.setEnabled(copy.story is not None)
        self.copy_button.setEnabled(not copy.problem)
        whole = (Piece(PieceKind.SAME, copy.text),)
        self.difference.show_pieces(whole if offer.stored is None else offer.pieces)

    def _on_chosen(self, act: Callable[[RecoveryOffer], None]) -> None:
        if self.offer is not None:
            act(self.offer)

    @Slot(object)
    def _on_offers_changed(self, offers: tuple[RecoveryOffer, ...]) -> None:
        if not offers:
            self.close()
            return
        row = max(0, min(self.list_view.currentRow(), len(offers) - 1))
        self.list_view.clear()
        for offer in offers:
            words = f"{time_words(offer.copy.written_at)}\n{offer.headline or sentence('library.untitled')}"
            self.list_view.addItem(QListWidgetItem(words))
        self.list_view.setVisible(len(offers) > 1)
        self.list_view.setCurrentRow(row)

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        if self.offer is not None:
            self._show(self.offer)

    @Slot(object)
    def _on_theme_changed(self, colours: Colours) -> None:
        self.difference.use_colours(colours)
        if self.offer is not None:
            self._show(self.offer)
