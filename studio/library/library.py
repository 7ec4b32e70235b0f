"""The library as the rest of Offstone sees it: stories, search, pictures and hand-offs in one folder."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from studio.errors import LibraryDamaged, OffstoneError, StorageError, StoryNotFound
from studio.library import story_list, story_reading
from studio.library.backup_files import Backup, list_backup_files
from studio.library.backup_making import library_state, make_backup
from studio.library.box_shelf import BoxShelf
from studio.library.connection import damaged_letters_shown, sqlite_errors_explained
from studio.library.damage import damage_in
from studio.library.library_folder import library_folder
from studio.library.linked_stories import LinkedStory, linked_stories
from studio.library.opening import OpenedLibrary, open_library_file
from studio.library.picture_memory import PictureMemory
from studio.library.picture_store import PictureStore
from studio.library.quote_memory import remembered_quotes
from studio.library.records import (
    DEFAULT_LIMIT,
    HandOff,
    ListQuery,
    PictureRow,
    RevisionRow,
    SavedRevision,
    SearchHit,
    SectionCount,
    StoredStory,
    StoryRow,
)
from studio.library.story_walk import StoryWalk
from studio.library.word_list import WordList
from studio.library.writing_side import writing_side
from studio.story.story import Status, Story

if TYPE_CHECKING:
    from studio.library.box_writing import BoxWriter
    from studio.library.print_writing import PrintWriter
    from studio.library.story_writing import StoryWriter
    from studio.library.word_writing import WordWriter


class Library:
    """An open library. Used from the one thread that opened it; SQLite refuses any other.

    Every method raises StorageError when the disk is full, read-only or gone, LibraryDamaged when the file turns out
    to be malformed, and LibraryLocked when another program holds it. Nothing is ever deleted: stories are spiked.
    """

    def __init__(self, opened: OpenedLibrary) -> None:
        self._opened = opened
        self._connection: sqlite3.Connection = opened.connection
        self._made_writer: StoryWriter | None = None
        self._found_damage = False
        self._has_new_revisions: set[str] = set()
        self.pictures = PictureStore(opened.folder, opened.connection, self._record_picture, self._explained)
        self.picture_memory = PictureMemory(opened.connection, self._print_writer, self._explained)
        self.words = WordList(opened.connection, self._word_writer, self._explained)
        self.boxes = BoxShelf(opened.connection, self._box_writer, self._explained)
        self.walk = StoryWalk(opened.connection, self._index_saved_stories, self._explained)

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Open the library in `folder`.

        Raises LibraryMissing, LibraryForeign, LibraryNewer, LibraryDamaged, LibraryLocked or StorageError, and then
        leaves `library.db` as it was.
        """
        return cls(open_library_file(library_folder(folder), read_only=read_only))

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make an empty library in `folder`, which must be new or empty, and open it."""
        writing_side().create_library_folder(library_folder(folder))
        return cls.open(folder)

    @property
    def folder(self) -> Path:
        """The library's folder, absolute."""
        return self._opened.folder.path

    @property
    def is_read_only(self) -> bool:
        """True when nothing can be saved."""
        return self._opened.read_only

    @property
    def was_unclean(self) -> bool:
        """True when the program that had the library open before was killed; the file was checked and is whole."""
        return self._opened.was_unclean

    @property
    def lock_was_left_over(self) -> bool:
        """True when the lock of a program that no longer runs was taken over."""
        return self._opened.lock is not None and self._opened.lock.was_left_over

    @property
    def migrated_from(self) -> int:
        """The schema version the file had before this opening brought it up to date, or 0."""
        return self._opened.migrated_from

    def close(self) -> None:
        """Close the file and let go of the lock. The library cannot be used afterwards."""
        with self._explained():
            try:
                if self._made_writer is not None:
                    self._made_writer.index_saved_stories()
            finally:
                self._opened.close(found_damage=self._found_damage)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, story: Story, reason: str = "", name: str = "") -> SavedRevision:
        """Save a story, durably when this returns; with a `reason`, keep it whole as a revision too.

        `reason` is a code; `name` is what the editor calls the revision, and needs a reason such as ``named``.

        A story as it is stored already is not written again. Before a save that drops more than three words in ten,
        the story as it was is kept as a revision by itself.
        """
        with self._explained():
            saved = self._writer().save(story, reason, name)
        if reason:
            self._has_new_revisions.add(story.id)
        return saved

    def load(self, story_id: str) -> StoredStory:
        """The story with that id. Raises StoryNotFound."""
        with self._explained(), self._damage_told():
            return story_reading.load_story(self._connection, story_id)

    def find(self, name: str) -> str:
        """The id that `name` means: an id, a slug, or a part of one id only. Raises StoryNotFound."""
        with self._explained():
            return story_reading.find_story(self._connection, name)

    def list_stories(self, query: ListQuery | None = None) -> tuple[StoryRow, ...]:
        """The stories that `query` asks for, newest first; without one, the newest of all."""
        with self._explained():
            if query is not None and query.words:
                self._index_saved_stories()
            with damaged_letters_shown(self._connection):
                return story_list.list_stories(self._connection, query or ListQuery())

    def search(self, words: str, limit: int = DEFAULT_LIMIT) -> tuple[SearchHit, ...]:
        """The stories that hold all the words, the last one as a prefix, with what stands around them."""
        with self._explained():
            self._index_saved_stories()
            with damaged_letters_shown(self._connection):
                return story_list.search_stories(self._connection, words, limit)

    def counts(self) -> dict[Status, int]:
        """How many stories have each status."""
        with self._explained(), damaged_letters_shown(self._connection):
            return story_list.count_by_status(self._connection)

    def sections(self) -> tuple[SectionCount, ...]:
        """The sections that stories run in, with how many each has; spiked stories do not count."""
        with self._explained(), damaged_letters_shown(self._connection):
            return story_list.count_by_section(self._connection)

    def revisions(self, story_id: str) -> tuple[RevisionRow, ...]:
        """The kept revisions of a story, newest first."""
        with self._explained(), damaged_letters_shown(self._connection):
            return story_reading.list_revisions(self._connection, story_id)

    def revision(self, story_id: str, revision: int) -> Story:
        """The whole story as it was at a kept revision. Raises StoryNotFound."""
        with self._explained(), self._damage_told():
            return story_reading.load_revision(self._connection, story_id, revision)

    def record_hand_off(self, hand_off: HandOff) -> None:
        """Remember that a story was handed off. Raises StoryNotFound."""
        with self._explained():
            self._writer().record_hand_off(hand_off)

    def hand_offs(self, story_id: str) -> tuple[HandOff, ...]:
        """What was handed off of a story, latest first."""
        with self._explained(), damaged_letters_shown(self._connection):
            return story_reading.list_hand_offs(self._connection, story_id)

    def linked_stories(self, story_ids: Iterable[str]) -> dict[str, LinkedStory]:
        """The stories among those ids that there are, by id: headlines now and before, and status."""
        with self._explained():
            return linked_stories(self._connection, story_ids)

    def remembered_quotes(self, story_id: str) -> tuple[str, ...]:
        """The quotations that stood in a story when a revision was kept, oldest first, but for those released."""
        with self._explained(), damaged_letters_shown(self._connection):
            return remembered_quotes(self._connection, story_id)

    def release_quote(self, story_id: str, text: str) -> bool:
        """Guard a remembered quotation no more, since a change to it is meant; False when it was not guarded."""
        with self._explained():
            return self._writer().release_quote(story_id, text)

    def guard_quote(self, story_id: str, text: str) -> bool:
        """Guard a quotation again that was released; False when it was not."""
        with self._explained():
            return self._writer().guard_quote(story_id, text)

    def thin_revisions(self, story_id: str) -> int:
        """Let go of old revisions that `studio.library.thinning` does not keep, and give their number."""
        with self._explained():
            return self._writer().thin_revisions(story_id, datetime.now(UTC))

    def backup(self, reason: str) -> Backup:
        """Make a backup in the library's folder, proven whole, and thin the older ones. `reason` is a code.

        Works on what is committed; takes about a second for each 100 MB of text.
        """
        with self._explained():
            self._check_writable()
            self._index_saved_stories()
            return make_backup(self._opened.folder, self._connection, reason)

    def has_changed_since_backup(self) -> bool:
        """True when the latest backup lacks a save, a revision, a hand-off or a box; and when there is no backup."""
        with self._explained():
            latest = next(iter(list_backup_files(self._opened.folder.backups)), None)
            return latest is None or latest.state != library_state(self._connection)

    def last_saved_at(self) -> str:
        """The latest time among the stories that were saved last, or nothing."""
        last = "SELECT updated_at FROM stories ORDER BY change DESC LIMIT 20"
        with self._explained():
            return str(self._connection.execute(f"SELECT coalesce(max(updated_at), '') FROM ({last})").fetchone()[0])

    def checkpoint(self) -> None:
        """Index what was saved, thin its revisions, and move the log into the file.

        For idle moments, since it can take 100 ms.
        """
        with self._explained():
            self._index_saved_stories()
            while self._has_new_revisions:
                self.thin_revisions(self._has_new_revisions.pop())
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _index_saved_stories(self) -> None:
        waiting = self._connection.execute("SELECT 1 FROM unindexed_stories LIMIT 1").fetchone()
        if waiting and not self.is_read_only:
            self._writer().index_saved_stories()

    def _record_picture(self, picture: PictureRow) -> None:
        with self._explained():
            self._writer().record_picture(picture)

    def _writer(self) -> "StoryWriter":
        self._check_writable()
        if self._made_writer is None:
            self._made_writer = writing_side().story_writer(self._connection)
        return self._made_writer

    def _box_writer(self) -> "BoxWriter":
        self._check_writable()
        return writing_side().box_writer(self._connection)

    def _print_writer(self) -> "PrintWriter":
        self._check_writable()
        return writing_side().print_writer(self._connection)

    def _word_writer(self) -> "WordWriter":
        self._check_writable()
        return writing_side().word_writer(self._connection)

    def _check_writable(self) -> None:
        if self.is_read_only:
            raise StorageError("library.read_only", path=str(self._opened.folder.database))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of the disk and of the file as KnownErrors; one that nobody expects may be damage speaking."""
        path = self._opened.folder.database
        try:
            with sqlite_errors_explained(path):
                yield
        except LibraryDamaged as error:
            # One story or box that makes no sense is mended by a good one in its place; the file need not be checked.
            is_one = error.code in {"library.story_damaged", "library.box_damaged"}
            self._found_damage = self._found_damage or not is_one
            raise
        except OffstoneError:
            raise
        except Exception as error:
            reason = damage_in(self._connection)
            if not reason:
                raise
            self._found_damage = True
            raise LibraryDamaged("library.damaged", path=str(path), reason=reason) from error

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """What was listed a moment ago and cannot be found may be hidden by a damaged index."""
        try:
            yield
        except StoryNotFound as error:
            reason = damage_in(self._connection)
            if not reason:
                raise
            raise LibraryDamaged("library.damaged", path=str(self._opened.folder.database), reason=reason) from error
