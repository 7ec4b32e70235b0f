"""Keeps what the library and the calendar have to say of the open story, looked up on the library's lane."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from studio.checking.known import NOTHING_KNOWN, Known, gather_known
from studio.library.library import Library
from studio.session.library_lane import LibraryLane
from studio.session.story_session import StorySession
from studio.settings.places import source_cautions_file
from studio.story.story import Story


class KnownKeeper(QObject):
    """Looks up what is known when the story is opened, when it has other boxes, pictures or links, and when asked."""

    changed = Signal(object)
    """Emitted with the `Known` that is now `latest`."""

    def __init__(self, session: StorySession, lane: LibraryLane, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._subjects = _subjects_of(session.story)
        self._closed = False
        self.latest = NOTHING_KNOWN
        session.changed.connect(self._on_changed)

    @Slot()
    def look_up(self) -> None:
        """Ask the library again; the answer comes with `changed`."""
        story = self._session.story
        self._lane.call(lambda library: known_today(library, story), self._on_known)

    def release_quote(self, text: str) -> None:
        """Guard a quotation no more, since a change to it is meant; then look up what is known."""
        story_id = self._session.story.id
        self._lane.call(lambda library: library.release_quote(story_id, text), self._on_released)

    def guard_quote(self, text: str) -> None:
        """Guard a quotation again that was released; then look up what is known."""
        story_id = self._session.story.id
        self._lane.call(lambda library: library.guard_quote(story_id, text), self._on_released)

    def close(self) -> None:
        """Take no more answers."""
        self._closed = True

    @Slot()
    def _on_changed(self) -> None:
        subjects = _subjects_of(self._session.story)
        if subjects != self._subjects:
            self._subjects = subjects
            self.look_up()

    def _on_known(self, known: Known) -> None:
        if not self._closed and known != self.latest:
            self.latest = known
            self.changed.emit(known)

    def _on_released(self, _was_guarded: bool) -> None:
        if not self._closed:
            self.look_up()


def known_today(library: Library, story: Story) -> Known:
    """What is known of a story today, at the desk; on the library's lane."""
    today = datetime.now().astimezone().date().isoformat()
    return gather_known(library, story, today, source_cautions_file())


def _subjects_of(story: Story) -> frozenset[str]:
    """The ids and hashes of what the story has of the library: its boxes, its pictures and the stories it links to."""
    boxes = (box.library_box for box in story.fact_boxes)
    pictures = (picture.sha256 for picture in story.pictures)
    links = (link.library_story for link in story.related)
    return frozenset([*boxes, *pictures, *links]) - {""}
