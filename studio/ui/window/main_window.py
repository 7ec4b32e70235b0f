"""The main window: four columns, a menu bar and a status bar. It lays out; the bench and the columns act."""

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.commands.all_commands import COMMANDS
from studio.rendering.houses import House
from studio.session.changes import StoryChange
from studio.session.desk import Desk
from studio.session.review_feed import Review
from studio.session.story_session import StorySession
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.editor.incoming import DroppedFiles, PastedPicture
from studio.ui.find.find_bar import FindBar
from studio.ui.find.find_in_body import FindInBody
from studio.ui.graphics import Renderer
from studio.ui.library.library_column import LibraryColumn
from studio.ui.library_search.library_windows import LibraryWindows
from studio.ui.palette.all_sources import palette_sources
from studio.ui.palette.palette import Palette
from studio.ui.panels.all_panels import PANELS
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.panel_column import PanelColumn
from studio.ui.panels.tab_order import set_tab_order
from studio.ui.preview.page_errands import PageErrands
from studio.ui.preview.preview_pane import PAGE_WIDTHS, PreviewPane
from studio.ui.proofing.proofreading import Proofreading
from studio.ui.theme.theme import Theme, set_look
from studio.ui.window.backup_place import BackupPlace
from studio.ui.window.bench import Bench
from studio.ui.window.desk_memory import DeskMemory
from studio.ui.window.dialogs import Dialogs
from studio.ui.window.editor_bar import EditorBar
from studio.ui.window.empty_desk import EmptyDesk
from studio.ui.window.house_keeping import HouseKeeping
from studio.ui.window.menus import Menus
from studio.ui.window.pasted_embeds import PastedEmbeds
from studio.ui.window.safety_net import SafetyNet
from studio.ui.window.status_line import StatusLine
from studio.ui.window.toast import Toast
from studio.ui.window.view_modes import ViewModes
from studio.ui.window.window_parts import WindowParts
from studio.wording import sentence

_COLUMN_WIDTHS = (232, 500, 400, 290)
_SMALLEST_HEIGHT = 560


