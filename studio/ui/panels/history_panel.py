"""The history panel: the versions of the story, what changed since one of them, and the way back to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.session.notices import Notice
from studio.story.differences import StoryDifference
from studio.story.findings import Place
from studio.story.story import Story
from studio.ui.panels.empty_state import EmptyState
from studio.ui.panels.history_detail import Against, HistoryDetail
from studio.ui.panels.history_entries import HistoryEntry, moment_words
from studio.ui.panels.history_list import HistoryList
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.panel import Panel, PanelContext, PanelHistory
from studio.ui.panels.version_name_field import VersionNameField
from studio.ui.panels.version_sources import BackedUpVersions, KeptVersions, VersionSource
from studio.ui.theme.theme import set_look
from studio.wording import sentence

REFRESH_DELAY_MS = 300


class HistoryPanel(Panel):
    """Lists versions, newest first, above what differs from the chosen one. Hidden, it asks the library nothing."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self._connections: list[QMetaObject.Connection] = []
        self._source: VersionSource | None = None
        self._story: Story | None = None
        self._choice_number = 0
        self._is_stale = True
        self.name_field = VersionNameField()
        self.list = HistoryList(context.theme)
        self.detail = HistoryDetail(context.theme)
        self.empty = EmptyState("history", "history", with_button=False)
        self.waiting = WrappedLabel()
        self.restore_button = QPushButton(sentence("history.restore"))
        self.other_button = QPushButton()
        self._lay_out()
        self._refresh_delay = QTimer(self, singleShot=True, interval=REFRESH_DELAY_MS)
        self._refresh_delay.timeout.connect(self.catch_up)
        self._compare_delay = QTimer(self, singleShot=True, interval=REFRESH_DELAY_MS)
        self._compare_delay.timeout.connect(self._on_story_rested)
        self._connect()
        self._attach()

    @property
    def _history(self) -> PanelHistory | None:
        return self._context.desk.history

    @property
    def source(self) -> VersionSource | None:
        """Where the listed versions come from; None without a story."""
        return self._source

    def reveal(self, _place: Place) -> None:
        """No place of the story lies here."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was saved meanwhile."""
        super().showEvent(event)
        self.catch_up()

    def catch_up(self) -> None:
        """List the versions again if there may be others, and compare again."""
        if not self.isVisible() or self._history is None:
            return
        if self._is_stale and self._source is not None:
            self._is_stale = False
            self._source.list_entries(self._if_current(self._on_entries))
        self._compare(keep_place=True)

    def show_kept(self) -> None:
        """List the versions that the library kept."""
        self._use(KeptVersions(self._history) if self._history is not None else None)

    def show_backups(self) -> None:
        """List the backups that hold the story."""
        self._use(BackedUpVersions(self._history) if self._history is not None else None)

    def _connect(self) -> None:
        self._context.desk.session_opened.connect(self._on_session_opened)
        self._context.theme.changed.connect(self._on_theme_changed)
        self.name_field.named.connect(self._on_named)
        self.list.chosen.connect(self._on_chosen)
        self.detail.against_changed.connect(self._on_against_changed)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.other_button.clicked.connect(self._on_other_clicked)

    def _lay_out(self) -> None:
        set_look(self.waiting, "hint")
        set_look(self.restore_button, "primary")
        self.restore_button.setToolTip(sentence("history.restore-tip"))
        set_look(self.other_button, "quiet")
        self._note, self._teaching = _at_top(self.waiting), _at_top(self.empty)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.setSizes([200, 300])
        self._stack = QStackedWidget()
        for widget in (self._splitter, self._teaching, self._note):
            self._stack.addWidget(widget)
        foot = QFrame()
        set_look(foot, "foot")
        buttons = QVBoxLayout(foot)
        buttons.setContentsMargins(12, 8, 12, 8)
        buttons.setSpacing(4)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.other_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name_field)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)

    def _attach(self) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []
        session, history = self._context.desk.session, self._history
        if session is not None and history is not None:
            self._connections.append(session.changed.connect(self._on_changed))
            self._connections.append(history.grown.connect(self._on_grown))
        self.name_field.end()
        self.show_kept()

    def _use(self, source: VersionSource | None) -> None:
        """Show versions from another place."""
        self._source = source
        self._choice_number += 1
        self._story = None
        self._is_stale = True
        self.list.forget()
        self.restore_button.setEnabled(False)
        self.restore_button.hide()
        self.other_button.setEnabled(source is not None)
        self._stack.setCurrentWidget(self._note)
        if source is not None:
            self.list.setAccessibleName(sentence(f"history.{source.id}.name"))
            self.other_button.setText(sentence(f"history.{source.id}.other"))
            self.other_button.setToolTip(sentence(f"history.{source.id}.other-tip"))
            self.waiting.show_text(sentence(f"history.{source.id}.waiting"))
        self.catch_up()

    def _if_current(self, on_done: Callable[..., None]) -> Callable[..., None]:
        """Pass an answer on only while what it is about is still shown."""
        source = self._source

        def answer(result: object) -> None:
            if self._source is source:
                on_done(result)

        return answer

    def _on_entries(self, entries: tuple[HistoryEntry, ...]) -> None:
        self.restore_button.setVisible(bool(entries))
        if entries:
            self._stack.setCurrentWidget(self._splitter)
        elif self._source is not None and self._source.has_order:
            self._stack.setCurrentWidget(self._teaching)
        else:
            self.waiting.show_text(sentence("history.no-backups"))
        if not self.list.show_entries(entries) and self.list.current is not None:
            self._on_chosen(self.list.current)

    def _on_chosen(self, entry: HistoryEntry) -> None:
        self._choice_number += 1
        self._story = None
        self.restore_button.setEnabled(False)
        self.detail.show_entry(entry, can_compare=self._source is not None and self._source.has_order)
        self._load(entry, partial(self._on_loaded, self._choice_number))

    def _load(self, entry: HistoryEntry, on_done: Callable[[Story], None]) -> None:
        if self._source is not None:
            self._source.load(entry.key, self._if_current(on_done))

    def _on_loaded(self, number: int, story: Story) -> None:
        if number == self._choice_number:
            self._story = story
            self._compare(keep_place=False)

    def _compare(self, *, keep_place: bool) -> None:
        """Find what differs from the chosen version, or between it and the one before."""
        session, history, story = self._context.desk.session, self._history, self._story
        if session is None or history is None or story is None:
            return
        self.restore_button.setEnabled(replace(story, id=session.story.id) != session.story)
        on_done = self._if_current(partial(self._on_compared, self._choice_number, keep_place))
        if self.detail.against is Against.NOW or not (self._source is not None and self._source.has_order):
            history.compare(story, session.story, on_done)
        elif self.list.one_before is None:
            self.detail.show_message(sentence("history.first"))
        elif not keep_place:  # two kept versions stay as they are
            self._load(self.list.one_before, partial(self._on_one_before_loaded, self._choice_number))

    def _on_one_before_loaded(self, number: int, before: Story) -> None:
        if number == self._choice_number and self._history is not None and self._story is not None:
            on_done = self._if_current(partial(self._on_compared, number, False))
            self._history.compare(before, self._story, on_done)

    def _on_compared(self, number: int, keep_place: bool, difference: StoryDifference) -> None:
        if number == self._choice_number:
            self.detail.show_difference(difference, keep_place=keep_place)

    def _on_against_changed(self, _against: Against) -> None:
        self._choice_number += 1
        self._compare(keep_place=False)

    def _on_restore_clicked(self) -> None:
        entry, history = self.list.current, self._history
        if entry is not None and history is not None and self._story is not None:
            moment = moment_words(entry.made_at, datetime.now(UTC))
            step = sentence("history.restore-step", moment=moment)
            history.restore(self._story, step, partial(self._on_restored, moment, step))

    def _on_restored(self, moment: str, step: str) -> None:
        self.restore_button.setEnabled(False)
        notice = Notice(code="history.restored", parameters={"moment": moment}, act=partial(self._take_back, step))
        self._context.desk.notice.emit(notice)

    def _take_back(self, step: str) -> None:
        """Undo the restoring, unless something else was done since: that is undone first, by hand."""
        session = self._context.desk.session
        if session is not None and session.undo_name == step:
            session.undo()

    def _on_named(self, name: str) -> None:
        if self._history is not None:
            self._history.keep(name, partial(self._on_version_kept, name))

    def _on_version_kept(self, name: str) -> None:
        self._context.desk.notice.emit(Notice(code="history.version-kept", parameters={"name": name}))

    def _on_other_clicked(self) -> None:
        if isinstance(self._source, KeptVersions):
            self.show_backups()
        else:
            self.show_kept()

    def _on_grown(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh_delay.start()

    def _on_changed(self, _change: object) -> None:
        if self.isVisible():
            self._compare_delay.start()

    def _on_story_rested(self) -> None:
        if self.isVisible():
            self._compare(keep_place=True)

    def _on_session_opened(self, _session: object) -> None:
        self._attach()

    def _on_theme_changed(self, _colours: object) -> None:
        self.empty.paint_icon()


def _at_top(widget: QWidget) -> QWidget:
    """A page that shows a widget at its top."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 12, 12, 12)
    column.addWidget(widget)
    column.addStretch(1)
    return page
