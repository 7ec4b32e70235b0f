"""The right-hand column: one panel at a time under a row of tabs.

For the window: `PanelColumn(context)` is the widget; `show_panel(id)` and `reveal(place)` show a panel,
`has_place(place)` says whether a place lies in the column, `panel_changed` carries the id of the panel now shown,
`current` is that id.
"""

from functools import partial

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.session.changes import StoryChange
from studio.session.story_session import StorySession
from studio.story.findings import Place
from studio.ui.panels.all_panels import PANELS
from studio.ui.panels.panel import Panel, PanelContext, PanelReview, PanelSpec
from studio.ui.panels.panel_tab import PanelTab
from studio.ui.panels.tab_order import in_tab_order
from studio.ui.theme.theme import set_look
from studio.wording import sentence

STATUS_DELAY_MS = 150
_NARROWEST = 270


class PanelColumn(QWidget):
    """Tabs and the panel they choose. A panel is made when it is first shown."""

    panel_changed = Signal(str)
    """Emitted with the id of the panel that is shown from now on."""

    def __init__(
        self, context: PanelContext, parent: QWidget | None = None, *, panels: tuple[PanelSpec, ...] = PANELS
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._specs = {spec.id: spec for spec in panels}
        self._made: dict[str, Panel] = {}
        self._current = ""
        self._connections: list[QMetaObject.Connection] = []
        self._tabs = {spec.id: PanelTab(spec, context.theme) for spec in panels}
        self._stack = QStackedWidget()
        self._status_delay = QTimer(self, singleShot=True, interval=STATUS_DELAY_MS)
        self._status_delay.timeout.connect(self._show_status)
        self.setMinimumWidth(_NARROWEST)
        self._lay_out()
        context.desk.session_opened.connect(self._on_session_opened)
        context.theme.changed.connect(self._on_theme_changed)
        self._attach()
        self.show_panel(panels[0].id)

    @property
    def context(self) -> PanelContext:
        """What the panels were given."""
        return self._context

    @property
    def current(self) -> str:
        """The id of the panel that is shown."""
        return self._current

    def panel(self, panel_id: str) -> Panel:
        """The panel with that id, made now if it was not yet."""
        if panel_id not in self._made:
            self._made[panel_id] = self._specs[panel_id].make(self._context)
            self._stack.addWidget(self._made[panel_id])
        return self._made[panel_id]

    def show_panel(self, panel_id: str) -> None:
        """Bring one panel to the front."""
        self._stack.setCurrentWidget(self.panel(panel_id))
        for known_id, tab in self._tabs.items():
            tab.setChecked(known_id == panel_id)
            is_stop = Qt.FocusPolicy.StrongFocus if known_id == panel_id else Qt.FocusPolicy.ClickFocus
            tab.setFocusPolicy(is_stop)  # Tab stops at the row of tabs once; arrows move within it
        if panel_id != self._current:
            self._current = panel_id
            self.panel_changed.emit(panel_id)

    def has_place(self, place: Place) -> bool:
        """True when a place lies in one of the panels, not in the article column."""
        return self._panel_of(place) is not None

    def reveal(self, place: Place) -> bool:
        """Show the panel a place lies in, with its field in focus. False, and nothing done, when none has it."""
        panel_id = self._panel_of(place)
        if panel_id is None:
            return False
        self.show_panel(panel_id)
        self._made[panel_id].reveal(place)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the first thing in the panel that takes it, or to the tab."""
        super().focusInEvent(event)
        stops = in_tab_order(self._made[self._current])
        first = next((stop for stop in stops if stop.isVisible() and stop.isEnabled()), self._tabs[self._current])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _panel_of(self, place: Place) -> str | None:
        return next((spec.id for spec in self._specs.values() if place.field in spec.fields), None)

    def _lay_out(self) -> None:
        bar = QFrame()
        set_look(bar, "bar")
        bar.setAccessibleName(sentence("panels.tabs"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for panel_id, tab in self._tabs.items():
            row.addWidget(tab)
            group.addButton(tab)
            tab.clicked.connect(partial(self._on_tab_clicked, panel_id))
            tab.toggled.connect(partial(self._on_tab_toggled, panel_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _on_tab_clicked(self, panel_id: str) -> None:
        self.show_panel(panel_id)

    def _on_tab_toggled(self, panel_id: str, checked: bool) -> None:
        if checked and panel_id != self._current:
            self.show_panel(panel_id)

    def _attach(self) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        desk = self._context.desk
        session: StorySession | None = desk.session
        review: PanelReview | None = desk.review
        self._connections = []
        if session is not None:
            self._connections.append(session.changed.connect(self._on_changed))
        if review is not None:
            self._connections.append(review.reviewed.connect(self._on_reviewed))
        self._show_status()

    def _on_session_opened(self, _session: object) -> None:
        self._attach()

    def _on_changed(self, change: StoryChange) -> None:
        if change.fields != {"body"}:
            self._status_delay.start()

    def _on_reviewed(self, _review: object) -> None:
        self._status_delay.start()

    def _on_theme_changed(self, _colours: object) -> None:
        for tab in self._tabs.values():
            tab.update()

    def _show_status(self) -> None:
        session, review = self._context.desk.session, self._context.desk.review
        if session is None:
            return
        findings = review.latest.findings if review is not None else ()
        for panel_id, spec in self._specs.items():
            self._tabs[panel_id].show_status(spec.status(session.story, findings))
