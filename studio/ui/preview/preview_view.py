"""The web view of the preview: loads, patches, follows the caret, and comes back after a crash of its renderer."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from studio.ui.preview.preview_page import PreviewPage
from studio.ui.preview.scheme import SCHEME, StorySchemeHandler, register_scheme
from studio.ui.preview.sealing import sealed_profile

if TYPE_CHECKING:
    from studio.rendering.live_article import Patch
    from studio.ui.preview.page_views import PageView
    from studio.ui.preview.preview_source import PreviewSource

_DRAG_DISTANCE = 4.0
_RELOAD_DELAY_MS = 50


def ready_profile() -> QWebEngineProfile:
    """The profile of one view. The first one starts the web engine, which takes a while."""
    register_scheme()
    return sealed_profile(QCoreApplication.instance())


class PreviewView(QWebEngineView):
    """Shows what a `PreviewSource` renders. Patches wait while a page loads, and are never lost."""

    line_clicked = Signal(int)
    """Emitted with the 0-based body line under a click; -1 for the header above the body."""

    shown = Signal()
    """Emitted when a loaded page is there, patched up to date and back in its place."""

    def __init__(self, source: "PreviewSource", parent: QWidget, *, profile: QWebEngineProfile | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._profile = profile or ready_profile()
        handler = StorySchemeHandler(source, self._profile)
        handler.page_taken.connect(self._on_page_taken)
        self._profile.installUrlSchemeHandler(SCHEME, handler)
        self._page = PreviewPage(self._profile, self)
        self._page.destroyed.connect(self._profile.deleteLater)  # a profile must outlive its page
        self.setPage(self._page)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self._is_ready = False
        self._waiting: list[Patch] = []
        self._places: dict[str, Any] = {}
        self._shown_story = ""
        self._wish: tuple[int, bool] | None = None
        self._loads_wanted = 0
        self._scheme = ""
        self._followed = (-1, -1.0)
        self._pressed_at: QPointF | None = None
        self._page.ready.connect(self._on_ready)
        self._page.renderProcessTerminated.connect(self._on_renderer_gone)

    @property
    def preview_page(self) -> PreviewPage:
        """The sealed page."""
        return self._page

    @property
    def is_ready(self) -> bool:
        """True when the page is there and shows the story as of the last patch."""
        return self._is_ready

    def load_story(self) -> None:
        """Load the page afresh; it comes back scrolled to where its story was left."""
        self._loads_wanted += 1
        if self._is_ready:
            self._is_ready = False
            self._page.call("place", on_result=partial(self._on_left, self._shown_story, self._loads_wanted))
        else:
            self._load()

    def use_view(self, view: "PageView") -> None:
        """Look at the page in another way, from the next load on."""
        self._source.use_view(view)
        self._page.view = view

    def patch(self, patch: "Patch") -> None:
        """Bring the page up to date with one change."""
        if self._is_ready:
            self._page.call("patch", patch)
        else:
            self._waiting.append(patch)

    def use_scheme(self, scheme: str) -> None:
        """Show the page ``light`` or ``dark``; empty leaves it to the reader's system."""
        self._scheme = scheme
        if self._is_ready:
            self._page.call("useScheme", scheme)

    def follow_line(self, line: int, *, is_forced: bool = False) -> None:
        """Bring the block that holds a body line into view, unless it is there."""
        if not self._is_ready:
            self._wish = (line, is_forced)
            return
        index, fraction = self._source.place_of_line(line)
        if is_forced or (index, fraction) != self._followed:
            self._followed = (index, fraction)
            self._page.call("follow", index, fraction, is_forced)

    def align_top(self, line: float) -> None:
        """Scroll so that a body line stands at the top."""
        if self._is_ready:
            self._page.call("alignTop", *self._source.place_of_line(line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell a click in the page from a drag over it."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            if event.type() is QEvent.Type.MouseButtonPress:
                self._pressed_at = event.position()
            elif event.type() is QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
                if (event.position() - self._pressed_at).manhattanLength() < _DRAG_DISTANCE:
                    self._report_click(event.position())
                self._pressed_at = None
        return super().eventFilter(watched, event)

    def _report_click(self, position: QPointF) -> None:
        zoom = self.zoomFactor()
        self._page.call("locate", position.x() / zoom, position.y() / zoom, on_result=self._on_located)

    def _on_located(self, found: Any) -> None:
        if not isinstance(found, dict):
            return
        index = int(found["index"])
        if index < 0:
            self.line_clicked.emit(-1)
            return
        self.line_clicked.emit(self._source.line_at_place(index, float(found["fraction"])))

    def _on_left(self, story_id: str, number: int, place: Any) -> None:
        """Remember where a story was left, and load what was wanted then, unless more was wanted since."""
        if place is not None:
            self._places[story_id] = place
        if number == self._loads_wanted:
            self._load()

    def _load(self) -> None:
        self._is_ready = False
        self._waiting.clear()
        if self._shown_story != self._source.story_id:
            self._shown_story = self._source.story_id
            self._wish = None
        self._followed = (-1, -1.0)
        self._page.load_story()

    @Slot()
    def _on_page_taken(self) -> None:
        self._waiting.clear()

    @Slot()
    def _on_ready(self) -> None:
        if self._scheme:
            self._page.call("useScheme", self._scheme)
        self._is_ready = True
        for patch in self._waiting:
            self._page.call("patch", patch)
        self._waiting.clear()
        place = self._places.get(self._shown_story)
        if place is not None:
            self._page.call("returnTo", place)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.removeEventFilter(self)
            proxy.installEventFilter(self)
        if self._wish is not None:
            line, is_forced = self._wish
            self._wish = None
            self.follow_line(line, is_forced=is_forced)
        self.shown.emit()

    @Slot(QWebEnginePage.RenderProcessTerminationStatus, int)
    def _on_renderer_gone(self, _status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        self._is_ready = False
        QTimer.singleShot(_RELOAD_DELAY_MS, self, self._reload)

    @Slot()
    def _reload(self) -> None:
        self._load()
