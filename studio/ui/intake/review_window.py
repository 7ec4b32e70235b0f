"""The intake review: the source on the left, the story it makes on the right; each line's fate can be changed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from studio.intake.fates import CHOOSABLE, NOT_KEPT, Fate
from studio.intake.originals import waiting_for_files
from studio.intake.readers import READERS
from studio.intake.result import IntakeLine, IntakeNote, IntakeResult
from studio.rendering.houses import House
from studio.ui.intake.line_list import LINE_ROLE, LineDelegate, LineListModel
from studio.ui.preview.preview_source import PreviewSource
from studio.ui.preview.preview_view import PreviewView
from studio.ui.theme.theme import Theme, set_look
from studio.wording import counted, explain, sentence

Read = Callable[[Mapping[int, Fate]], IntakeResult]


class IntakeReview(QDialog):
    """Reads the source again with every choice the editor makes. `accepted` with `result_story` takes it in."""

    changed = Signal()
    """Emitted after the source was read again."""

    def __init__(self, ways: tuple[Read, ...], house: House, theme: Theme, parent: QWidget) -> None:
        """Review what the first of `ways` reads. Where there is a second, it reads the same as plain text."""
        super().__init__(parent)
        self._ways = ways
        self._read = ways[0]
        self._house = house
        self._overrides: dict[int, Fate] = {}
        self._has_choices = True
        self._is_unproven = False
        self._proof: tuple[IntakeNote, ...] = ()
        self.result_of_intake = self._read({})
        self.setWindowTitle(sentence("review.title"))
        self.resize(min(1320, parent.width() - 40), min(880, parent.height() - 40))
        self._model = LineListModel(self)
        self.lines = self._make_list(theme)
        self.way_box = QComboBox(self)
        self.fate_box = QComboBox(self)
        self.keep_button = QPushButton(self)
        self._reason = QLabel(self)
        self._summary = QLabel(self)
        self._notes = QLabel(self)
        self._warnings = QLabel(self)
        self._source = PreviewSource()
        self._preview = PreviewView(self._source, self)
        self._preview.setAccessibleName(sentence("review.story"))
        self._lay_out()
        self._show_result()
        self.lines.setCurrentIndex(self._model.index(0))

    @property
    def preview(self) -> PreviewView:
        """The page as it will be."""
        return self._preview

    @property
    def warnings(self) -> str:
        """What the editor is warned of before taking the story in; empty when there is nothing."""
        return self._warnings.text()

    def wait_for_proof(self) -> None:
        """Keep a package from being taken in until it is known what is wrong with it, if anything."""
        self._is_unproven = True
        self._show_result()

    def show_proof(self, notes: tuple[IntakeNote, ...]) -> None:
        """Say what is wrong with the package; it may now be taken in all the same."""
        self._is_unproven = False
        self._proof = notes
        self._show_result()

    def choose_fate(self, line_numbers: tuple[int, ...], fate: Fate) -> None:
        """Give lines of the source a fate, and read the source again."""
        self._overrides.update(dict.fromkeys(line_numbers, fate))
        self.result_of_intake = self._read(self._overrides)
        self._show_result()
        self.changed.emit()

    def read_as(self, way: int) -> None:
        """Read the source in one of the ways there are; what was chosen for lines is of the other reading, and goes."""
        if self._ways[way] is not self._read:
            self._read = self._ways[way]
            self._overrides.clear()
            self.result_of_intake = self._read({})
            self._show_result()
            self.lines.setCurrentIndex(self._model.index(0))
            self.changed.emit()

    def _make_list(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(LineDelegate(theme, self))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMouseTracking(True)
        view.setAccessibleName(sentence("review.source"))
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        return view

    def _lay_out(self) -> None:
        left = QFrame(self)
        set_look(left, "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading("review.source", self._make_way_box()))
        column.addWidget(self.lines, 1)
        column.addWidget(self._make_fate_bar())
        right = QFrame(self)
        set_look(right, "page")
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._heading("review.story"))
        page.addWidget(self._preview, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([620, 620])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._make_foot())

    def _make_way_box(self) -> QComboBox:
        """The choice between the ways the source can be read; not shown where there is one."""
        self.way_box.setAccessibleName(sentence("review.read-as"))
        self.way_box.addItem(sentence("review.as-copied"), 0)
        self.way_box.addItem(sentence("review.as-text"), 1)
        self.way_box.setToolTip(sentence("review.read-as-hint"))
        self.way_box.setVisible(len(self._ways) > 1)
        self.way_box.activated.connect(self._on_way_activated)
        return self.way_box

    def _heading(self, code: str, control: QWidget | None = None) -> QFrame:
        bar = QFrame(self)
        set_look(bar, "bar")
        label = QLabel(sentence(code), bar)
        set_look(label, "section-title")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(label, 1)
        if control is not None:
            row.addWidget(control)
        if len(self._ways) > 1:
            bar.setMinimumHeight(self.way_box.sizeHint().height() + 2 * 8)
        return bar

    def _make_fate_bar(self) -> QFrame:
        bar = QFrame(self)
        set_look(bar, "foot")
        label = QLabel(sentence("review.line-is"), bar)
        label.setBuddy(self.fate_box)
        self.fate_box.setAccessibleName(sentence("review.line-is"))
        for fate in CHOOSABLE:
            self.fate_box.addItem(sentence(f"intake.fate.{fate}"), fate)
        self.fate_box.activated.connect(self._on_fate_activated)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.keep_button.setAutoDefault(False)
        self._reason.setWordWrap(True)
        set_look(self._reason, "hint")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.fate_box)
        row.addWidget(self.keep_button)
        row.addWidget(self._reason, 1)
        return bar

    def _make_foot(self) -> QFrame:
        foot = QFrame(self)
        set_look(foot, "foot")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._summary)
        for label, look in ((self._notes, "hint"), (self._warnings, "warning-text")):
            label.setWordWrap(True)
            set_look(label, look)
            words.addWidget(label)
        cancel = QPushButton(sentence("review.cancel"), foot)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.take_in_button = QPushButton(sentence("review.take-in"), foot)
        set_look(self.take_in_button, "primary")
        self.take_in_button.setAutoDefault(False)
        self.take_in_button.clicked.connect(self.accept)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(words, 1)
        row.addWidget(cancel)
        row.addWidget(self.take_in_button)
        return foot

    def _show_result(self) -> None:
        result = self.result_of_intake
        self._has_choices = any(reader.has_choices for reader in READERS if reader.id == result.reader)
        self._model.show_result(result)
        kept = sum(line.fate not in NOT_KEPT for line in result.lines)
        dropped = sum(line.fate is Fate.DROPPED for line in result.lines)
        parts = (counted("review.kept", kept), counted("review.dropped", dropped), counted("review.ads", result.ads))
        self._summary.setText(f"{', '.join(parts)}. {sentence('review.nothing-silent')}")
        self._source.show(waiting_for_files(result.story, ()), self._house, None)
        told = [counted("review.pictures", len(result.pictures))] if result.pictures else []
        told += [sentence("review.being-verified")] if self._is_unproven else []
        notes = (*self._proof, *result.notes)
        self.take_in_button.setEnabled(not self._is_unproven)
        self._say(self._notes, [*told, *_sentences(notes, is_warning=False)])
        broken = [explain(problem) for problem in (self._source.problem,) if problem is not None]
        self._say(self._warnings, [*_sentences(notes, is_warning=True), *broken])
        self._preview.load_story()
        self._show_selected()

    def _say(self, label: QLabel, sentences: list[str]) -> None:
        label.setText("\n".join(sentences))
        label.setVisible(bool(sentences))

    def _selected_lines(self) -> tuple[IntakeLine, ...]:
        indexes = self.lines.selectionModel().selectedIndexes()
        return tuple(self._model.data(index, LINE_ROLE) for index in indexes)

    def _show_selected(self) -> None:
        lines = self._selected_lines()
        can_choose = bool(lines) and self._has_choices
        self.fate_box.setEnabled(can_choose)
        self.keep_button.setEnabled(can_choose)
        self.keep_button.setText(sentence("review.leave-out" if _is_kept(lines) else "review.keep"))
        if lines:
            self.fate_box.setCurrentIndex(self.fate_box.findData(lines[0].fate))
            self._reason.setText(sentence(f"intake.reason.{lines[0].reason}"))
        else:
            self._reason.setText("")

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self._show_selected()

    @Slot()
    def _on_keep_clicked(self) -> None:
        """Leave the lines out that are kept, or keep them as paragraphs: one click either way."""
        lines = self._selected_lines()
        self.choose_fate(tuple(line.number for line in lines), Fate.DROPPED if _is_kept(lines) else Fate.BODY)

    @Slot(int)
    def _on_way_activated(self, index: int) -> None:
        self.read_as(int(self.way_box.itemData(index)))

    @Slot(int)
    def _on_fate_activated(self, index: int) -> None:
        numbers = tuple(line.number for line in self._selected_lines())
        self.choose_fate(numbers, Fate(self.fate_box.itemData(index)))


def _sentences(notes: tuple[IntakeNote, ...], *, is_warning: bool) -> list[str]:
    return [sentence(note.code, **note.parameters) for note in notes if note.is_warning is is_warning]


def _is_kept(lines: tuple[IntakeLine, ...]) -> bool:
    return any(line.fate not in NOT_KEPT for line in lines)
