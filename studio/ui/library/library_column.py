"""The left-hand column: search and filters above the stories they leave."""

from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.library.records import ListQuery, SectionCount
from studio.session.desk import Desk
from studio.story.story import Status
from studio.ui.library.story_list_model import PAGE_SIZE, StoryListModel
from studio.ui.library.story_row_delegate import StoryRowDelegate
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_REFRESH_DELAY_MS = 120

_FILTERS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("all", (Status.DRAFT, Status.READY)),
    ("draft", (Status.DRAFT,)),
    ("ready", (Status.READY,)),
    ("spiked", (Status.SPIKED,)),
)


class LibraryColumn(QFrame):
    """Reads the library through the desk, and says which story was chosen."""

    story_chosen = Signal(str)
    """Emitted with the id of the story the editor chose."""

    new_story_wanted = Signal()
    """Emitted when the editor pressed the button for a new story."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._statuses = _FILTERS[0][1]
        self._model = StoryListModel(desk, self)
        self._model.loaded.connect(self._on_loaded)
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_DELAY_MS)
        self._refresh.timeout.connect(self.refresh)
        self.search_field = self._make_search_field()
        self._section_box = QComboBox(self)
        self._section_box.setAccessibleName(sentence("library.section-filter"))
        self._section_box.activated.connect(self._ask)
        self.list_view = self._make_list(theme)
        self._empty = self._make_empty_page()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list_view)
        self._stack.addWidget(self._empty)
        self._lay_out()
        desk.stories_changed.connect(self._refresh.start)
        desk.session_opened.connect(self._on_session_opened)

    @Slot()
    def refresh(self) -> None:
        """Read the list and the counts again."""
        self._ask()
        self._desk.count_stories(self._show_counts)

    def _make_search_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(sentence("library.search"))
        field.setAccessibleName(sentence("library.search"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._ask)
        field.returnPressed.connect(self._on_return_pressed)
        return field

    def _make_list(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(StoryRowDelegate(theme))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(sentence("library.stories"))
        view.clicked.connect(self._on_activated)
        view.activated.connect(self._on_activated)
        return view

    def _make_empty_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 24, 16, 16)
        self._empty_text = QLabel(page)
        set_look(self._empty_text, "hint")
        self._empty_text.setWordWrap(True)
        layout.addWidget(self._empty_text)
        layout.addStretch(1)
        return page

    def _lay_out(self) -> None:
        title = QLabel(self._desk.lane.folder.stem, self)
        set_look(title, "panel-title")
        new = QToolButton(self)
        new.setIcon(icon("new-story"))
        new.setIconSize(QSize(18, 18))
        set_look(new, "quiet")
        new.setToolTip(sentence("library.new-story"))
        new.setAccessibleName(sentence("library.new-story"))
        new.clicked.connect(self.new_story_wanted)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(new)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 10, 6)
        head.setSpacing(8)
        head.addLayout(top)
        head.addWidget(self.search_field)
        head.addLayout(self._make_chips())
        head.addWidget(self._section_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _make_chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self._chips = QButtonGroup(self)
        for name, statuses in _FILTERS:
            chip = QPushButton(sentence(f"library.filter.{name}"), self)
            set_look(chip, "chip")
            chip.setCheckable(True)
            chip.setChecked(name == "all")
            chip.clicked.connect(partial(self._use_statuses, statuses))
            self._chips.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _use_statuses(self, statuses: tuple[Status, ...]) -> None:
        self._statuses = statuses
        self._ask()

    @Slot()
    def _ask(self) -> None:
        section = self._section_box.currentData()
        self._model.ask(
            ListQuery(statuses=self._statuses, section=section, words=self.search_field.text().strip(), limit=PAGE_SIZE)
        )

    def _show_counts(self, counts: tuple[dict[Status, int], tuple[SectionCount, ...]]) -> None:
        by_status, sections = counts
        for chip, (name, statuses) in zip(self._chips.buttons(), _FILTERS, strict=True):
            total = sum(by_status.get(status, 0) for status in statuses)
            chip.setToolTip(sentence("library.count", stories=total))
            chip.setAccessibleName(f"{sentence(f'library.filter.{name}')}, {sentence('library.count', stories=total)}")
        chosen = self._section_box.currentData()
        self._section_box.clear()
        self._section_box.addItem(sentence("library.all-sections"), None)
        for section in sections:
            name = section.section or sentence("library.no-section")
            self._section_box.addItem(f"{name} ({section.stories})", section.section)
        self._section_box.setCurrentIndex(max(0, self._section_box.findData(chosen)))

    @Slot()
    def _on_loaded(self) -> None:
        has_rows = self._model.rowCount() > 0
        self._stack.setCurrentWidget(self.list_view if has_rows else self._empty)
        is_searching = bool(self.search_field.text().strip()) or self._statuses != _FILTERS[0][1]
        self._empty_text.setText(sentence("library.nothing-found" if is_searching else "library.empty"))
        self._select_open_story()

    @Slot(object)
    def _on_session_opened(self, _session: object) -> None:
        self._select_open_story()
        self._refresh.start()

    def _select_open_story(self) -> None:
        row = self._model.row_of(self._desk.story.id) if self._desk.story is not None else -1
        if row >= 0:
            self.list_view.setCurrentIndex(self._model.index(row))
        else:
            self.list_view.clearSelection()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.story_chosen.emit(self._model.story_row(index).id)

    @Slot()
    def _on_return_pressed(self) -> None:
        if self._model.rowCount():
            self._on_activated(self._model.index(0))
