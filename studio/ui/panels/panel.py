"""What a panel is, and all a panel may ask of the desk and of the bench it stands on.

A panel is made when it is first shown. It listens to the open session while it is visible, catches up when it is shown
again, and changes the story through `StorySession.edit_story` only.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from studio.checking.known import Known
from studio.library.backup_files import Backup
from studio.library.records import RevisionRow
from studio.rendering.houses import House
from studio.session.review_feed import Review
from studio.session.story_session import StorySession
from studio.story.differences import StoryDifference
from studio.story.directives import Directive
from studio.story.findings import Finding, Place, Severity
from studio.story.library_box import LibraryBox
from studio.story.picture import PlacedPicture
from studio.story.story import Story
from studio.ui.theme.theme import Theme


class PanelBench(Protocol):
    """What panels ask of the window around them."""

    def insert_directive(self, directive: Directive) -> None:
        """Place an element on a line of its own at the caret of the body."""

    def jump(self, place: Place) -> None:
        """Go to where a finding points: a field above the body, a line of it, or a panel (`PanelColumn.reveal`)."""

    def choose_picture_files(self) -> tuple[Path, ...]:
        """Ask for picture files to add; empty when the editor thought better of it."""

    def choose_picture_file(self) -> Path | None:
        """Ask for one picture file, for a picture that waits for it or is to be replaced."""

    def choose_stories(self, taken: frozenset[str], on_chosen: Callable[[tuple[Story, ...]], None]) -> None:
        """Ask for stories of the library; `taken` are the ids of those that may not be chosen."""

    def edit_credits(self) -> None:
        """Edit the credits of several pictures of the open story together."""

    def hand_off(self) -> None:
        """Begin the hand-off of the open story."""


class PanelPictures(Protocol):
    """What panels ask of the picture service."""

    @property
    def picture_added(self) -> SignalInstance:
        """Emitted with each picture that came in, or was given its file."""

    def add_files(self, paths: Sequence[Path], *, on_added: Callable[[PlacedPicture], None] | None = None) -> None:
        """Add files to the open story's pictures; `on_added` is called for each when it is there."""

    def attach_file(self, picture_id: str, path: Path) -> None:
        """Give a waiting picture its file, or replace it."""

    def rendition(self, picture: PlacedPicture, width: int, on_ready: Callable[[bytes], None]) -> None:
        """Make a JPEG of about that many pixels across, and call back with its bytes."""


class PanelReview(Protocol):
    """What panels ask of the review feed."""

    @property
    def reviewed(self) -> SignalInstance:
        """Emitted with each fresh review."""

    @property
    def latest(self) -> Review:
        """The last review."""


class PanelHistory(Protocol):
    """What panels ask of the open story's past. Answers come back later, on the GUI thread, or not at all."""

    @property
    def grown(self) -> SignalInstance:
        """Emitted when there may be a revision more than before."""

    def list_revisions(self, on_done: Callable[[tuple[RevisionRow, ...]], None]) -> None:
        """Look up the kept revisions, newest first."""

    def load(self, revision: int, on_done: Callable[[Story], None]) -> None:
        """Read the whole story as it was at a kept revision."""

    def list_backups(self, on_done: Callable[[tuple[Backup, ...]], None]) -> None:
        """Look up the backups that hold the story, newest first."""

    def load_from_backup(self, backup: Backup, on_done: Callable[[Story], None]) -> None:
        """Read the story as a backup has it."""

    def compare(self, before: Story, after: Story, on_done: Callable[[StoryDifference], None]) -> None:
        """Find how one version became another."""

    def keep(self, name: str, on_done: Callable[[], None]) -> None:
        """Keep the story as it is now under a name; `on_done` is called once it is kept."""

    def restore(self, story: Story, step: str, on_done: Callable[[], None]) -> None:
        """Make an earlier version the story again, as one undoable step of that name."""


class PanelKnown(Protocol):
    """What panels ask of what is known of the open story."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when something else is known."""

    @property
    def latest(self) -> Known:
        """What is known now."""

    def release_quote(self, text: str) -> None:
        """Guard a quotation no more; what is known then changes."""

    def guard_quote(self, text: str) -> None:
        """Guard a quotation again that was released."""


class PanelBoxes(Protocol):
    """What panels ask of the library of boxes."""

    def save(self, box: LibraryBox, on_done: Callable[[LibraryBox], None]) -> None:
        """Add a version of a box; one without an id is new."""


class PanelDesk(Protocol):
    """The part of the desk that panels use."""

    house: House
    houses: tuple[House, ...]

    @property
    def session_opened(self) -> SignalInstance:
        """Emitted when a story was opened."""

    @property
    def notice(self) -> SignalInstance:
        """Takes a `Notice` to show for a moment."""

    @property
    def session(self) -> StorySession | None:
        """The open story, or None."""

    @property
    def house_changed(self) -> SignalInstance:
        """Emitted when another house is in use."""

    def show_story(self, story_id: str) -> None:
        """Put a story of the library on the desk; the one that was there is saved first."""

    @property
    def review(self) -> PanelReview | None:
        """The open story's review feed, or None."""

    @property
    def pictures(self) -> PanelPictures | None:
        """The open story's picture service, or None."""

    @property
    def history(self) -> PanelHistory | None:
        """The open story's past, or None."""

    @property
    def known(self) -> PanelKnown | None:
        """What the library and the calendar have to say of the open story, or None."""

    @property
    def boxes(self) -> PanelBoxes | None:
        """The library of boxes, or None where there is no library."""


class PanelContext(Struct, frozen=True):
    """What every panel is given: the desk, the theme, and the bench around it."""

    desk: PanelDesk
    theme: Theme
    bench: PanelBench


class PanelStatus(Struct, frozen=True):
    """What a panel's tab says without the panel: a count (0 shows none) and how bad things are in it."""

    count: int = 0
    severity: Severity | None = None


class Panel(QWidget):
    """One panel of the column. `ScrollingPanel` holds what all of them share."""

    def reveal(self, place: Place) -> None:
        """Scroll to a place of the story and put the focus in its field, as near as the panel has one."""
        raise NotImplementedError


def no_status(_story: Story, _findings: tuple[Finding, ...]) -> PanelStatus:
    """The status of a panel that has nothing to say on its tab."""
    return PanelStatus()


class PanelSpec(Struct, frozen=True, kw_only=True):
    """One panel of the column. `fields` are the story fields whose places it shows (see `Place.field`).

    `make` is called once, when the panel is first shown; `status` is cheap and is called without it.
    """

    id: str
    title_code: str
    icon: str
    make: Callable[[PanelContext], Panel]
    fields: frozenset[str] = frozenset()
    status: Callable[[Story, tuple[Finding, ...]], PanelStatus] = no_status
