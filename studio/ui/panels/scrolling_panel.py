"""What all panels share: a scrolling column, following the open story while visible, and editing it undoably."""

from PySide6.QtCore import QMetaObject, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.session.changes import StoryChange
from studio.session.notices import Notice
from studio.session.story_session import StorySession
from studio.story.story import Story
from studio.ui.panels.fields import LabelledField
from studio.ui.panels.panel import Panel, PanelContext
from studio.ui.panels.tab_order import in_tab_order, set_tab_order

BODY_DELAY_MS = 250
ORDER_DELAY_MS = 100
_EDGE = 12
_REVEAL_MARGIN = 40


class _Holder(QWidget):
    """What is scrolled: as tall as wrapped text is at this width. (Qt takes the height at the least width instead.)"""

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(layout.totalHeightForWidth(max(least.width(), self.width())))
        return least


class ScrollingPanel(Panel):
    """A panel that shows the story's `fields`. A subclass fills `content` and `footer` and implements `show_story`.

    A change to nothing but the body reaches only `show_body`, when typing pauses; a hidden panel does nothing.
    """

    def __init__(self, context: PanelContext, *, origin: str, fields: frozenset[str]) -> None:
        super().__init__()
        self.context = context
        self.origin = origin
        self._fields = fields
        self._is_stale = True
        self._connections: list[QMetaObject.Connection] = []
        self._revealed: QWidget | None = None
        self._stops: tuple[QWidget, ...] = ()
        self._area = QScrollArea()
        self.content = QVBoxLayout()
        self.footer = QVBoxLayout()
        self._lay_out()
        self._body_delay = QTimer(self, singleShot=True, interval=BODY_DELAY_MS)
        self._body_delay.timeout.connect(self._on_body_rested)
        self._order_delay = QTimer(self, singleShot=True, interval=ORDER_DELAY_MS)
        self._order_delay.timeout.connect(self._order_tabs)
        self._reveal_delay = QTimer(self, singleShot=True, interval=0)
        self._reveal_delay.timeout.connect(self._on_reveal_due)
        context.desk.session_opened.connect(self._on_session_opened)
        self._attach()

    @property
    def session(self) -> StorySession | None:
        """The open story's session, or None."""
        return self.context.desk.session

    def show_story(self, story: Story) -> None:
        """Show the fields of a story; called after each change to them, and when another story was opened."""
        raise NotImplementedError

    def show_body(self, story: Story) -> None:
        """Show what depends on the body; called when typing in it pauses."""

    def begin_story(self) -> None:
        """Forget what belonged to the last story; called before the first `show_story` of another."""

    def catch_up(self) -> None:
        """Show the story as it is now, if it changed while the panel was hidden."""
        if self._is_stale and self.session is not None:
            self._is_stale = False
            self.refresh()
            self.show_body(self.session.story)

    def refresh(self) -> None:
        """Show the story as it is now, and let Tab follow what is shown."""
        if self.session is not None:
            self.show_story(self.session.story)
            self._order_tabs()

    def mark_stale(self) -> None:
        """Make the next `catch_up` show the story again."""
        self._is_stale = True

    def edit_story(self, story: Story, step: str, merge_key: str = "") -> None:
        """Make `story` the open story, as one undoable step of that name."""
        if self.session is not None:
            self.session.edit_story(self.origin, story, step=step, merge_key=merge_key)

    def tell(self, notice: Notice) -> None:
        """Show a notice for a moment."""
        self.context.desk.notice.emit(notice)

    def focus_on(self, widget: QWidget) -> None:
        """Put the focus in a widget of the panel and scroll to it."""
        target = widget.control if isinstance(widget, LabelledField) else widget
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to(widget)

    def scroll_to(self, widget: QWidget) -> None:
        """Scroll to a widget as soon as the layout knows where it is."""
        self._revealed = widget
        self._reveal_delay.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.catch_up()

    def _lay_out(self) -> None:
        holder = _Holder()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        inner.setSpacing(0)
        self.content.setSpacing(_EDGE)
        inner.addLayout(self.content)
        inner.addStretch(1)
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(self.footer)

    def _attach(self) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []
        self._is_stale = True
        if self.session is not None:
            self._connections.append(self.session.changed.connect(self._on_changed))

    def _on_session_opened(self, _session: object) -> None:
        self._attach()
        self.begin_story()
        if self.isVisible():
            self.catch_up()

    def _on_changed(self, change: StoryChange) -> None:
        if change.concerns("body"):
            self._body_delay.start()
        if not change.concerns(*self._fields):
            return
        if self.isVisible():
            self.show_story(change.story)
            self._order_delay.start()
        else:
            self._is_stale = True

    def _order_tabs(self) -> None:
        stops = tuple(in_tab_order(self))
        if stops != self._stops:
            self._stops = stops
            set_tab_order(stops)

    def _on_body_rested(self) -> None:
        if self.isVisible() and self.session is not None:
            self.show_body(self.session.story)
        else:
            self._is_stale = True

    def _on_reveal_due(self) -> None:
        if self._revealed is not None:
            self._area.ensureWidgetVisible(self._revealed, 0, _REVEAL_MARGIN)
            self._revealed = None
