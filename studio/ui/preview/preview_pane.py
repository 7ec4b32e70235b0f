"""The preview column: widths, house, light or dark above; the page below."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.rendering.houses import House
from studio.session.changes import StoryChange
from studio.session.house_shelf import Shelf
from studio.session.picture_service import PictureService
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.ui.preview.house_box import HouseBox
from studio.ui.preview.house_note import HouseNote
from studio.ui.preview.page_views import AS_READERS_GET_IT, PageView
from studio.ui.preview.rendered_source import rendered_source
from studio.ui.preview.view_menu import ViewMenu, ViewNote
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineProfile

    from studio.ui.preview.preview_source import PreviewSource
    from studio.ui.preview.preview_view import PreviewView

_CHROMIUM_SMALLEST_ZOOM = 0.25
_RELOAD_DELAY_MS = 300


class PageWidth(Struct, frozen=True):
    """A width readers have: its id, its icon, and the page's width in CSS pixels."""

    id: str
    icon: str
    pixels: int


PAGE_WIDTHS = (
    PageWidth("phone", "phone", 390),
    PageWidth("tablet", "tablet", 768),
    PageWidth("desktop", "desktop", 1200),
)


class PreviewPane(QFrame):
    """Follows the open session by itself. The web view is made by `start`, after the window's first paint."""

    line_clicked = Signal(int)
    """Emitted with the 0-based body line under a click; -1 for the header above the body."""

    house_chosen = Signal(str)
    """Emitted with the id of the house chosen in the bar."""

    link_clicked = Signal(object)
    """Emitted with the `QUrl` of a clicked link."""

    shown = Signal()
    """Emitted when a page is there and up to date."""

    page_width_changed = Signal(str)
    """Emitted with the id of the width in use from now on."""

    renderer_gone = Signal()
    """Emitted when the page's own process died; the page comes back by itself."""

    def __init__(self, houses: tuple[House, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "page")
        self.source: PreviewSource | None = None
        self.view: PreviewView | None = None
        self._profile: QWebEngineProfile | None = None
        self._session: StorySession | None = None
        self._house: House | None = None
        self._pictures: PictureService | None = None
        self._page_width = PAGE_WIDTHS[0]
        self._page_view = AS_READERS_GET_IT
        self._scheme = ""
        self._pending_line: int | None = None
        self._update = QTimer(self, singleShot=True, interval=0)
        self._update.timeout.connect(self._on_update)
        self._reload = QTimer(self, singleShot=True, interval=_RELOAD_DELAY_MS)
        self._reload.timeout.connect(self._on_reload)
        self._stage = QFrame(self)
        self._stage.installEventFilter(self)
        self.house_box = HouseBox(houses, self)
        self.house_box.activated.connect(self._on_house_activated)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._make_bar())
        self.view_note = ViewNote(self)
        self.view_note.left.connect(self._on_view_left)
        layout.addWidget(self.view_note)
        self.note = HouseNote(self)
        layout.addWidget(self.note)
        layout.addWidget(self._stage, 1)

    def start(self, runner: TaskRunner) -> None:
        """Make the web view, and show what is open. Call after the first paint: the engine takes a while.

        It starts on this thread while a worker renders the story's page.
        """
        story = self._session.story if self._session is not None else None
        house, pictures = self._house, self._pictures
        runner.run(Lane.WORKER, lambda: rendered_source(story, house, pictures), self._on_rendered)
        from studio.ui.preview.preview_view import ready_profile

        self._profile = ready_profile()

    def _on_rendered(self, source: "PreviewSource") -> None:
        from studio.ui.preview.preview_view import PreviewView

        if not self.window().isVisible():
            return  # closed meanwhile
        self.source = source
        self.view = PreviewView(source, self._stage, profile=self._profile)
        self.view.line_clicked.connect(self.line_clicked)
        self.view.shown.connect(self._on_shown)
        self.view.preview_page.renderProcessTerminated.connect(self._on_renderer_gone)
        self.view.preview_page.link_clicked.connect(self._on_link_clicked)
        self.view.use_scheme(self._scheme)
        self.view.use_view(self._page_view)
        self._lay_out_view()
        self.view.hide()  # a blank page would be a white hole in a dark desk
        self._load()

    def show_session(self, session: StorySession, house: House, pictures: PictureService) -> None:
        """Show a story in a house. The page is scrolled to where the story was left, in this house or another."""
        if self._session is not session:
            if self._session is not None:
                self._session.changed.disconnect(self._on_changed)
            self._session = session
            self._pending_line = None
            session.changed.connect(self._on_changed)
        self._update.stop()
        self.house_box.show_choice(house.id)
        self._house, self._pictures = house, pictures
        self._load()

    def show_houses(self, shelf: Shelf) -> None:
        """Offer these houses, and say what keeps the chosen one, or its last change, from use."""
        self.house_box.offer(shelf.houses, shelf.in_use.id)
        self.note.show_shelf(shelf)

    def follow_line(self, line: int) -> None:
        """Keep the caret's place in view, once the page is up to date with the typing."""
        self._pending_line = line
        if not self._update.isActive():
            self._update.start()

    def use_scheme(self, scheme: str) -> None:
        """Show the page ``light`` or ``dark``; empty leaves it to the reader's system."""
        self._scheme = scheme
        if self.view is not None:
            self.view.use_scheme(scheme)

    @property
    def page_width(self) -> str:
        """The id of the width in use."""
        return self._page_width.id

    def use_page_width(self, width_id: str) -> None:
        """Show the page at ``phone``, ``tablet`` or ``desktop`` width, and leave a view that has a width of its own."""
        self._page_width = next(width for width in PAGE_WIDTHS if width.id == width_id)
        if self._page_view.pixels:
            self.look_at(AS_READERS_GET_IT)
        self._show_width()
        self.page_width_changed.emit(width_id)

    @property
    def page_view(self) -> PageView:
        """How the page is looked at."""
        return self._page_view

    def look_at(self, view: PageView) -> None:
        """Look at the page in another way, at the place where it is."""
        if view is self._page_view:
            return
        self._page_view = view
        self.view_menu.show_choice(view)
        self.view_note.show_view(view)
        self._show_width()
        if self.view is not None:
            self.view.use_view(view)
            self._load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the page laid out as its stage changes size."""
        if watched is self._stage and event.type() is QEvent.Type.Resize:
            self._lay_out_view()
        return super().eventFilter(watched, event)

    def _load(self) -> None:
        if self.view is not None and self.source is not None and self._session is not None and self._house is not None:
            self.source.show(self._session.story, self._house, self._pictures)
            self.view.load_story()
            self.view.show()

    def _make_bar(self) -> QFrame:
        bar = QFrame(self)
        set_look(bar, "bar")
        layout = QHBoxLayout(bar)
        layout.setSpacing(2)
        layout.setContentsMargins(8, 5, 8, 5)
        self._width_buttons = QButtonGroup(self)
        for width in PAGE_WIDTHS:
            button = self._tool(width.icon, f"preview.width.{width.id}")
            button.setCheckable(True)
            button.setChecked(width is self._page_width)
            button.setProperty("page-width", width.id)  # "width" is Qt's own
            button.clicked.connect(partial(self.use_page_width, width.id))
            self._width_buttons.addButton(button)
            layout.addWidget(button)
        layout.addSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self.house_box, 100)
        scheme = self._tool("dark", "preview.dark")
        scheme.setCheckable(True)
        scheme.toggled.connect(self._on_dark_toggled)
        self._scheme_button = scheme
        layout.addWidget(scheme)
        self.view_menu = ViewMenu(self)
        self.view_menu.chosen.connect(self.look_at)
        layout.addWidget(self.view_menu)
        return bar

    def _tool(self, icon_name: str, code: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(18, 18))
        set_look(button, "quiet")
        button.setToolTip(sentence(code))
        button.setAccessibleName(sentence(code))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_width(self) -> None:
        """Show which width is in use; none of the bar's is while the view has its own."""
        in_use = "" if self._page_view.pixels else self._page_width.id
        self._width_buttons.setExclusive(False)
        for button in self._width_buttons.buttons():
            button.setChecked(button.property("page-width") == in_use)
        self._width_buttons.setExclusive(True)
        self._lay_out_view()

    def _lay_out_view(self) -> None:
        if self.view is None:
            return
        available, pixels = self._stage.width(), self._page_view.pixels or self._page_width.pixels
        width = min(available, pixels)
        self.view.setGeometry((available - width) // 2, 0, width, self._stage.height())
        self.view.setZoomFactor(max(_CHROMIUM_SMALLEST_ZOOM, width / pixels))

    @Slot(object)
    def _on_changed(self, _change: StoryChange) -> None:
        if not self._update.isActive():
            self._update.start()

    @Slot()
    def _on_update(self) -> None:
        if self._session is None or self.source is None or self.view is None:
            return
        patch = self.source.update(self._session.story)
        if patch is not None:
            self.view.patch(patch)
        self.note.show_render_problem(self.source.problem)
        if self.source.is_page_stale:
            self._reload.start()
        if self._pending_line is not None:
            self.view.follow_line(self._pending_line)
            self._pending_line = None

    @Slot()
    def _on_shown(self) -> None:
        if self.source is not None:
            self.note.show_render_problem(self.source.problem)
        self.shown.emit()

    @Slot()
    def _on_reload(self) -> None:
        self._load()

    @Slot(int)
    def _on_house_activated(self, index: int) -> None:
        self.house_chosen.emit(self.house_box.itemData(index))

    @Slot()
    def _on_view_left(self) -> None:
        self.look_at(AS_READERS_GET_IT)

    @Slot(bool)
    def _on_dark_toggled(self, is_dark: bool) -> None:
        self.use_scheme("dark" if is_dark else "light")

    @Slot()
    def _on_renderer_gone(self) -> None:
        self.renderer_gone.emit()

    @Slot(QUrl)
    def _on_link_clicked(self, url: QUrl) -> None:
        self.link_clicked.emit(url)
