"""The window over all pictures of the library: find them, see where they run, use them again, mend their credits."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.library.picture_memory import BrowsedPicture, PictureUse
from studio.session.notices import Notice
from studio.story.picture import PlacedPicture
from studio.ui.panels.frames import card_around, scrolled
from studio.ui.panels.labels import ElidedLabel, WrappedLabel
from studio.ui.panels.panel import PanelContext
from studio.ui.picture_library.credit_lines import CreditLines
from studio.ui.picture_library.no_pictures import NoPictures
from studio.ui.picture_library.picture_details import PictureDetails
from studio.ui.picture_library.picture_filters import PictureFilters
from studio.ui.picture_library.picture_grid import PictureGrid
from studio.ui.picture_library.picture_grid_model import PictureGridModel
from studio.ui.picture_library.picture_source import BrowserActions, PictureSource
from studio.ui.picture_library.picture_tile import PictureTile
from studio.ui.picture_library.tile_thumbnails import TileThumbnails
from studio.ui.theme.theme import set_look
from studio.ui.window.toast import Toast
from studio.wording import counted, sentence

REFRESH_DELAY_MS = 200
_EDGE = 16
_SIDE_WIDTH = 320


class PictureBrowser(QWidget):
    """Shows the pictures a page at a time; one window is enough for a desk."""

    def __init__(self, source: PictureSource, context: PanelContext, actions: BrowserActions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(sentence("picture-library.window"))
        self.resize(1120, 720)
        self._source, self._context, self._actions = source, context, actions
        self._desk_window = parent
        self._is_closed = False
        self.thumbnails = TileThumbnails(source, self)
        self.model = PictureGridModel(source, context, self)
        self.filters = PictureFilters()
        self.grid = PictureGrid(self.model, PictureTile(self.thumbnails, context), self.thumbnails)
        self.empty = NoPictures()
        self.details = PictureDetails(context)
        self.several_title = QLabel()
        self.several_unused = WrappedLabel()
        self.several = CreditLines(sentence("picture-library.several-credits"))
        self.toast = Toast(self)
        self.status, self.number = ElidedLabel(), ElidedLabel()
        self.add_button, self.edit_button = QPushButton(), QPushButton()
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_DELAY_MS)
        self._lay_out()
        self._connect()
        self._show_selection()
        self.look_up()

    @property
    def selected(self) -> tuple[BrowsedPicture, ...]:
        """The selected pictures."""
        return self.grid.selected

    def look_up(self) -> None:
        """Ask for the pictures that the filters leave."""
        self.model.ask(self.filters.query)

    def look_up_soon(self) -> None:
        """Ask again in a moment, once for all that changes until then."""
        self._refresh.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._is_closed = True
        self.model.close()
        self._refresh.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        set_look(self.add_button, "primary")
        for label in (self.status, self.number):
            set_look(label, "hint-small")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        columns = QHBoxLayout()
        columns.setSpacing(_EDGE)
        columns.addWidget(card_around(self._stack), 1)
        columns.addWidget(self._make_side())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.number, 1)
        foot.addWidget(self.status, 2)
        foot.addWidget(self.edit_button)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _make_side(self) -> QWidget:
        set_look(self.several_title, "panel-title")
        holder = QFrame()
        set_look(holder, "page")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(12, 12, 12, 12)
        inner.setSpacing(12)
        set_look(self.several_unused, "hint")
        for widget in (self.details, self.several_title, self.several, self.several_unused):
            inner.addWidget(widget)
        inner.addStretch(1)
        self._side = card_around(scrolled(holder))
        self._side.setFixedWidth(_SIDE_WIDTH)
        return self._side

    def _connect(self) -> None:
        self.filters.changed.connect(self.look_up)
        self.filters.left_downwards.connect(self._on_left_downwards)
        self.empty.everything_wanted.connect(self.filters.clear)
        self.model.loaded.connect(self._on_loaded)
        self.model.grown.connect(self._on_grown)
        self.grid.selection_changed.connect(self._show_selection)
        self.grid.chosen.connect(self._on_add)
        self.grid.typed.connect(self._on_typed)
        self.details.story_chosen.connect(self._actions.show_story)
        self.add_button.clicked.connect(self._on_add)
        self.edit_button.clicked.connect(self._on_edit)
        self.thumbnails.arrived.connect(self._on_thumbnail)
        self._source.changed.connect(self.look_up_soon)
        self._refresh.timeout.connect(self.look_up)
        self._context.desk.session_opened.connect(self._on_session_opened)
        self._context.desk.notice.connect(self._on_notice)
        self._context.desk.house_changed.connect(self._on_house_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._on_find)

    def _on_loaded(self, _is_same: bool) -> None:
        is_empty = not self.model.rowCount()
        self.empty.show_why(is_everything=self.filters.is_everything)
        self._stack.setCurrentWidget(self.empty if is_empty else self.grid)
        self._show_number(len(self.selected))

    def _show_selection(self) -> None:
        pictures = self.selected
        used = [picture.credit for picture in pictures if picture.uses]
        is_one, is_many = len(pictures) == 1, len(pictures) > 1
        self._side.setVisible(bool(pictures))
        self.details.setVisible(is_one)
        self.several_title.setVisible(is_many)
        self.several.setVisible(is_many and bool(used))
        self.several_unused.setVisible(is_many and len(used) < len(pictures))
        self.status.show_text("")
        if is_one:
            self.details.show_picture(pictures[0], self.thumbnails.of(pictures[0]))
            self._source.uses(pictures[0].sha256, partial(self._on_uses, pictures[0].sha256))
        elif is_many:
            self.several_title.setText(sentence("picture-library.several", count=len(pictures)))
            self.several_unused.show_text(_unused_words(len(pictures) - len(used)))
            self.several.show_credits(used, self._context.desk.house)
        self._show_number(len(pictures))
        self._show_buttons(len(pictures), has_credits=bool(used))

    def _show_number(self, selected: int) -> None:
        count = self.model.rowCount()
        if not count:
            words = sentence("picture-library.count-none")
        elif self.model.has_more:
            words = sentence("picture-library.count-more", count=count)
        else:
            words = counted("picture-library.count", count)
        if selected > 1:
            words = sentence("picture-library.selected", selected=selected, count=words)
        self.number.show_text(words)

    def _show_buttons(self, selected: int, *, has_credits: bool) -> None:
        self.add_button.setText(counted("picture-library.add", max(1, selected)))
        self.add_button.setEnabled(selected > 0 and self._can_add)
        self.add_button.setToolTip(self._add_tip())
        self.edit_button.setText(sentence("picture-library.edit-many" if selected > 1 else "picture-library.edit"))
        self.edit_button.setEnabled(has_credits and not self._actions.is_read_only())
        says_why = selected > 0 and not has_credits
        self.edit_button.setToolTip(sentence("picture-library.edit-unused") if says_why else "")

    @property
    def _can_add(self) -> bool:
        return self._context.desk.session is not None and not self._actions.is_read_only()

    def _add_tip(self) -> str:
        session = self._context.desk.session
        if session is None:
            return sentence("picture-library.add-no-story")
        if self._actions.is_read_only():
            return sentence("picture-library.add-read-only")
        return sentence("picture-library.add-tip", headline=self._headline())

    def _headline(self) -> str:
        session = self._context.desk.session
        return (session.story.headline.strip() if session is not None else "") or sentence("library.untitled")

    def _on_uses(self, sha256: str, uses: tuple[PictureUse, ...]) -> None:
        if not self._is_closed and [picture.sha256 for picture in self.selected] == [sha256]:
            self.details.show_uses(uses)

    def _on_thumbnail(self, sha256: str) -> None:
        pictures = self.selected
        if len(pictures) == 1 and pictures[0].sha256 == sha256:
            self.details.preview.show_pixmap(self.thumbnails.of(pictures[0]), pictures[0])

    def _on_add(self) -> None:
        """Take all selected pictures, and add them together once the last has come."""
        if not self.add_button.isEnabled():
            return
        wanted = [picture.sha256 for picture in self.selected]
        taken: dict[str, PlacedPicture] = {}

        def on_taken(picture: PlacedPicture) -> None:
            taken[picture.sha256] = picture
            if len(taken) == len(wanted) and not self._is_closed and self._can_add:
                self._actions.add(tuple(taken[sha256] for sha256 in wanted))
                self.status.show_text(counted("picture-library.added", len(wanted), headline=self._headline()))

        for sha256 in wanted:
            self._source.take(sha256, on_taken)

    def _on_edit(self) -> None:
        if self.edit_button.isEnabled():
            self._actions.edit_credits(tuple(picture.sha256 for picture in self.selected if picture.uses))

    def _on_left_downwards(self) -> None:
        if self.model.rowCount():
            self.grid.setFocus()

    def _on_find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _on_typed(self, letters: str) -> None:
        self.filters.search.setFocus()
        self.filters.search.insert(letters)

    def _on_grown(self) -> None:
        self._show_number(len(self.selected))

    def _on_session_opened(self, _session: object) -> None:
        pictures = self.selected
        self._show_buttons(len(pictures), has_credits=any(picture.uses for picture in pictures))

    def _on_notice(self, notice: Notice) -> None:
        """Say here what the desk says, unless the desk's own window is in front."""
        if not self._is_closed and not self._desk_window.isActiveWindow():
            self.toast.show_notice(notice)

    def _on_house_changed(self, _house: object) -> None:
        self.grid.viewport().update()
        self._show_selection()


def _unused_words(count: int) -> str:
    return counted("picture-library.several-unused", count) if count else ""
