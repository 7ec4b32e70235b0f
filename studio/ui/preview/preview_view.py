"""The web view of the preview: loads, patches, follows the caret, and comes back after a crash of its renderer."""

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
        self._profile.installUrlSchemeHandler(SCHEME, StorySchemeHandler(source, self._profile))
        self._page = PreviewPage(self._profile, self)
        self._page.destroyed.connect(self._profile.deleteLater)  # a profile must outlive its page
        self.setPage(self._page)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self._is_ready = False
        self._waiting: list[Patch] = []
        self._place: Any = None
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

    def load_story(self, *, keep_place: bool) -> None:
        """Load the page afresh; with `keep_place` it comes back scrolled to where it was."""
        if keep_place and self._is_ready:
            self._page.call("place", on_result=self._load_at)
        else:
            self._load_at(None)

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
        index, fraction = self._source.place_of_line(line)
        if self._is_ready and (is_forced or (index, fraction) != self._followed):
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

    def _load_at(self, place: Any) -> None:
        self._is_ready = False
        self._waiting.clear()
        self._place = place
        self._followed = (-1, -1.0)
        self._page.load_story()

    @Slot()
    def _on_ready(self) -> None:
        if self._scheme:
            self._page.call("useScheme", self._scheme)
        self._is_ready = True
        for patch in self._waiting:
            self._page.call("patch", patch)
        self._waiting.clear()
        if self._place is not None:
            self._page.call("returnTo", self._place)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.removeEventFilter(self)
            proxy.installEventFilter(self)
        self.shown.emit()

    @Slot(QWebEnginePage.RenderProcessTerminationStatus, int)
    def _on_renderer_gone(self, _status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        self._is_ready = False
        QTimer.singleShot(_RELOAD_DELAY_MS, self, self._reload)

    @Slot()
    def _reload(self) -> None:
        self._load_at(self._place)
