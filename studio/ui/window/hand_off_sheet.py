"""The hand-off sheet: what leaves, what stands in its way, what changed since the last time, where it goes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.checking.cures.cure import DeskAction
from studio.errors import KnownError, StorageError
from studio.session.desk import Desk
from studio.session.hand_off_order import HandOffDone, HandOffOrder
from studio.session.hand_off_outlook import HandOffOutlook, OutlookFeed
from studio.session.hand_off_progress import HandOffProgress
from studio.session.notices import Notice
from studio.session.open_story import OpenStory
from studio.story.elements import Correction
from studio.story.findings import Place, Severity, blocks_hand_off
from studio.ui.hand_off.changes_list import ChangesList
from studio.ui.hand_off.correction_question import CorrectionQuestion
from studio.ui.hand_off.foot import HandOffFoot
from studio.ui.panels.curing import carry_out
from studio.ui.panels.finding_group import FindingGroup
from studio.ui.panels.finding_row import CureWish
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import Theme, set_look
from studio.wording import counted, explain, sentence

ORIGIN = "hand-off"
"""The name under which the sheet edits the story."""

_WIDTH, _LEAST_HEIGHT = 600, 200
_EDGE, _AROUND, _RULE = 24, 48, 2


class HandOffSheet(QDialog):
    """Lists everything there is to know before a hand-off, asks for what is missing, and carries it out."""

    jump_wanted = Signal(object)
    """Emitted with the `Place` of a finding; the sheet is closed then."""

    preflight_wanted = Signal()
    """Emitted when the editor would rather mend the findings; the sheet is closed then."""

    handed_off = Signal(object)
    """Emitted with the `HandOffDone`; the sheet is closed then."""

    def __init__(self, desk: Desk, open_story: OpenStory, theme: Theme, folder: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open_story = open_story
        self._outlook: HandOffOutlook | None = None
        self._progress: HandOffProgress | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("hand-off.title"))
        self.title, self.facts = WrappedLabel(), WrappedLabel()
        self.errors, self.warnings = (FindingGroup(severity, f"hand-off.{severity}s", theme) for severity in Severity)
        self.changes, self.question = ChangesList(), CorrectionQuestion()
        self._parts = (self.errors, self.changes, self.question, self.warnings)
        self.foot = HandOffFoot(folder)
        self._head, self._inner = QVBoxLayout(), QVBoxLayout()
        self._rule, self._area, self._content = QFrame(), QScrollArea(), _Content(self._inner)
        self._lay_out()
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._feed = OutlookFeed(open_story, desk.house.id, desk.runner, desk.lane, self)
        self._connect()
        self._feed.look()
        self._show_findings()
        self._focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words need; only now are they in the fonts they are shown in."""
        super().showEvent(event)
        self._fit()

    def reject(self) -> None:
        """Close, or stop the hand-off that is under way; the sheet then stays, and says so."""
        if self._progress is None:
            super().reject()
        else:
            self.foot.progress_row.cancel_button.click()

    def done(self, result: int) -> None:
        """Close for good."""
        self._feed.close()
        super().done(result)

    @Slot(object)
    def show_outlook(self, outlook: HandOffOutlook) -> None:
        """Show what the hand-off would meet now."""
        is_first, was_asked = self._outlook is None, self.question.is_open
        self._outlook = outlook
        self.changes.show_outlook(outlook)
        self.question.show_outlook(outlook)
        self._show_findings()
        if is_first or (was_asked and not self.question.is_open):
            self._focus_first()

    def _show_findings(self) -> None:
        """Show what the latest review says."""
        story, findings = self._open_story.session.story, self._open_story.review.latest.findings
        for group in (self.errors, self.warnings):
            group.show_findings(findings, story, self._open_story.known.latest)
        self.foot.ask_reason(is_asked=blocks_hand_off(findings))
        self.foot.mend_button.setVisible(bool(findings))
        self.title.show_text(story.headline or sentence("library.untitled"))
        lines = [counted("hand-off.summary", len(story.pictures), house=self._desk.house.name)]
        if not findings:
            lines.append(sentence("hand-off.clear"))
        self.facts.show_text("\n".join(lines))
        self._on_answered()
        self._fitting.start()

    def _focus_first(self) -> None:
        """Go to the first thing that is missing, else to the button."""
        if self.foot.is_reason_asked and not self.foot.override_reason:
            self.foot.reason_field.setFocus()
        elif self.question.is_open:
            self.question.note.setFocus()
            self._area.ensureWidgetVisible(self.question)
        else:
            self.foot.hand_off_button.setFocus()

    def _lay_out(self) -> None:
        for widget, look in ((self.title, "panel-title"), (self.facts, "hint"), (self._rule, "rule")):
            set_look(widget, look)
        self._head.setContentsMargins(_EDGE, 20, _EDGE, 12)
        self._head.setSpacing(4)
        self._head.addWidget(self.title)
        self._head.addWidget(self.facts)
        self._inner.setContentsMargins(_EDGE, 16, _EDGE, 16)
        self._inner.setSpacing(16)
        for part in self._parts:
            self._inner.addWidget(part)
        self._inner.addStretch(1)
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._rule)
        column.addWidget(self._area, 1)
        column.addWidget(self.foot)
        self.setMinimumSize(QSize(_WIDTH - 120, _LEAST_HEIGHT))

    def _connect(self) -> None:
        for group in (self.errors, self.warnings):
            group.jump_wanted.connect(self._on_jump)
            group.cure_wanted.connect(self._on_cure)
        self.question.correction_wanted.connect(self._on_correction)
        self.question.answered.connect(self._on_answered)
        self.foot.answered.connect(self._on_answered)
        self.foot.hand_off_button.clicked.connect(self._on_hand_off)
        self.foot.cancel_button.clicked.connect(self.reject)
        self.foot.mend_button.clicked.connect(self._on_mend)
        self.foot.progress_row.cancelled.connect(self._on_cancelled)
        self._feed.changed.connect(self.show_outlook)

    @Slot()
    def _on_answered(self) -> None:
        """Say what is still missing, and let the story leave when nothing is."""
        missing = [
            *(["hand-off.reason-missing"] if self.foot.is_reason_asked and not self.foot.override_reason else []),
            *(["hand-off.note-missing"] if self.question.is_open else []),
        ]
        self.foot.show_missing(missing)
        self.foot.hand_off_button.setEnabled(self._outlook is not None and not missing)

    @Slot(object)
    def _on_jump(self, place: Place) -> None:
        self.reject()
        self.jump_wanted.emit(place)

    @Slot()
    def _on_mend(self) -> None:
        self.reject()
        self.preflight_wanted.emit()

    @Slot(object)
    def _on_cure(self, wish: CureWish) -> None:
        known = self._open_story.known
        if not carry_out(wish, self._open_story.session, known, ORIGIN):
            self._say(sentence("cures.too-late"))
        elif wish.cure.by is DeskAction.RELEASE_QUOTE:
            take_back = partial(known.guard_quote, wish.finding.parameters["before"])
            self._desk.say(Notice(code="cures.change-meant.done", act=take_back))
        self._feed.look()

    @Slot(object)
    def _on_correction(self, note: Correction) -> None:
        session = self._open_story.session
        corrections = (*session.story.corrections, note)
        session.edit(ORIGIN, step=sentence("hand-off.note-step"), corrections=corrections)
        self._feed.look()

    @Slot()
    def _on_hand_off(self) -> None:
        folder = self.foot.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._say(explain(StorageError("storage.write", path=str(folder), reason=error.strerror or str(error))))
            return
        self._say("")
        order = HandOffOrder(
            folder=folder,
            override_reason=self.foot.override_reason,
            no_correction_because=self.question.no_correction_because,
        )
        self._progress = HandOffProgress(self)
        self._progress.stepped.connect(self.foot.progress_row.show_step)
        self._show_progress()
        self._desk.hand_off(order, self._on_done, self._on_failed, self._progress)

    def _show_progress(self) -> None:
        is_under_way = self._progress is not None
        self._content.setEnabled(not is_under_way)
        self.foot.show_progress(is_under_way=is_under_way)

    @Slot()
    def _on_cancelled(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _on_done(self, done: HandOffDone) -> None:
        self._progress = None
        self.accept()
        self.handed_off.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._progress = None
        self._show_progress()
        if not isinstance(error, KnownError):
            raise error
        self._say(explain(error))
        self._feed.look()

    def _say(self, words: str) -> None:
        self.foot.say(words)
        self._fitting.start()

    @Slot()
    def _fit(self) -> None:
        """As tall as everything needs, and no taller than the window behind allows; then the middle scrolls."""
        foot, parent = self.foot.layout(), self.parentWidget()
        if foot is None:
            return
        for widget in (self._rule, self._area):
            widget.setHidden(all(part.isHidden() for part in self._parts))
        self._inner.activate()
        width = max(_WIDTH, self.width())
        needed = self._head.totalHeightForWidth(width) + foot.totalHeightForWidth(width)
        if not self._area.isHidden():
            needed += _RULE + self._inner.totalHeightForWidth(width)
        most = parent.window().height() - _AROUND if parent is not None else needed
        self.resize(width, min(needed, most))
        self._content.updateGeometry()


class _Content(QWidget):
    """What is scrolled: as tall as wrapped text is at this width."""

    def __init__(self, column: QVBoxLayout) -> None:
        super().__init__()
        self._column = column
        self.setLayout(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """No lower than the words need."""
        least = super().minimumSizeHint()
        least.setHeight(self._column.totalHeightForWidth(max(least.width(), self.width())))
        return least