class MainWindow(QMainWindow):
    """The desk as an editor sees it. The preview's web view is made after the first paint."""

    closed = Signal()
    """Emitted when the window closed with everything saved."""

    ready = Signal()
    """Emitted when a page of the preview is there; the first time, the whole window is."""

    def __init__(self, desk: Desk, theme: Theme, renderer: Renderer) -> None:
        super().__init__()
        self.desk = desk
        self.setMinimumHeight(_SMALLEST_HEIGHT)
        self._is_painted = False
        self._is_abandoned = False
        self.library = LibraryColumn(desk, theme, self)
        self.editor = ArticleEditor(theme, self)
        self.preview = PreviewPane(desk.houses, self)
        self.dialogs = Dialogs(desk, theme, renderer, self)
        self.parts = WindowParts(self, self.library, self.editor, self.preview)
        self.find_bar = FindBar(self)
        self.parts.finder = FindInBody(desk, self.editor, self.find_bar, theme, self)
        self.parts.proofreading = Proofreading(desk, self.editor, theme, self)
        self.parts.views = ViewModes(self.parts, theme)
        self.bench = Bench(desk, self.parts, self.dialogs, self)
        self.parts.palette = Palette(palette_sources(self.bench, self.bench.jump), self)
        self.panels = self.parts.panels = PanelColumn(PanelContext(desk, theme, self.bench), self)
        self.parts.library_wide = LibraryWindows(desk, self.panels.context, self.editor, self)
        self.menus = Menus(COMMANDS, self.bench, self.menuBar(), self)
        self.editor_bar = EditorBar(self.menus.actions, self)
        self.safety = SafetyNet(desk, theme, self)
        self.banner = self.safety.banner
        self.parts.houses = HouseKeeping(desk, self.preview, self)
        self.parts.page = PageErrands(desk, self.preview, self)
        self.parts.backup_place = BackupPlace(desk, self.safety.notes, self)
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self._lay_out()
        self.toast = Toast(self)
        self.pasted_embeds = PastedEmbeds(desk, self.parts, self)
        self.memory = DeskMemory(desk, self.parts, self._splitter)
        self._connect()
        self._restore()
        self.memory.restore()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the actions true when the window comes to the front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._is_painted:
            self.menus.refresh()

    def event(self, event: QEvent) -> bool:
        """Make the web view right after the first paint, not before it.

        Updates are asked for before the screen shows the window, so that only a paint event says that it does.
        """
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._on_first_paint)
        return handled

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything is saved; else the banner says why not."""
        self.memory.write()
        if not self._is_abandoned and not self.safety.may_close():
            event.ignore()
            return
        self.library.close_library()
        event.accept()
        self.closed.emit()

    def geometry_text(self) -> tuple[str, tuple[int, ...]]:
        """The window's place and its columns' widths, as the settings keep them."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return geometry, tuple(self._splitter.sizes())

    def _lay_out(self) -> None:
        article = QFrame(self)
        set_look(article, "page")
        column = QVBoxLayout(article)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor_bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.editor, 1)
        self._article = self.parts.article = QStackedWidget(self)
        self._article.addWidget(EmptyDesk(self.menus.actions, self))
        self._article.addWidget(article)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self.library, self._article, self.preview, self.panels):
            self._splitter.addWidget(widget)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for index, stretch in enumerate((0, 3, 2, 0)):
            self._splitter.setStretchFactor(index, stretch)
        self.library.setMinimumWidth(200)
        self.preview.setMinimumWidth(280)
        self.panels.setMaximumWidth(420)
        self.panels.setEnabled(False)  # until there is a story
        self.library.setMaximumWidth(360)
        self._splitter.setSizes(list(_COLUMN_WIDTHS))
        central = QWidget(self)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.safety.bars)
        layout.addWidget(self._splitter, 1)
        self.setCentralWidget(central)
        header = self.editor.header
        written = (header.section, *header.fields.values(), self.editor.body_edit)
        set_tab_order((*self.library.tab_stops, *self.editor_bar.tab_stops, *written))

    def _connect(self) -> None:
        self.desk.session_opened.connect(self._on_session_opened)
        self.desk.house_changed.connect(self._on_house_changed)
        self.desk.notice.connect(self.toast.show_notice)
        self.safety.abandoned.connect(self._on_abandoned)
        self.library.story_chosen.connect(self.desk.show_story)
        self.library.new_story_wanted.connect(self.menus.actions["new-story"].trigger)
        self.library.take_in_wanted.connect(self.menus.actions["take-in-clipboard"].trigger)
        self.editor.caret_line_changed.connect(self.preview.follow_line)
        self.editor.files_dropped.connect(self._on_files_dropped)
        self.editor.picture_pasted.connect(self._on_picture_pasted)
        self.editor_bar.status_chosen.connect(self._on_status_chosen)
        self.preview.line_clicked.connect(self._on_preview_clicked)
        self.preview.house_chosen.connect(self.desk.use_house)
        self.preview.link_clicked.connect(self.bench.offer_link)
        self.preview.shown.connect(self.ready)
        self.preview.renderer_gone.connect(self.safety.rescue_soon)
        self.status_line.preflight_wanted.connect(self.menus.actions["panel-preflight"].trigger)

    def _restore(self) -> None:
        settings = self.desk.settings
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode()))
        else:
            self.resize(1366, 768)
        if len(settings.splitter_sizes) == self._splitter.count():
            self._splitter.setSizes(list(settings.splitter_sizes))
        if settings.preview_width in {width.id for width in PAGE_WIDTHS}:
            self.preview.use_page_width(settings.preview_width)
        if settings.panel in {panel.id for panel in PANELS}:
            self.panels.show_panel(settings.panel)
        self.menus.refresh()

    @Slot()
    def _on_first_paint(self) -> None:
        self.library.refresh()
        # Answers come in the order of the questions: by then the story of last time is on the desk.
        self.desk.count_stories(self._on_last_story_there)

    def _on_last_story_there(self, _counts: object) -> None:
        QTimer.singleShot(0, self, self._start_preview)  # when the story is painted

    @Slot()
    def _start_preview(self) -> None:
        if self.isVisible():
            self.preview.start(self.desk.runner)

    @Slot(object)
    def _on_session_opened(self, session: StorySession) -> None:
        opened = self.desk.open_story
        if opened is None:
            return
        is_first = self._article.currentIndex() == 0
        self._article.setCurrentIndex(1)
        self.panels.setEnabled(True)
        self.editor.open(session, self.desk.house.sections)
        self.preview.show_session(session, self.desk.house, opened.pictures)
        session.changed.connect(self._on_changed)
        session.history_changed.connect(self.menus.refresh_steps)
        opened.autosave.status_changed.connect(self.status_line.show_save_status)
        opened.review.reviewed.connect(self._on_reviewed)
        self.status_line.show_save_status(opened.autosave.status)
        self.safety.follow(opened)
        self._show_frame()
        if is_first:
            self.editor.setFocus()
        self.menus.refresh()

    @Slot(object)
    def _on_house_changed(self, house: House) -> None:
        opened = self.desk.open_story
        if opened is not None:
            self.editor.use_sections(house.sections)
            self.preview.show_session(opened.session, house, opened.pictures)

    @Slot(object)
    def _on_changed(self, change: StoryChange) -> None:
        if change.concerns("headline", "status", "language"):
            self._show_frame()

    def _show_frame(self) -> None:
        story = self.desk.story
        if story is not None:
            headline = story.headline or sentence("library.untitled")
            self.setWindowTitle(sentence("window.title", headline=headline))
            self.editor_bar.show_status(story.status)
            self.status_line.show_language(story.language)

    @Slot()
    def _on_abandoned(self) -> None:
        self._is_abandoned = True
        self.close()

    @Slot(object)
    def _on_reviewed(self, review: Review) -> None:
        self.status_line.show_review(review, self.desk.house.word_target)
        self.menus.refresh()

    @Slot(object)
    def _on_status_chosen(self, status: object) -> None:
        self.menus.actions[f"status-{status}"].trigger()

    @Slot(int)
    def _on_preview_clicked(self, line: int) -> None:
        if line < 0:
            self.editor.focus_field("headline")
        else:
            self.editor.focus_field("body")
            self.editor.go_to_line(line)

    @Slot(object)
    def _on_files_dropped(self, dropped: DroppedFiles) -> None:
        self.editor.go_to_line(dropped.line)
        self.bench.take_pictures(dropped.paths)

    @Slot(object)
    def _on_picture_pasted(self, pasted: PastedPicture) -> None:
        self.bench.take_picture_data(pasted.data, pasted.file_name)
