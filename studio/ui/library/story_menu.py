"""The menu of one story in the list: spike it, or take it back. Nothing in it deletes."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QListView, QMenu

from studio.library.records import StoryRow
from studio.session.desk import Desk
from studio.story.story import Status
from studio.ui.library.story_list_model import ROW_ROLE
from studio.ui.theme.icons import icon
from studio.wording import sentence


class StoryMenu(QObject):
    """Opens at a right click on a story, and at the menu key for the current one."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_wanted)

    def menu_for(self, row: StoryRow) -> QMenu:
        """The menu of a story: what its status can become."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(sentence("library.open"), partial(self._desk.show_story, row.id))
        menu.addSeparator()
        if row.status is Status.SPIKED:
            unspike = partial(self._desk.set_status, row.id, Status.DRAFT)
            menu.addAction(icon("undo"), sentence("library.unspike"), unspike)
        else:
            spike = partial(self._desk.set_status, row.id, Status.SPIKED)
            menu.addAction(icon("spike"), sentence("library.spike"), spike)
        return menu

    def _on_wanted(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        index = index if index.isValid() else self._view.currentIndex()
        if index.isValid():
            self.menu_for(index.data(ROW_ROLE)).popup(self._view.viewport().mapToGlobal(place))
