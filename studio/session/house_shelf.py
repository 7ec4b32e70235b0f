"""The houses on the desk: which there are, which one is in use, and what becomes of them while their files change."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from studio.errors import HouseError
from studio.rendering.house_files import STYLE, TABLE, TEMPLATES
from studio.rendering.house_list import HouseList, HouseProblem, in_order, own_house_folders, read_houses
from studio.rendering.houses import House
from studio.session.notices import Notice
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.story.story import Story
from studio.wording import explain

READ_DELAY_MS = 200
"""How long files have to rest before they are read: editors write in several steps."""


class Shelf(Struct, frozen=True):
    """What can be chosen, in order; what is chosen; and what keeps the chosen house, or its last change, from use.

    `wanted` is the id that was chosen. While that house cannot be used, and never could, `in_use` is another one.
    """

    houses: tuple[House, ...]
    wanted: str
    problem: HouseError | None = None

    @property
    def in_use(self) -> House:
        """The house to show, check and hand off in."""
        return next((house for house in self.houses if house.id == self.wanted), self.houses[0])


class HouseShelf(QObject):
    """Reads the own houses again when their files change. A change that does not work leaves the house as it was.

    Houses are proven when they are first chosen, and from then on whenever they change.
    """

    changed = Signal(object)
    """Emitted with the `Shelf` as it is now."""

    noticed = Signal(object)
    """Emitted with a `Notice` when houses that are not in use turn out not to work."""

    def __init__(self, houses: tuple[House, ...], wanted: str, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session: StorySession | None = None
        self._own: Path | None = None
        self._proven: dict[str, House] = {}
        self._told: frozenset[str] = frozenset()
        self.now = Shelf(houses, wanted)
        self._watcher: QFileSystemWatcher | None = None
        self._rest = QTimer(self, singleShot=True, interval=READ_DELAY_MS)
        self._rest.timeout.connect(self.read)

    @property
    def own_folder(self) -> Path | None:
        """Where the own houses are; None before `follow`."""
        return self._own

    def follow(self, own: Path) -> None:
        """Keep up with the houses in the folder `own` from now on; it need not be there yet."""
        self._own = own
        self._watcher = QFileSystemWatcher()  # without a parent, so that `close` ends it at once, and on this thread
        self._watcher.directoryChanged.connect(self._on_files_changed)
        self._watcher.fileChanged.connect(self._on_files_changed)
        self.read()

    def close(self) -> None:
        """Watch no more."""
        self._own = self._watcher = None
        self._rest.stop()

    @Slot(object)
    def use_session(self, session: StorySession) -> None:
        """Prove changed houses with the story of this session as well from now on."""
        self._session = session

    def use(self, house_id: str) -> bool:
        """Use the house of that id; False, with nothing changed, when there is none."""
        if all(house.id != house_id for house in self.now.houses):
            return False
        if house_id != self.now.wanted:
            self._show(Shelf(self.now.houses, house_id))
            self.read()  # what was kept in spite of its problem may go now
        return True

    def add(self, house: House) -> None:
        """Offer a house that was just made, without waiting for its files to be noticed."""
        self._show(replace(self.now, houses=in_order((*self.now.houses, house))))

    @Slot()
    def read(self) -> None:
        """Read the own houses again, beside the GUI thread; what is found comes with `changed`."""
        if self._own is None or self._watcher is None:
            return
        self._rest.stop()
        watch_only(watched_paths(self._own), self._watcher)  # before reading: what changes meanwhile is read once more
        story = self._session.story if self._session is not None else None
        asked = frozenset({self.now.wanted, *self._proven})
        work = partial(read_and_prove, self._own, asked, dict(self._proven), story)
        self._runner.run(Lane.WORKER, work, partial(self._on_read, asked))

    @Slot()
    def _on_files_changed(self) -> None:
        self._rest.start()

    def _on_read(self, asked: frozenset[str], found: HouseList) -> None:
        if self._own is None:
            return
        wanted = self.now.wanted
        last = self._proven.get(wanted)
        if last is not None and last.id not in {house.id for house in found.houses}:
            found = _with_lost(found, last)
        kept = {problem.id: self._proven[problem.id] for problem in found.problems if problem.id in self._proven}
        houses = {house.id: house for house in found.houses} | kept
        self._proven = {
            house.id: house for house in houses.values() if house.id in asked and house.folder.parent == self._own
        }
        self._show(Shelf(in_order(houses.values()), wanted, found.problem_of(wanted)))
        self._tell(tuple(problem for problem in found.problems if problem.id != wanted))

    def _show(self, shelf: Shelf) -> None:
        if shelf != self.now:
            self.now = shelf
            self.changed.emit(shelf)

    def _tell(self, problems: tuple[HouseProblem, ...]) -> None:
        """Say what is wrong with houses that are not in use, once."""
        sentences = [explain(problem.error) for problem in problems]
        new = [sentence for sentence in sentences if sentence not in self._told]
        self._told = frozenset(sentences)
        if new:
            self.noticed.emit(Notice(code="notice.problem", parameters={"sentence": " ".join(new)}, is_problem=True))


def read_and_prove(own: Path, asked: frozenset[str], proven: Mapping[str, House], story: Story | None) -> HouseList:
    """Every house there is; those whose ids are `asked` must stand the proof, unless they are `proven` as they are."""

    def prove(house: House) -> None:
        if house.id in asked and proven.get(house.id) != house:
            prove_late(house, story)

    return read_houses(own, prove)


def prove_late(house: House, story: Story | None) -> None:
    """Prove a house, with what that takes loaded only now. Raises HouseError."""
    from studio.rendering.house_proof import prove_house

    prove_house(house, story)


def watch_only(paths: tuple[Path, ...], watcher: QFileSystemWatcher) -> None:
    """Watch what there is now, all of it afresh: a file that was replaced is another file under the same name."""
    if watched := [*watcher.files(), *watcher.directories()]:
        watcher.removePaths(watched)
    if wanted := [str(path) for path in paths]:
        watcher.addPaths(wanted)


def watched_paths(own: Path) -> tuple[Path, ...]:
    """What to watch to learn of any change to the houses in `own`, or of its being made."""
    if not _is_there(own):
        return next(((folder,) for folder in own.parents if _is_there(folder)), ())
    found = [own]
    for folder in own_house_folders(own):
        templates = folder / TEMPLATES
        found += [folder, templates, *folder.glob("*.toml"), folder / STYLE, *templates.glob("*.html")]
    return tuple(path for path in found if _is_there(path))


def _is_there(path: Path) -> bool:
    """True for what can be watched."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def _with_lost(found: HouseList, house: House) -> HouseList:
    """What was found, and that the files of `house` are gone."""
    if found.problem_of(house.id) is not None:
        return found
    error = HouseError("house.missing", file=str(house.folder / TABLE), reason="it is not there any more")
    return HouseList(found.houses, (*found.problems, HouseProblem(house.id, error)))
