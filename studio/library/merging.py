"""Adding to a backup what was read out of the damaged library and is newer."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from studio.errors import OffstoneError
from studio.library.box_writing import BoxWriter
from studio.library.clock import utc_now
from studio.library.connection import connect_for_writing
from studio.library.header import SCHEMA_VERSION
from studio.library.library_folder import EXTENSIONS, LibraryFolder
from studio.library.migrations import migrate
from studio.library.picture_files import original
from studio.library.records import PictureRow
from studio.library.salvage import Merged, Salvaged, SalvagedStory
from studio.library.story_writing import StoryWriter
from studio.story.story import Story

_ItemT = TypeVar("_ItemT")
_REFUSED = (OffstoneError, msgspec.MsgspecError, sqlite3.DatabaseError, KeyError, TypeError, ValueError)
"""What a row can raise whose values are no longer ours; such a row is counted and left out."""


def merge_salvaged(folder: LibraryFolder, prepared: Path, salvaged: Salvaged) -> Merged:
    """Add to the library file `prepared` what is newer in `salvaged`; it is then of this Offstone's schema.

    A story that is older in `prepared` becomes the newer one, and what it was there is kept as a revision. A picture
    whose original is not in the store waits for its file again.
    """
    with contextlib.closing(connect_for_writing(prepared)) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            migrate(connection)
        merging = _Merging(folder, connection)
        merging.add_pictures()
        stories = merging.count(merging.add_story, salvaged.stories)
        revisions = merging.count(merging.writer.add_revision, (revision.row for revision in salvaged.revisions))
        merging.count(merging.writer.add_hand_off, salvaged.hand_offs)
        boxes = merging.count(BoxWriter(connection).add_version, salvaged.boxes)
        merging.writer.index_saved_stories()
        return Merged(stories, revisions, boxes, merging.refused)


class _Merging:
    """One merge: the writer of the file, and what was refused."""

    def __init__(self, folder: LibraryFolder, connection: sqlite3.Connection) -> None:
        self._folder = folder
        self._connection = connection
        self.writer = StoryWriter(connection)
        self.refused = 0

    def count(self, add: Callable[[_ItemT], bool], items: Iterable[_ItemT]) -> int:
        """Add each item, and count those that were new."""
        added = 0
        for item in items:
            try:
                added += add(item)
            except _REFUSED:
                self.refused += 1
        return added

    def add_story(self, salvaged: SalvagedStory) -> bool:
        """Add one story if it is newer than the one that is there."""
        story = salvaged.story
        there = self.writer.stored(story.id)
        if there is not None:
            if there.revision >= salvaged.revision:
                return False
            # Of a table that cannot be read to the end, the fuller account is the better one.
            story = replace(story, **{field: _fuller(story, there.story, field) for field in salvaged.doubtful})
        return self.writer.recover(self._with_pictures(story), salvaged.revision)

    def _with_pictures(self, story: Story) -> Story:
        pictures = tuple(
            picture if not picture.has_file or self._is_there(picture.sha256) else replace(picture, sha256="")
            for picture in story.pictures
        )
        return replace(story, pictures=pictures)

    def add_pictures(self) -> None:
        """Enter every whole original of the store that has no row: a story that is still open may place it."""
        media_types = {extension: media_type for media_type, extension in EXTENSIONS.items()}
        for path in sorted(self._folder.pictures.glob("??/*.*")):
            media_type = media_types.get(path.suffix[1:])
            if media_type is None or self._is_there(path.stem):
                continue
            data = original(self._folder, path.stem, media_type)
            if data is not None:
                row = PictureRow(sha256=path.stem, media_type=media_type, byte_size=len(data), added_at=utc_now())
                self.writer.record_picture(row)

    def _is_there(self, sha256: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM pictures WHERE sha256 = ?", (sha256,)).fetchone()
        return found is not None


def _fuller(one: Story, other: Story, field: str) -> Any:
    mine, theirs = getattr(one, field), getattr(other, field)
    if isinstance(mine, tuple):
        return mine if len(mine) >= len(theirs) else theirs
    return mine if mine is not None else theirs
