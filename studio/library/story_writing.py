"""Writing to the library through sqlite-utils, every save in one transaction that is durable when it ends."""

import sqlite3
from datetime import date, datetime

import msgspec
from msgspec import Struct
from sqlite_utils.db import Table

from studio.errors import LibraryDamaged, PictureError, StoryNotFound
from studio.library.clock import utc_now
from studio.library.connection import NOT_AS_WRITTEN, damaged_letters_shown
from studio.library.damage import is_index_damage, rebuild_search
from studio.library.migrations import SEARCHED_COLUMNS, database_of
from studio.library.quote_memory import guard_quote, release_quote, remember_quotes
from studio.library.records import HandOff, PictureRow, SavedRevision, StoredStory
from studio.library.story_reading import list_revisions, load_story, story_rows_of
from studio.library.story_rows import CHILD_TABLES, Row, child_rows, storable, story_columns
from studio.library.tables import TABLES
from studio.library.thinning import KEPT_FOR_GOOD, WHOLE_DAYS, kept_revisions, moment
from studio.story.canonical import story_to_json
from studio.story.story import Story

BEFORE_WORDS_DROPPED = "before-words-dropped"
"""The reason of a revision that is kept because the save after it lost many words."""

_KEPT_SHARE = 0.7
_BATCH = 200
_ALL_FIELDS = frozenset(Story.__struct_fields__)


class _Known(Struct, frozen=True):
    """A story as the file holds it. One whose rows make no story any more is `unreadable`, and `story` is blank."""

    number: int
    story: Story
    words: int
    saved: SavedRevision
    unreadable: bool = False


