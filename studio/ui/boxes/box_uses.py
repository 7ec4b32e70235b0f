"""The stories that hold copies of a box: headline, status, and whether the copy is behind. Pressing one opens it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.library.box_rows import BoxUse
from studio.story.story import Status
from studio.ui.panels.labels import ElidedLabel
from studio.ui.panels.row_button import RowButton
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class StoryUse(Struct, frozen=True):
    """A story with copies of a box: the first of them, and the version the oldest was last held against."""

    story_id: str
    element_id: str
    headline: str
    status: Status
    version: int


def stories_of(uses: Sequence[BoxUse]) -> tuple[StoryUse, ...]:
    """The stories of those copies, each once, in the order they come in."""
    stories: dict[str, StoryUse] = {}
    for use in uses:
        known = stories.get(use.story_id)
        version = use.version if known is None else min(known.version, use.version)
        first = use.element_id if known is None else known.element_id
        headline = use.headline.strip() or use.slug or sentence("library.untitled")
        stories[use.story_id] = StoryUse(use.story_id, first, headline, use.status, version)
    return tuple(stories.values())


class BoxUses(QFrame):
    """One row a story; rows are made anew for each box."""

    story_chosen = Signal(object)
    """Emitted with the `StoryUse` to open."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(sentence("boxes.used-in"))
        set_look(self, "card")
        self.rows: list[UseRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(3, 3, 3, 3)
        self._column.setSpacing(0)

    def show_uses(self, uses: Sequence[BoxUse], version: int) -> None:
        """Show the stories of other copies; `version` is the one the library has now."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [UseRow(story, version) for story in stories_of(uses)]
        for row in self.rows:
            row.chosen.connect(self.story_chosen)
            self._column.addWidget(row)
            row.show()


class UseRow(RowButton):
    """One story; pressing the row asks to open it."""

    chosen = Signal(object)
    """Emitted with its `StoryUse`."""

    def __init__(self, story: StoryUse, version: int) -> None:
        super().__init__()
        self.story = story
        is_behind = story.version < version
        status = sentence(f"library.status.{story.status}")
        told = sentence("boxes.behind", status=status, version=story.version) if is_behind else status
        headline, about = ElidedLabel(story.headline), ElidedLabel(told)
        set_look(headline, "section-title")
        set_look(about, "warning-text" if is_behind else "hint-small")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 5)
        column.setSpacing(1)
        for label in (headline, about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.setAccessibleName(f"{story.headline}, {told}")
        self.setToolTip(sentence("boxes.open-story"))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.story)
