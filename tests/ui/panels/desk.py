"""A desk, a bench and a story for the panels' tests, without library or files."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QObject, Signal

from studio.checking.known import NOTHING_KNOWN, Known
from studio.library.backup_files import Backup
from studio.library.records import RevisionRow
from studio.rendering.houses import House
from studio.session.review_feed import Review
from studio.session.story_session import StorySession
from studio.story.credit import Credit, RightsClass
from studio.story.differences import StoryDifference, difference
from studio.story.directives import Directive
from studio.story.elements import Embed, EmbedKind, Fact, FactBox
from studio.story.findings import Finding, Place
from studio.story.library_box import LibraryBox
from studio.story.picture import PlacedPicture
from studio.story.story import Story, free_element_id, with_picture
from studio.story.words import count_words
from studio.ui.panels.iso_dates import utc_text

LONG = "A very long sentence about the harbour, its boats and those who sail them, that nobody would ever print. " * 6


def jpeg(width: int = 480, height: int = 320, colour: str = "#5b7f95") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "JPEG")
    return stream.getvalue()


class FakePictures(QObject):
    picture_added = Signal(object)

    def __init__(self, session: StorySession) -> None:
        super().__init__()
        self.session = session
        self.asked: list[str] = []
        self.attached: list[tuple[str, Path]] = []

    def add_files(self, paths: Sequence[Path], *, on_added: Callable[[PlacedPicture], None] | None = None) -> None:
        for path in paths:
            story = self.session.story
            picture = PlacedPicture(
                id=free_element_id(story, path.stem), sha256="cd" * 32, file_name=path.name, width=1200, height=800
            )
            self.session.edit_story("pictures", with_picture(story, picture), step="Add picture")
            self.picture_added.emit(picture)
            if on_added is not None:
                on_added(picture)

    def attach_file(self, picture_id: str, path: Path) -> None:
        self.attached.append((picture_id, path))

    def rendition(self, picture: PlacedPicture, _width: int, on_ready: Callable[[bytes], None]) -> None:
        self.asked.append(picture.id)
        shade = sum(picture.id.encode()) % 120 + 60
        on_ready(jpeg(480, 320 if len(picture.id) % 2 else 600, f"#{shade:02x}7f{255 - shade:02x}"))


class FakeReview(QObject):
    reviewed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.latest = Review(-1)

    def find(self, *findings: Finding) -> None:
        self.latest = Review(1, findings)
        self.reviewed.emit(self.latest)


class FakeHistory(QObject):
    """A story's past in memory; answers come at once."""

    grown = Signal()

    def __init__(self, session: StorySession) -> None:
        super().__init__()
        self.session = session
        self.kept: list[tuple[RevisionRow, Story]] = []
        self.backups: dict[Backup, Story] = {}
        self.asked = 0

    def add(self, story: Story, created_at: str, reason: str = "idle", name: str = "") -> None:
        row = RevisionRow(len(self.kept) + 1, reason, count_words(story.body), created_at, name)
        self.kept.append((row, story))
        self.grown.emit()

    def list_revisions(self, on_done: Callable[[tuple[RevisionRow, ...]], None]) -> None:
        self.asked += 1
        on_done(tuple(row for row, _ in reversed(self.kept)))

    def load(self, revision: int, on_done: Callable[[Story], None]) -> None:
        on_done(self.kept[revision - 1][1])

    def list_backups(self, on_done: Callable[[tuple[Backup, ...]], None]) -> None:
        on_done(tuple(self.backups))

    def load_from_backup(self, backup: Backup, on_done: Callable[[Story], None]) -> None:
        on_done(self.backups[backup])

    def compare(self, before: Story, after: Story, on_done: Callable[[StoryDifference], None]) -> None:
        on_done(difference(before, after))

    def keep(self, name: str, on_done: Callable[[], None]) -> None:
        self.add(self.session.story, utc_text(datetime.now(UTC)), "named", name)
        on_done()

    def restore(self, story: Story, step: str, on_done: Callable[[], None]) -> None:
        self.add(self.session.story, utc_text(datetime.now(UTC)), "before-restore")
        self.session.edit_story("history", story, step=step)
        on_done()


class FakeKnown(QObject):
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.latest = NOTHING_KNOWN
        self.released: list[str] = []

    def release_quote(self, text: str) -> None:
        self.released.append(text)

    def guard_quote(self, text: str) -> None:
        self.released.remove(text)

    def learn(self, known: Known) -> None:
        self.latest = known
        self.changed.emit(known)


