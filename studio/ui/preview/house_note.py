"""The note above the preview: what is wrong with the house, with file and line, until it is mended."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from studio.errors import HouseError
from studio.rendering.house_files import TEMPLATES
from studio.rendering.houses import House
from studio.session.house_shelf import Shelf
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import explain, sentence


class HouseNote(QFrame):
    """Hidden while the house in use is the chosen one, as its files are, and renders the open story."""

    folder_wanted = Signal()
    """Emitted when the editor wants to see the house's folder."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "note")
        self._shelf: Shelf | None = None
        self._render_problem: HouseError | None = None
        self.label = WrappedLabel(parent=self)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(sentence("preview.show-folder"), self)
        self.button.clicked.connect(self.folder_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def text(self) -> str:
        """What the note says; empty while nothing is wrong."""
        shelf = self._shelf
        if shelf is not None and shelf.problem is not None:
            return house_sentence(shelf.problem, shelf.wanted, shelf.in_use)
        if self._render_problem is not None:
            problem = explain(_with_short_names(self._render_problem))
            return f"{problem} {sentence('preview.page-stays')}"
        return ""

    def show_shelf(self, shelf: Shelf) -> None:
        """Say what keeps the chosen house, or its last change, from use."""
        self._shelf = shelf
        self._update()

    def show_render_problem(self, problem: HouseError | None) -> None:
        """Say what keeps the open story from being shown in this house, or nothing."""
        self._render_problem = problem
        self._update()

    def _update(self) -> None:
        text = self.text
        self.label.show_text(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


def house_sentence(problem: HouseError, wanted: str, in_use: House) -> str:
    """What is wrong with the house `wanted`, and what is used until it is mended."""
    code = "preview.house-stays" if in_use.id == wanted else "preview.other-house"
    return f"{explain(_with_short_names(problem))} {sentence(code, house=in_use.name)}"


def _with_short_names(problem: HouseError) -> HouseError:
    """The problem with its file told from the house's folder on: in a narrow column nobody reads a whole path."""
    parameters = dict(problem.parameters)
    if "file" in parameters:
        parameters["file"] = short_name(Path(str(parameters["file"])))
    return HouseError(problem.code, **parameters)


def short_name(file: Path) -> str:
    """A file of a house, from the house's folder on, as ``the-weekly/templates/page.html``."""
    length = 3 if file.parent.name == TEMPLATES else 2
    return "/".join(file.parts[-length:])
