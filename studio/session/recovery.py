"""After a crash: compares the rescue copies that were left over with the library, and offers what it lacks."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import KnownError, LibraryDamaged, StoryNotFound
from studio.library.library import Library
from studio.library.records import StoredStory
from studio.rescue.rescue_copies import RescueCopies, RescueCopy
from studio.rescue.rescue_text import encoded, rescue_text
from studio.session.desk import Desk
from studio.session.task_runner import Lane
from studio.story.story import Story, new_story
from studio.story.word_difference import Pieces, word_difference
from studio.wording import sentence

REASON = "recovered"
ORIGIN = "recovery"


class RecoveryOffer(Struct, frozen=True):
    """A copy that holds words the library does not have, the story as the library has it, and how they differ.

    `stored` is None where the library does not have the story at all.
    """

    copy: RescueCopy
    stored: Story | None
    pieces: Pieces

    @property
    def headline(self) -> str:
        """What the story is called, or empty."""
        if self.copy.story is not None:
            return self.copy.story.headline
        return self.copy.text.splitlines()[0].removeprefix("# ") if self.copy.text else ""


class Recovery(QObject):
    """Looks once after the start. Nothing is thrown away: what is not offered, or was taken, lies in `old/`."""

    changed = Signal(object)
    """Emitted with the tuple of `RecoveryOffer` that now wait for an answer."""

    failed = Signal(object)
    """Emitted with the error of what could not be done; the copy concerned stays where it is."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._offers: tuple[RecoveryOffer, ...] = ()

    @property
    def offers(self) -> tuple[RecoveryOffer, ...]:
        """What waits for an answer, the latest first; then what another library left, in the same order."""
        return self._offers

    @Slot()
    def look(self) -> None:
        """Read what was left over, and compare it with the library, all away from the GUI thread.

        Then the same with what lies beside it, of libraries that are not where they were: this one may be one of them.
        """
        copies, run = self._desk.rescue_copies, self._desk.runner.run
        run(Lane.RESCUE, lambda: _read(copies), self._look_up, self.failed.emit)
        run(Lane.RESCUE, copies.read_strays, self._look_up, self.failed.emit)

    def take(self, offer: RecoveryOffer) -> None:
        """Make the copy the story again, as a revision of its own that can be undone while it is open."""
        story = offer.copy.story
        if story is None:
            return

        def on_ready(ready: Story) -> None:
            if self._desk.story is not None and self._desk.story.id == ready.id:
                self._take_into_open(offer, ready)
            else:
                self._take_into_library(offer, ready)

        self._desk.lane.call(lambda library: with_known_pictures(library, story), on_ready, self.failed.emit)

    def open_copy(self, offer: RecoveryOffer) -> None:
        """Put the copy on the desk as a story of its own, beside the one in the library."""
        whole = story_of_its_own(offer)

        def on_ready(ready: Story) -> None:
            self._desk.take_in(ready)
            opened = self._desk.open_story
            if opened is None or opened.session.story.id != ready.id:
                return  # the story before could not be saved, which was said
            try:
                opened.autosave.flush(REASON)
            except KnownError as error:
                self.failed.emit(error)
                return
            self._settle(offer)

        self._desk.lane.call(lambda library: with_known_pictures(library, whole), on_ready, self.failed.emit)

    def put_off(self, offer: RecoveryOffer) -> None:
        """Leave the copy where it waits, to be offered again at the next start."""
        self._drop(offer)

    def _look_up(self, copies: tuple[RescueCopy, ...]) -> None:
        if copies:
            self._desk.lane.call(lambda library: _stored(library, copies), self._compare, self.failed.emit)

    def _compare(self, found: tuple[tuple[RescueCopy, StoredStory | None], ...]) -> None:
        copies = self._desk.rescue_copies
        self._desk.runner.run(Lane.RESCUE, lambda: _offers(copies, found), self._offer, self.failed.emit)

    def _offer(self, offers: tuple[RecoveryOffer, ...]) -> None:
        self._offers = (*self._offers, *offers)
        self.changed.emit(self._offers)

    def _take_into_open(self, offer: RecoveryOffer, story: Story) -> None:
        opened = self._desk.open_story
        if opened is None or not self._desk.before_danger("before-restore"):
            return
        opened.session.edit_story(ORIGIN, story, step=sentence("recovery.step"))
        try:
            opened.autosave.flush(REASON)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._settle(offer)

    def _take_into_library(self, offer: RecoveryOffer, story: Story) -> None:
        def save(library: Library) -> None:
            if offer.stored is not None:
                library.save(library.load(story.id).story, "before-restore")
            library.save(story, REASON)

        def on_saved(_nothing: None) -> None:
            self._settle(offer)
            self._desk.stories_changed.emit()
            self._desk.show_story(story.id)

        self._desk.lane.call(save, on_saved, self.failed.emit)

    def _settle(self, offer: RecoveryOffer) -> None:
        copies = self._desk.rescue_copies
        self._desk.runner.run(Lane.RESCUE, lambda: copies.retire(offer.copy), _ignore, self.failed.emit)
        self._drop(offer)

    def _drop(self, offer: RecoveryOffer) -> None:
        self._offers = tuple(other for other in self._offers if other is not offer)
        self.changed.emit(self._offers)