class FakeBoxes(QObject):
    """A library of boxes in memory; answers come at once."""

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[LibraryBox] = []

    def save(self, box: LibraryBox, on_done: Callable[[LibraryBox], None]) -> None:
        self.saved.append(replace(box, id=box.id or "shelved", version=len(self.saved) + 1))
        on_done(self.saved[-1])


class FakeDesk(QObject):
    session_opened = Signal(object)
    house_changed = Signal(object)
    notice = Signal(object)

    def __init__(self, story: Story | None = None) -> None:
        super().__init__()
        self.house = House(id="plain", name="Plain", folder=Path("plain"))
        self.houses: tuple[House, ...] = (self.house,)
        self.session: StorySession | None = None
        self.review: FakeReview | None = None
        self.pictures: FakePictures | None = None
        self.history: FakeHistory | None = None
        self.known: FakeKnown | None = None
        self.boxes = FakeBoxes()
        self.shown: list[str] = []
        if story is not None:
            self.open(story)

    @property
    def story(self) -> Story:
        assert self.session is not None
        return self.session.story

    def open(self, story: Story) -> None:
        self.session = StorySession(story, parent=self)
        self.review = FakeReview()
        self.pictures = FakePictures(self.session)
        self.history = FakeHistory(self.session)
        self.known = FakeKnown()
        self.session_opened.emit(self.session)

    def show_story(self, story_id: str) -> None:
        self.shown.append(story_id)

    def use_house(self, **changes: object) -> None:
        self.house = replace(self.house, **changes)
        self.house_changed.emit(self.house)


class FakeBench:
    def __init__(self) -> None:
        self.placed: list[Directive] = []
        self.jumps: list[Place] = []
        self.hand_offs = 0
        self.credit_edits = 0
        self.files: tuple[Path, ...] = ()
        self.stories: tuple[Story, ...] = ()
        self.taken: frozenset[str] = frozenset()

    def insert_directive(self, directive: Directive) -> None:
        self.placed.append(directive)

    def jump(self, place: Place) -> None:
        self.jumps.append(place)

    def choose_picture_files(self) -> tuple[Path, ...]:
        return self.files

    def choose_picture_file(self) -> Path | None:
        return self.files[0] if self.files else None

    def choose_stories(self, taken: frozenset[str], on_chosen: Callable[[tuple[Story, ...]], None]) -> None:
        self.taken = taken
        on_chosen(self.stories)

    def edit_credits(self) -> None:
        self.credit_edits += 1

    def hand_off(self) -> None:
        self.hand_offs += 1


HARBOUR = PlacedPicture(
    id="harbour",
    sha256="ab" * 32,
    file_name="harbour.jpg",
    width=2400,
    height=1600,
    alt="Boats in the harbour",
    caption="The fleet, home before the storm",
    credit=Credit(creator="Ada Reyes", organisation="Northwind Agency", rights_class=RightsClass.AGENCY),
)
WAITING = PlacedPicture(
    id="minister",
    credit=Credit(
        organisation="Ministry of the Sea", rights_class=RightsClass.HANDOUT, raw="Picture: Ministry of the Sea"
    ),
)
BARE = PlacedPicture(id="market", sha256="ee" * 32, file_name="IMG_2231.jpg", width=900, height=1200)
BOX = FactBox(
    id="basics",
    title="The harbour: the basics",
    facts=(
        Fact(
            question="Where is it?", answer="By the *sea*, two hours north.", source="Port office", as_of="2026-01-08"
        ),
        Fact(question="Who sails from it?", answer="Eleven families."),
        Fact(question="Since when?", answer="Since 1822."),
    ),
)
FILM = Embed(
    id="film",
    kind=EmbedKind.VIDEO,
    fallback="The film shows the boats.",
    title="Coming home",
    url="https://example.org/film",
)
STORY = Story(
    id="0b0f6f0e-0000-4000-8000-000000000000",
    headline="The boats came home",
    body="They came.\n\n::picture{#minister}\n\n::fact-box{#basics}\n\nAll is well.",
    lead_picture="harbour",
    pictures=(HARBOUR, WAITING, BARE),
    fact_boxes=(BOX,),
    embeds=(FILM,),
)
