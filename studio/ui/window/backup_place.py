"""The second place for backups: asks for a folder, proves that backups can be there, and remembers it."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.errors import KnownError
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.ui.recovery.note_bar import NoteAction, NoteBar, NoteStack
from studio.wording import explain, sentence


class BackupPlace(QObject):
    """Belongs to one window. Where there is a place, a note above the columns offers another one, or none."""

    def __init__(self, desk: Desk, notes: NoteStack, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._notes = notes
        self._window = window
        self._note: NoteBar | None = None

    @Slot()
    def choose(self) -> None:
        """Ask for a folder; where there is one, say which, and offer to change that."""
        if not self._desk.settings.backup_folder:
            self._ask()
            return
        self._let_note_go()
        self._note = self._notes.add(
            sentence("backup-place.set", path=self._desk.settings.backup_folder),
            NoteAction(sentence("backup-place.another"), self._on_another),
            NoteAction(sentence("backup-place.stop"), self._on_stop),
            NoteAction(sentence("backup-place.leave"), self._on_left),
        )
        self._note.buttons[0].setFocus()

    def use(self, place: Path) -> None:
        """Make a backup there at once; where that works, go on so and remember it, else say why not."""
        self._desk.backups.try_second_place(place, partial(self._on_copied, place), self._on_failed)

    def _ask(self) -> None:
        before = self._desk.settings.backup_folder
        name = QFileDialog.getExistingDirectory(self._window, sentence("backup-place.title"), before)
        if name:
            self.use(Path(name))

    def _on_copied(self, place: Path, _copy: object) -> None:
        self._remember(str(place))
        self._desk.say(Notice(code="backup-place.started", parameters={"path": str(place)}))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._desk.say(Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True))

    def _on_another(self) -> None:
        self._note = None
        self._ask()

    def _on_stop(self) -> None:
        self._note = None
        before = self._desk.settings.backup_folder
        self._remember("")
        again = partial(self._remember, before)
        self._desk.say(Notice(code="backup-place.stopped", parameters={"path": before}, act=again))

    def _on_left(self) -> None:
        self._note = None

    def _remember(self, folder: str) -> None:
        self._desk.settings = replace(self._desk.settings, backup_folder=folder)
        self._desk.backups.use_second_place(Path(folder) if folder else None)

    def _let_note_go(self) -> None:
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
