"""Houses in the window: which can be chosen, what is wrong with the chosen one, making one, finding its files."""

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.rendering.houses import House
from studio.rendering.new_house import house_id_for, make_house, taken_ids
from studio.session.desk import Desk
from studio.session.house_shelf import Shelf
from studio.session.notices import Notice
from studio.settings.places import houses_folder
from studio.ui.preview.house_note import house_sentence
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.window.new_house_sheet import NewHouseSheet


class HouseKeeping(QObject):
    """Belongs to one window. The note above the preview says what is wrong; where nobody sees it, a notice does."""

    def __init__(self, desk: Desk, preview: PreviewPane, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._preview = preview
        self._window = window
        self.sheet: NewHouseSheet | None = None
        desk.shelf.changed.connect(self._on_shelf_changed)
        preview.note.folder_wanted.connect(self.show_folder)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)

    def make(self) -> None:
        """Ask which house to copy and what the new one is called; then make it, and use it."""
        self.sheet = NewHouseSheet(self._desk.houses, self._desk.house, self._id_for, self._make, self._window)
        self.sheet.finished.connect(self._on_sheet_finished)
        self.sheet.open()

    @property
    def has_folder(self) -> bool:
        """True when the chosen house is one of the editor's own."""
        return (houses_folder() / self._desk.shelf.now.wanted).is_dir()

    @Slot()
    def show_folder(self) -> None:
        """Show the folder of the chosen house, where the system shows folders."""
        folder = str(houses_folder() / self._desk.shelf.now.wanted)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self._desk.say(Notice(code="new-house.folder-is", parameters={"path": folder}))

    def _id_for(self, name: str) -> str:
        return house_id_for(name, taken_ids(self._desk.houses, houses_folder()))

    def _make(self, source: House, name: str) -> None:
        house = make_house(source, name, self._id_for(name), houses_folder())
        self._desk.shelf.add(house)
        self._desk.use_house(house.id)
        self._desk.say(
            Notice(code="new-house.made", parameters={"name": name}, action="new-house.show", act=self.show_folder)
        )

    @Slot(Qt.ApplicationState)
    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Look at the houses when the editor comes back: not every disk tells of its changes."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._desk.shelf.read()

    @Slot()
    def _on_sheet_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    @Slot(object)
    def _on_shelf_changed(self, shelf: Shelf) -> None:
        self._preview.show_houses(shelf)
        if shelf.problem is not None and not self._preview.isVisible():
            text = house_sentence(shelf.problem, shelf.wanted, shelf.in_use)
            self._desk.say(Notice(code="notice.problem", parameters={"sentence": text}, is_problem=True))
