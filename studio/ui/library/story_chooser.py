"""A small window to choose stories of the library, several at once, by searching and ticking."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.library.records import ListQuery
from studio.session.desk import Desk
from studio.story.story import Status
from studio.ui.library.choosable_row_delegate import ChoosableRowDelegate
from studio.ui.library.choosable_stories import ChoosableStories
from studio.ui.library.story_list_model import PAGE_SIZE
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import Theme, set_look
from studio.wording import counted, sentence

_STATUSES = (Status.DRAFT, Status.READY)
_SIZE, _SMALLEST = QSize(520, 560), QSize(360, 320)
_TO_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StoryChooser(QDialog):
    """Search as you type; the arrow keys go to the list, Space ticks, Enter adds what is ticked, or the one row."""

    chosen = Signal(object)
    """Emitted with the ids of the chosen stories, a tuple, in the order they were ticked."""

    def __init__(self, desk: Desk, theme: Theme, taken: frozenset[str], parent: QWidget) -> None:
        """`taken` are the ids of stories that are shown, and may not be chosen."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("related-chooser.title"))
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        self.stories = ChoosableStories(desk, taken, self)
        self.search = QLineEdit()
        self.list = QListView()
        self.add_button = QPushButton()
        self._cancel = QPushButton(sentence("related-chooser.cancel"))
        self._nothing = WrappedLabel(sentence("related-chooser.nothing"))
        self._stack = QStackedWidget()
        self._make_search()
        self._make_list(theme)
        self._lay_out()
        self._cancel.clicked.connect(self.reject)
        self.add_button.clicked.connect(self.accept)
        self.stories.loaded.connect(self._on_loaded)
        self.stories.dataChanged.connect(self._show_count)
        self._show_count()
        self._ask()
        self.search.setFocus()

    def accept(self) -> None:
        """Choose what is ticked; when nothing is, the current story."""
        if ids := self._to_add():
            self.chosen.emit(ids)
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search field go to the list; Space there ticks, and typing goes back to the search."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _ENTER_KEYS:
            self.accept()
        elif watched is self.search and event.key() in _TO_THE_LIST and self.stories.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif watched is self.list and event.key() == Qt.Key.Key_Space:
            self.stories.toggle(self.list.currentIndex())
        elif watched is self.list and event.text().isprintable() and event.text().strip():
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            return super().eventFilter(watched, event)
        return True

    def _make_search(self) -> None:
        self.search.setPlaceholderText(sentence("library.search"))
        self.search.setAccessibleName(sentence("library.search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._ask)
        self.search.installEventFilter(self)

    def _make_list(self, theme: Theme) -> None:
        self.list.setModel(self.stories)
        self._delegate = ChoosableRowDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(sentence("library.stories"))
        self.list.clicked.connect(self.stories.toggle)
        self.list.selectionModel().currentChanged.connect(self._show_count)
        self.list.installEventFilter(self)

    def _lay_out(self) -> None:
        set_look(self._nothing, "hint")
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint = QLabel(sentence("related-chooser.hint"))
        set_look(hint, "hint-small")
        set_look(self.add_button, "primary")
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 12)
        head.addWidget(self.search)
        rule = QFrame()
        set_look(rule, "rule")
        foot = QFrame()
        set_look(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(hint, 1)
        row.addWidget(self._cancel)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)

    def _ask(self) -> None:
        self.stories.ask(ListQuery(statuses=_STATUSES, words=self.search.text().strip(), limit=PAGE_SIZE))

    def _to_add(self) -> tuple[str, ...]:
        if self.stories.chosen:
            return self.stories.chosen
        current = self.list.currentIndex()
        is_free = current.isValid() and not self.stories.is_taken(current)
        return (self.stories.story_row(current).id,) if is_free else ()

    def _on_loaded(self, _is_same: bool) -> None:
        """Make the first story that can be chosen the current one."""
        rows = [self.stories.index(row, 0) for row in range(self.stories.rowCount())]
        self._stack.setCurrentWidget(self.list if rows else self._nothing)
        free = next((index for index in rows if not self.stories.is_taken(index)), None)
        if free is not None:
            self.list.setCurrentIndex(free)
        self._show_count()

    def _show_count(self) -> None:
        self.add_button.setText(counted("related-chooser.add", max(1, len(self.stories.chosen))))
        self.add_button.setEnabled(bool(self._to_add()))
