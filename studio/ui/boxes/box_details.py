"""A box of the library to read: its title, what editors should know of it, its facts, and the stories that use it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from studio.library.box_rows import BoxUse
from studio.story.library_box import LibraryBox
from studio.ui.boxes.box_facts import BoxFacts
from studio.ui.boxes.box_list import box_title
from studio.ui.boxes.box_uses import BoxUses
from studio.ui.panels.iso_dates import today
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import counted, sentence

_SECTION_GAP = 16


class BoxDetails(QFrame):
    """Shows one box, or words in place of one. `show_uses` follows once the library has answered."""

    story_chosen = Signal(object)
    """Emitted with the `StoryUse` to open."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "page")
        self.title, self.about, self.note, self.used = WrappedLabel(), WrappedLabel(), WrappedLabel(), QLabel()
        for label, look in (
            (self.title, "panel-title"),
            (self.about, "hint-small"),
            (self.note, "plain"),
            (self.used, "field-label"),
        ):
            set_look(label, look)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts, self.uses = BoxFacts(), BoxUses()
        self.uses.story_chosen.connect(self.story_chosen)
        self._version = 0
        head, foot = QVBoxLayout(), QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.about)
        foot.setSpacing(6)
        foot.addWidget(self.used)
        foot.addWidget(self.uses)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(_SECTION_GAP)
        column.addLayout(head)
        column.addWidget(self._make_well())
        column.addWidget(self.facts)
        column.addLayout(foot)
        column.addStretch(1)

    def show_box(self, box: LibraryBox) -> None:
        """Show a box, and nothing yet of where it is used."""
        kind = sentence(f"panels.box-kinds.{box.kind}")
        code = "boxes.about-retired" if box.retired else "boxes.about"
        self._version = box.version
        self._show(box_title(box), sentence(code, kind=kind, version=box.version, day=box.changed_at[:10]), box)

    def show_words(self, title: str, text: str) -> None:
        """Show words where there is no box."""
        self._show(title, text, LibraryBox(id=""))

    def show_uses(self, uses: tuple[BoxUse, ...]) -> None:
        """Show which stories hold copies of the box."""
        self.uses.show_uses(uses, self._version)
        count = len(self.uses.rows)
        self.used.setText(counted("boxes.used-in", count) if count else sentence("boxes.used-nowhere"))
        self.uses.setVisible(bool(count))

    def _show(self, title: str, about: str, box: LibraryBox) -> None:
        self.title.show_text(title)
        self.about.show_text(about)
        self.about.setVisible(bool(about))
        self.note.show_text(box.note.strip())
        self._well.setVisible(bool(box.note.strip()))
        self.facts.show_facts(box.facts, date.fromisoformat(today()))
        self.facts.setVisible(bool(box.facts))
        self.used.setText("")
        self.uses.show_uses((), 0)
        self.uses.hide()

    def _make_well(self) -> QFrame:
        self._well = QFrame()
        set_look(self._well, "well")
        caption = QLabel(sentence("boxes.note"))
        set_look(caption, "hint-small")
        column = QVBoxLayout(self._well)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(self.note)
        return self._well
