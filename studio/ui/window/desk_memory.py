"""Remembers how the desk looks while it is used, so that it comes back as it was after any end, a kill too."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSplitter

from studio.session.desk import Desk
from studio.session.desk_state import DeskState, read_state, write_state
from studio.session.task_runner import Lane
from studio.settings.places import state_file
from studio.ui.panels.all_panels import PANELS
from studio.ui.preview.preview_pane import PAGE_WIDTHS
from studio.ui.window.window_parts import WindowParts

WRITE_DELAY_MS = 1000
_COLUMNS = ("library", "preview", "panels")
_SEEN = {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.Move}


class DeskMemory(QObject):
    """Writes a `DeskState` at most every `WRITE_DELAY_MS` while something changes, away from the GUI thread."""

    def __init__(self, desk: Desk, parts: WindowParts, splitter: QSplitter) -> None:
        super().__init__(parts.window)
        self._desk = desk
        self._parts = parts
        self._splitter = splitter
        self._path: Path = state_file(desk.lane.folder)
        self._written: DeskState | None = None
        self._place: DeskState | None = None
        self._can_write = True
        self._delay = QTimer(self, singleShot=True, interval=WRITE_DELAY_MS)
        self._delay.timeout.connect(self.write)

    def restore(self) -> None:
        """Make the desk look as it did; caret and scroll come with their story. Then watch it."""
        state = read_state(self._path)
        if state is not None:
            self._restore_window(state)
            self._place = state
            self._desk.settings = replace(self._desk.settings, last_story=state.story or self._desk.settings.last_story)
        self._written = state
        self._watch()

    @Slot()
    def write(self) -> None:
        """Write how the desk looks now, if that is new."""
        self._delay.stop()
        state = self._state()
        if state == self._written or not self._can_write:
            return
        self._written = state
        path = self._path
        self._desk.runner.run(Lane.RESCUE, lambda: write_state(path, state), _ignore, self._on_failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice columns that come and go, and the window that moves."""
        if event.type() in _SEEN:
            self._note()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        parts = self._parts
        for signal in (
            parts.editor.body_edit.cursorPositionChanged,
            parts.editor.page_scroll.scrolled,
            parts.editor.zoomed,
            parts.panels.panel_changed,
            parts.preview.page_width_changed,
            parts.library.filters_changed,
            self._splitter.splitterMoved,
            self._desk.house_changed,
        ):
            signal.connect(self._note)
        self._desk.session_opened.connect(self._on_session_opened)
        for watched in (parts.window, *(parts.column(name) for name in _COLUMNS)):
            watched.installEventFilter(self)

    def _restore_window(self, state: DeskState) -> None:
        parts = self._parts
        if state.window_geometry:
            parts.window.restoreGeometry(QByteArray.fromBase64(state.window_geometry.encode()))
        if len(state.column_widths) == self._splitter.count():
            self._splitter.setSizes(list(state.column_widths))
        for name in _COLUMNS:
            parts.column(name).setVisible(name not in state.hidden_columns)
        if state.page_width in {width.id for width in PAGE_WIDTHS}:
            parts.preview.use_page_width(state.page_width)
        if state.panel in {panel.id for panel in PANELS}:
            parts.panels.show_panel(state.panel)
        parts.editor.set_zoom(state.zoom)
        parts.library.use_filters(state.status_filter, state.section_filter, state.search)
        self._desk.use_house(state.house)

    def _state(self) -> DeskState:
        parts = self._parts
        cursor = parts.editor.body_edit.textCursor()
        status, section, search = parts.library.filters
        return DeskState(
            story=self._desk.story.id if self._desk.story is not None else "",
            caret=cursor.position(),
            anchor=cursor.anchor(),
            scroll=parts.editor.page_scroll.bar.value(),
            panel=parts.panels.current,
            column_widths=tuple(self._splitter.sizes()),
            hidden_columns=tuple(name for name in _COLUMNS if parts.column(name).isHidden()),
            status_filter=status,
            section_filter=section,
            search=search,
            zoom=parts.editor.zoom,
            page_width=parts.preview.page_width,
            house=self._desk.shelf.now.wanted,
            window_geometry=bytes(parts.window.saveGeometry().toBase64().data()).decode(),
        )

    @Slot()
    def _note(self) -> None:
        if not self._delay.isActive():
            self._delay.start()

    @Slot(object)
    def _on_session_opened(self, _session: object) -> None:
        place, self._place = self._place, None
        if place is not None and self._desk.story is not None and self._desk.story.id == place.story:
            self._place = place
            QTimer.singleShot(0, self, self._restore_place)  # when the text is laid out
        self._note()

    @Slot()
    def _restore_place(self) -> None:
        place, self._place = self._place, None
        if place is None:
            return
        body = self._parts.editor.body_edit
        end = max(0, body.document().characterCount() - 1)
        cursor = QTextCursor(body.document())
        cursor.setPosition(min(place.anchor, end))
        cursor.setPosition(min(place.caret, end), QTextCursor.MoveMode.KeepAnchor)
        body.setTextCursor(cursor)
        self._parts.editor.page_scroll.bar.setValue(place.scroll)

    def _on_failed(self, error: Exception) -> None:
        """Say once that the look of the desk cannot be kept; nobody's words depend on it."""
        self._can_write = False
        self._desk.runner.failed.emit(error)


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