class StoryWriter:
    """Saves stories, pictures' rows and hand-offs. The only class that writes to the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._db = database_of(connection)
        self._last: _Known | None = None

    def save(self, story: Story, reason: str, name: str = "") -> SavedRevision:
        """Save what differs from the stored story; with a `reason`, keep the whole story as a revision too.

        A revision that was kept already takes the `name`, and the reason where that one is kept for good.

        The search index is left for `index_saved_stories`: indexing costs ten times the save, and typing saves often.
        Nothing differs: nothing is written and the revision stays. Raises PictureError when the story places a
        picture that the store does not have. When anything fails, nothing of it is in the file.
        """
        kept = storable(story)
        try:
            return self._save(kept, reason, name)
        except sqlite3.DatabaseError as error:
            if self._connection.in_transaction or not is_index_damage(error):
                raise
            # The text comes first: a damaged search index must not keep it from being saved.
            rebuild_search(self._connection)
            return self._save(kept, reason, name)

    def _save(self, kept: Story, reason: str, name: str) -> SavedRevision:
        before = self._known(kept.id)
        self._last = None
        # sqlite-utils reads a row before it updates it; letters that cannot be read must not keep it from being mended.
        with damaged_letters_shown(self._connection), self._db.atomic():
            after = self._insert(kept) if before is None else self._update(kept, before)
            if reason:
                self._keep_revision(after, reason, name)
                remember_quotes(self._connection, kept.id, kept.body)
        self._last = after
        return after.saved

    def index_saved_stories(self) -> None:
        """Bring the search index up to date, in batches; what is done stays done should a later one fail.

        An index that turns out to be damaged is made afresh.
        """
        while waiting := [row["number"] for row in self._table("unindexed_stories").rows_where(limit=_BATCH)]:
            try:
                self._index_batch(waiting)
            except sqlite3.DatabaseError as error:
                if not is_index_damage(error):
                    raise
                rebuild_search(self._connection)

    def _index_batch(self, numbers: list[int]) -> None:
        with self._db.atomic():
            for number in numbers:
                self._index("rowid", "number", number)
                self._table("unindexed_stories").delete_where("number = ?", [number])

    def thin_revisions(self, story_id: str, now: datetime) -> int:
        """Delete the story's revisions that the rule does not keep, and give their number."""
        with damaged_letters_shown(self._connection):
            rows = list_revisions(self._connection, story_id)
        handed_off = (row["revision"] for row in self._table("hand_offs").rows_where("story_id = ?", [story_id]))
        keep = kept_revisions(rows, handed_off, now, _busy_since(self._connection))
        gone = [row.revision for row in rows if row.revision not in keep]
        with self._db.atomic():
            for revision in gone:
                self._table("revisions").delete_where("story_id = ? AND revision = ?", [story_id, revision])
        return len(gone)

    def stored(self, story_id: str) -> StoredStory | None:
        """The story as it is stored, or None."""
        known = self._known(story_id)
        return (
            None
            if known is None or known.unreadable
            else StoredStory(known.story, known.saved.revision, known.saved.saved_at)
        )

    def recover(self, story: Story, revision: int) -> bool:
        """Save a story that was read out of a damaged file, under the number it had there; False when nothing differs.

        What it is here, and what it becomes, are both kept as revisions.
        """
        before = self._known(story.id)
        if before is not None and before.story == storable(story):
            return False
        with self._db.atomic():
            if before is not None and not before.unreadable:
                self._keep_revision(before, "before-recovery")
            saved = self.save(story, "")
            number = max(saved.revision, revision)
            self._db.execute("UPDATE stories SET revision = ? WHERE id = ?", [number, story.id])
            self._last = None
            self.save(story, "recovered")
        return True

    def add_revision(self, row: Row) -> bool:
        """Add the row of an earlier revision of a story that is here; False when it is here, or its story is not."""
        key = [row["story_id"], row["revision"]]
        known = self._known(str(row["story_id"]))
        if known is None or self._table("revisions").count_where("story_id = ? AND revision = ?", key):
            return False
        wanted = TABLES["revisions"].split()
        with self._db.atomic():
            self._table("revisions").insert({"name": ""} | {name: row[name] for name in wanted if name in row})
        return True

    def add_hand_off(self, row: Row) -> bool:
        """Add the row of a hand-off; False when it is here, or its story is not."""
        told = {name: row[name] for name in TABLES["hand_offs"].split() if name != "number"}
        is_here = self._table("hand_offs").count_where(
            "story_id = ? AND revision = ? AND handed_off_at = ?",
            [told["story_id"], told["revision"], told["handed_off_at"]],
        )
        if is_here or self._known(str(told["story_id"])) is None:
            return False
        with self._db.atomic():
            self._table("hand_offs").insert(told)
        return True

    def release_quote(self, story_id: str, text: str) -> bool:
        """Guard a remembered quotation no more; False when it was not guarded."""
        with self._db.atomic():
            return release_quote(self._connection, story_id, text)

    def guard_quote(self, story_id: str, text: str) -> bool:
        """Guard a released quotation again; False when it was not released."""
        with self._db.atomic():
            return guard_quote(self._connection, story_id, text)

    def record_picture(self, picture: PictureRow) -> None:
        """Enter an original that lies in the picture store; one that is known already stays as it is."""
        with self._db.atomic():
            self._table("pictures").insert(msgspec.structs.asdict(picture), ignore=True)

    def record_hand_off(self, hand_off: HandOff) -> None:
        """Remember a hand-off. Raises StoryNotFound when the story is not in the library."""
        if self._known(hand_off.story_id) is None:
            raise StoryNotFound("library.story_unknown", name=hand_off.story_id)
        row = msgspec.structs.asdict(hand_off)
        row["handed_off_at"] = row.pop("at")
        with self._db.atomic():
            self._table("hand_offs").insert(row)

    def _known(self, story_id: str) -> _Known | None:
        if self._last is not None and self._last.story.id == story_id:
            return self._last
        found = self._connection.execute(
            "SELECT number, words, revision, updated_at FROM stories WHERE id = ?", (story_id,)
        ).fetchone()
        if found is None:
            return None
        number, words, *saved = found
        try:
            return _Known(number, load_story(self._connection, story_id).story, words, SavedRevision(*saved))
        except LibraryDamaged as error:
            if error.code != "library.story_damaged":
                raise
            # A good text in its place is what mends it.
            return _Known(number, Story(id=story_id), words, SavedRevision(*saved), unreadable=True)

    def _insert(self, story: Story) -> _Known:
        now = utc_now()
        row = story_columns(story, _ALL_FIELDS)
        row |= {"id": story.id, "change": self._next_change(), "revision": 1, "created_at": now, "updated_at": now}
        number = int(self._table("stories").insert(row).last_rowid or 0)
        for field in CHILD_TABLES:
            self._insert_children(story, field)
        self._table("unindexed_stories").insert({"number": number})
        return _Known(number, story, row["words"], SavedRevision(1, now))

    def _update(self, story: Story, before: _Known) -> _Known:
        changed = frozenset(
            f for f in _ALL_FIELDS if before.unreadable or getattr(story, f) != getattr(before.story, f)
        )
        if not changed:
            return before
        row = story_columns(story, changed)
        words = row.get("words", before.words)
        if words < before.words * _KEPT_SHARE and not before.unreadable:
            self._keep_revision(before, BEFORE_WORDS_DROPPED)
        saved = SavedRevision(before.saved.revision + 1, utc_now())
        row |= {"change": self._next_change(), "revision": saved.revision, "updated_at": saved.saved_at}
        if not set(SEARCHED_COLUMNS).isdisjoint(row):
            self._take_from_index(before.number)
        self._table("stories").update(before.number, row)
        for field in changed & CHILD_TABLES.keys():
            self._delete_children(story, field)
            self._insert_children(story, field)
        return _Known(before.number, story, words, saved)

    def _insert_children(self, story: Story, field: str) -> None:
        if field == "pictures":
            self._check_pictures(story)
        for table, rows in child_rows(story, field).items():
            self._table(table).insert_all(rows)
            found = len(story_rows_of(self._connection, table, story.id))
            if found != len(rows):  # a damaged index hid rows that were to be deleted
                raise sqlite3.DatabaseError(f"{NOT_AS_WRITTEN} in {table}: {found} rows, {len(rows)} expected")

    def _delete_children(self, story: Story, field: str) -> None:
        for table in reversed(CHILD_TABLES[field]):
            self._table(table).delete_where("story_id = ?", [story.id])

    def _check_pictures(self, story: Story) -> None:
        for picture in story.pictures:
            if picture.has_file and not self._table("pictures").count_where("sha256 = ?", [picture.sha256]):
                raise PictureError("library.picture_unknown", picture=picture.sha256)

    def _keep_revision(self, known: _Known, reason: str, name: str = "") -> None:
        key = (known.story.id, known.saved.revision)
        kept = next(self._table("revisions").rows_where("story_id = ? AND revision = ?", key, select="reason"), None)
        if kept is not None:
            is_stronger = reason in KEPT_FOR_GOOD and kept["reason"] not in KEPT_FOR_GOOD
            if name or is_stronger or reason == "hand-off":
                self._table("revisions").update(key, {"reason": reason} | ({"name": name} if name else {}))
            return
        row = {"story_id": key[0], "revision": key[1], "reason": reason, "words": known.words, "name": name}
        text = story_to_json(known.story).decode()
        self._table("revisions").insert(row | {"created_at": known.saved.saved_at, "story": text})

    def _next_change(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(change), 0) + 1 FROM stories").fetchone()[0])

    def _take_from_index(self, number: int) -> None:
        """Before the texts change: the index has to be told exactly what it held. The saves to come need not."""
        if not self._table("unindexed_stories").count_where("number = ?", [number]):
            self._index("stories_search, rowid", "'delete', number", number)
            self._table("unindexed_stories").insert({"number": number})

    def _index(self, columns: str, values: str, number: int) -> None:
        texts = ", ".join(SEARCHED_COLUMNS)
        self._db.execute(
            f"INSERT INTO stories_search ({columns}, {texts}) SELECT {values}, {texts} FROM stories WHERE number = ?",
            [number],
        )

    def _table(self, name: str) -> Table:
        return self._db.table(name)


def _busy_since(connection: sqlite3.Connection) -> date | None:
    """The third latest date on which any story was saved, going by the stories saved last; None without stories."""
    rows = connection.execute("SELECT updated_at FROM stories ORDER BY change DESC LIMIT ?", (_BATCH,))
    dates = {time.date() for (text,) in rows if (time := moment(text)) is not None}
    return min(sorted(dates, reverse=True)[:WHOLE_DAYS], default=None)
