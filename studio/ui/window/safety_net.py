"""What the window does when words are in danger: the banner, the notes, rescued words, closing that cannot save."""

import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.library.recovery import OpenEvent
from studio.session.autosave import SaveState, SaveStatus
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.open_story import OpenStory
from studio.session.recovery import Recovery, RecoveryOffer
from studio.ui.recovery.note_bar import NoteAction, NoteBar, NoteStack
from studio.ui.recovery.quiet_notes import can_be_quiet, is_quiet, with_quiet, without_past
from studio.ui.recovery.recovery_sheet import RecoverySheet, time_words
from studio.ui.theme.theme import Theme
from studio.ui.window.save_banner import SaveBanner
from studio.wording import explain, sentence

_MENDED = frozenset(
    f"opening.{what}"
    for what in ("restored-from-backup", "rebuilt", "moved-aside", "salvaged", "salvaged-nothing", "unreadable")
)
"""What happened to one damaged library, told in one note."""

_IN_PASSING = frozenset({"opening.unclean", "opening.migrated"})


class SafetyNet(QObject):
    """Belongs to one window. `bars` is what stands above its columns."""

    abandoned = Signal()
    """Emitted when the desk was closed without saving, with the text in a rescue copy."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self._offer_note: NoteBar | None = None
        self.sheet: RecoverySheet | None = None
        self.banner = SaveBanner(desk, window)
        self.notes = NoteStack(window)
        self.bars = QVBoxLayout()
        self.bars.setContentsMargins(0, 0, 0, 0)
        self.bars.setSpacing(0)
        self.bars.addWidget(self.banner)
        self.bars.addLayout(self.notes)
        self.recovery = Recovery(desk, self)
        self.recovery.changed.connect(self._on_offers_changed)
        self.recovery.failed.connect(self._on_failed)
        self.banner.close_anyway.connect(self._on_close_anyway)

    def tell_opening(self, events: Sequence[OpenEvent], choose_library: Callable[[], None]) -> None:
        """Say what happened while the library was opened: what matters stays until it is answered."""
        library = self._desk.lane.folder
        self._desk.settings = without_past(self._desk.settings, events, library)
        mended = [_words(event) for event in events if event.code in _MENDED]
        if mended:
            self.notes.add(" ".join(mended), NoteAction(sentence("recovery.dismiss"), _nothing))
        for event in events:
            if event.code == "opening.read-only":
                choose = NoteAction(sentence("start.choose"), choose_library, keeps_note=True)
                self.notes.add(_words(event), choose)
            elif event.is_notable and event.code not in _MENDED and not is_quiet(self._desk.settings, event, library):
                self.notes.add(_words(event), NoteAction(sentence("recovery.dismiss"), partial(self._let_go, event)))
            elif event.code in _IN_PASSING:
                self._desk.say(Notice(code=event.code, parameters=dict(event.parameters)))

    def look_for_rescued_words(self) -> None:
        """Offer what a crash left over, once there is time for it."""
        QTimer.singleShot(0, self.recovery, self.recovery.look)

    def follow(self, opened: OpenStory) -> None:
        """Tell the truth about another story's saving from now on."""
        opened.autosave.status_changed.connect(self.banner.show_status)
        self.banner.follow(opened.rescue)
        self.banner.show_status(opened.autosave.status)

    def may_close(self) -> bool:
        """Close the desk, with everything saved. False, with the reason in the banner, when that cannot be."""
        try:
            self._desk.close()
        except Exception as error:  # noqa: BLE001  # whatever it is, the window stays, for it has the words
            self._stay_open(error)
            return False
        return True

    @Slot()
    def rescue_soon(self) -> None:
        """Something near the words broke: write the rescue copy of the open story."""
        if self._desk.open_story is not None:
            self._desk.open_story.rescue.write_soon()

    def _stay_open(self, error: Exception) -> None:
        try:
            self._desk.rescue_now()
        except KnownError as rescue_error:
            self._on_failed(rescue_error)
        self.banner.show_status(SaveStatus(SaveState.FAILED, None, error))
        self.banner.offer_to_close()
        if not isinstance(error, KnownError):
            sys.excepthook(type(error), error, error.__traceback__)

    @Slot()
    def _on_close_anyway(self) -> None:
        try:
            self._desk.abandon()
        except KnownError as error:
            self._on_failed(error)
            return
        self.abandoned.emit()

    @Slot(object)
    def _on_offers_changed(self, offers: tuple[RecoveryOffer, ...]) -> None:
        if self._offer_note is not None:
            self._offer_note.hide()
            self._offer_note.deleteLater()
            self._offer_note = None
        if offers and (self.sheet is None or self.sheet.isHidden()):
            self._offer_note = self._make_offer_note(offers)

    def _make_offer_note(self, offers: tuple[RecoveryOffer, ...]) -> NoteBar:
        if len(offers) == 1:
            words = sentence("recovery.waiting-one", time=time_words(offers[0].copy.written_at))
        else:
            words = sentence("recovery.waiting-many", count=len(offers))
        return self.notes.add(
            words,
            NoteAction(sentence("recovery.later-all"), partial(self._put_off, offers)),
            NoteAction(sentence("recovery.look"), self._show_sheet, keeps_note=True),
        )

    def _put_off(self, offers: tuple[RecoveryOffer, ...]) -> None:
        self._offer_note = None
        for offer in offers:
            self.recovery.put_off(offer)

    def _show_sheet(self) -> None:
        if self.sheet is None:
            self.sheet = RecoverySheet(self.recovery, self._theme, self._window)
            self.sheet.finished.connect(self._on_sheet_finished)
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    @Slot()
    def _on_sheet_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
            self._on_offers_changed(self.recovery.offers)

    def _let_go(self, event: OpenEvent) -> None:
        """A note was answered; one that would come back at every start stays away until something changes."""
        if can_be_quiet(event):
            self._desk.settings = with_quiet(self._desk.settings, event, self._desk.lane.folder)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._desk.say(Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True))


def _words(event: OpenEvent) -> str:
    return sentence(event.code, **event.parameters)


def _nothing() -> None:
    """Only let the note go."""
