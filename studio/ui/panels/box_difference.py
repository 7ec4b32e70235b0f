"""How the library's box differs from a story's copy of it, in a window of its own."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from studio.story.box_kinds import taken
from studio.story.differences import difference
from studio.story.elements import FactBox
from studio.story.library_box import LibraryBox
from studio.story.story import Story
from studio.ui.panels.difference_lines import Line, difference_lines
from studio.ui.panels.difference_view import DifferenceView
from studio.ui.theme.theme import Theme
from studio.wording import sentence


def box_difference_lines(box: FactBox, library_box: LibraryBox) -> tuple[Line, ...]:
    """What taking the library's box would change in the copy; its version number is not worth a line."""
    after = replace(taken(box, library_box), library_version=box.library_version)
    return difference_lines(difference(Story(id="", fact_boxes=(box,)), Story(id="", fact_boxes=(after,))))


class BoxDifference(QDialog):
    """Shows the difference."""

    def __init__(self, box: FactBox, library_box: LibraryBox, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("boxes.difference-title"))
        self.resize(560, 460)
        self.view = DifferenceView(theme, self)
        self.view.show_lines(box_difference_lines(box, library_box))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