def is_held(copy: RescueCopy, stored: StoredStory | None) -> bool:
    """True when the library has all of the copy: the very text, or a later state that came from it.

    A later state is one of the revision the copy names, saved after the copy was written. Where the two say different
    things, as after a restored backup or with a clock that jumped, the copy is offered.
    """
    if stored is None or copy.problem:
        return False
    if encoded(rescue_text(stored.story)).decode() == copy.text:
        return True
    saved_at = datetime.fromisoformat(stored.saved_at) + timedelta(seconds=1)  # times are in whole seconds
    return 0 < copy.held_from <= stored.revision and copy.written_at < saved_at


def story_of_its_own(offer: RecoveryOffer) -> Story:
    """The copy as a new story; one that is only text becomes the body of it."""
    story = offer.copy.story or new_story()
    if offer.copy.story is None:
        story = replace(story, body=offer.copy.text.partition("\n")[2].strip() or offer.copy.text)
    headline = sentence("recovery.copy-of", headline=offer.headline or sentence("library.untitled"))
    return replace(story, id=new_story().id, slug="", headline=headline)


def with_known_pictures(library: Library, story: Story) -> Story:
    """The story, whose pictures wait for their file where the library does not have it."""
    pictures = tuple(
        picture if not picture.has_file or library.pictures.has(picture.sha256) else replace(picture, sha256="")
        for picture in story.pictures
    )
    return replace(story, pictures=pictures)


def _read(copies: RescueCopies) -> tuple[RescueCopy, ...]:
    copies.thin(datetime.now(UTC))
    return copies.read_all()


def _stored(library: Library, copies: tuple[RescueCopy, ...]) -> tuple[tuple[RescueCopy, StoredStory | None], ...]:
    return tuple((copy, _load(library, copy.story_id)) for copy in copies)


def _load(library: Library, story_id: str) -> StoredStory | None:
    """The story; None also where its rows are damaged, for then the copy is what there is."""
    try:
        return library.load(story_id)
    except (StoryNotFound, LibraryDamaged):
        return None


def _offers(
    copies: RescueCopies, found: tuple[tuple[RescueCopy, StoredStory | None], ...]
) -> tuple[RecoveryOffer, ...]:
    """What the library lacks. What it holds is put away; a stray copy is put away only once it was taken.

    One of a story that this library does not have belongs to another library, and is not offered here.
    """
    offers = []
    for copy, stored in found:
        is_ours = copies.owns(copy.path)
        if is_held(copy, stored):
            if is_ours:
                copies.retire(copy)
        elif is_ours or stored is not None:
            before = rescue_text(stored.story) if stored is not None else ""
            offers.append(RecoveryOffer(copy, stored.story if stored else None, word_difference(before, copy.text)))
    return tuple(offers)


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
