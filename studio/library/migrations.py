"""The schema of the library, as numbered migrations. `docs/library.md` describes every table and column."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from studio.durable import sync_folder
from studio.library.connection import connect_for_making
from studio.library.header import APPLICATION_ID

SEARCHED_COLUMNS = ("headline", "standfirst", "captions", "credits", "fact_box_texts", "body")
"""The columns of `stories` that the full-text index holds."""

library_migrations = Migrations("offstone")

_ADDED_IN_3: dict[str, dict[str, Any]] = {
    "placed_pictures": {
        "link": "",
        "not_before": "",
        "expires": "",
        "instructions": "",
        "crops": "[]",
        "focus_x": None,
        "focus_y": None,
        "contradictions": "[]",
        "provenance": "",
    },
    "fact_boxes": {"kind": "questions", "library_box": "", "library_version": 0},
    "facts": {"review_by": ""},
    "embeds": {"alt": ""},
    "related_links": {"library_story": ""},
}

_STORY_KEY = ("story_id", "stories", "id")


def database_of(connection: sqlite3.Connection) -> Database:
    """sqlite-utils over our own connection: strict tables, no plugins, no pragmas of its own."""
    return Database(connection, recursive_triggers=False, execute_plugins=False, strict=True)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this Offstone's schema, each migration in a transaction of its own."""
    library_migrations.apply(database_of(connection))


def make_library_file(database: Path) -> None:
    """Make an empty library file, wholly or not at all: it gets its name when it is complete and durable."""
    unfinished = database.with_name(f".{database.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with contextlib.closing(connect_for_making(unfinished)) as connection:
            migrate(connection)
        unfinished.replace(database)
        sync_folder(database.parent)
    finally:
        unfinished.unlink(missing_ok=True)


@library_migrations(name="0001_stories")
def first_schema(db: Database) -> None:
    """Stories with their elements, pictures, revisions, hand-offs, and the search over them."""
    _make_pictures(db)
    _make_stories(db)
    _make_placed_pictures(db)
    _make_fact_boxes(db)
    _make_other_elements(db)
    _make_history(db)
    _make_search(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@library_migrations(name="0002_revision_names")
def revision_names(db: Database) -> None:
    """Revisions can have a name that an editor gave them."""
    db.table("revisions").add_column("name", str, not_null_default="")
    db.execute("PRAGMA user_version = 2")


@library_migrations(name="0003_credits_and_boxes")
def credits_and_boxes(db: Database) -> None:
    """Terms, crops and provenance of pictures; kinds of fact boxes, and where they were taken from."""
    for table, columns in _ADDED_IN_3.items():
        for name, default in columns.items():
            kind = float if default is None else type(default)
            db.table(table).add_column(name, kind, not_null_default=default)
    _make_box_library(db)
    _make_memory(db)
    db.execute("PRAGMA user_version = 3")


@library_migrations(name="0004_picture_memory")
def picture_memory(db: Database) -> None:
    """The prints of a picture in one row, and the pictures that are alike."""
    db.table("picture_prints").drop()
    _make_picture_memory(db)
    db.execute("PRAGMA user_version = 4")


@library_migrations(name="0005_known_words")
def known_words(db: Database) -> None:
    """Words that no dictionary has and that are right: for the library, and in single stories."""
    _make(db, "library_words", _texts("word", "added_at"), "word", foreign_keys=())
    _make(db, "story_words", _texts("story_id", "word", "added_at"), ("story_id", "word"))
    db.execute("PRAGMA user_version = 5")


def _make(
    db: Database,
    name: str,
    columns: dict[str, Any],
    pk: str | tuple[str, ...],
    *,
    optional: tuple[str, ...] = (),
    foreign_keys: tuple[Any, ...] = (_STORY_KEY,),
) -> None:
    """A STRICT table whose columns are all NOT NULL but the `optional` ones."""
    needed = [column for column in columns if column not in optional and column != "number"]
    db.table(name).create(columns, pk=pk, not_null=needed, foreign_keys=list(foreign_keys))


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, str)


def _make_pictures(db: Database) -> None:
    columns = {**_texts("sha256", "media_type"), "byte_size": int, "width": int, "height": int, "added_at": str}
    _make(db, "pictures", columns, "sha256", foreign_keys=())


def _make_stories(db: Database) -> None:
    columns: dict[str, Any] = {"number": int, "change": int}
    columns |= _texts("id", "slug", "working_slug", "language", "status", "section")
    columns |= {"words": int, "revision": int}
    columns |= _texts("created_at", "updated_at", "headline", "short_headline", "seo_title", "standfirst", "byline")
    columns |= _texts("dateline", "lead_picture", "comments", "embargoed_until", "desk_notes")
    # The long ones last: a list reads the row's beginning, and SQLite then never touches the pages of the body.
    columns |= _texts("captions", "credits", "fact_box_texts", "body")
    _make(db, "stories", columns, "number", foreign_keys=())
    stories = db.table("stories")
    stories.create_index(["id"], unique=True)
    stories.create_index(["change"], unique=True)
    stories.create_index(["status", "change"])
    stories.create_index(["section", "change"])
    stories.create_index(["section", "status"])
    stories.create_index(["working_slug"])


def _make_placed_pictures(db: Database) -> None:
    columns: dict[str, Any] = {"story_id": str, "position": int}
    columns |= _texts("id", "sha256", "media_type", "file_name") | {"width": int, "height": int}
    columns |= {"alt": str, "decorative": int, "caption": str}
    columns |= _texts("creator", "organisation", "via", "credit_line", "copyright_notice", "usage_terms")
    columns |= _texts("rights_class", "context_note", "credit_raw")
    crop = ("crop_left", "crop_top", "crop_width", "crop_height")
    columns |= dict.fromkeys(crop, float)
    keys = (_STORY_KEY, ("sha256", "pictures", "sha256"))
    _make(db, "placed_pictures", columns, ("story_id", "position"), optional=("sha256", *crop), foreign_keys=keys)
    db.table("placed_pictures").create_index(["sha256"])


def _make_fact_boxes(db: Database) -> None:
    _make(db, "fact_boxes", {"story_id": str, "position": int, "id": str, "title": str}, ("story_id", "position"))
    columns: dict[str, Any] = {"story_id": str, "fact_box_position": int, "position": int}
    columns |= _texts("question", "answer", "source", "as_of")
    box_key = (("story_id", "fact_box_position"), "fact_boxes", ("story_id", "position"))
    _make(db, "facts", columns, ("story_id", "fact_box_position", "position"), foreign_keys=(box_key,))


def _make_other_elements(db: Database) -> None:
    place: dict[str, Any] = {"story_id": str, "position": int}
    embed = _texts("id", "fallback", "kind", "title", "url", "author", "date", "text", "caption", "poster")
    _make(db, "embeds", place | embed, ("story_id", "position"))
    related = _texts("headline", "url", "section", "excerpt") | {"is_cut": int, "is_included": int}
    _make(db, "related_links", place | related, ("story_id", "position"))
    _make(db, "corrections", place | _texts("text", "date", "kind"), ("story_id", "position"))
    origin = _texts("story_id", "publisher", "url", "fetched_at", "permission", "rights_notice")
    _make(db, "origins", origin, "story_id")


def _make_history(db: Database) -> None:
    revision = {"story_id": str, "revision": int, "reason": str, "words": int, "created_at": str, "story": str}
    _make(db, "revisions", revision, ("story_id", "revision"))
    hand_off: dict[str, Any] = {"number": int, "story_id": str, "revision": int}
    _make(db, "hand_offs", hand_off | _texts("handed_off_at", "house", "sha256", "file_name"), "number")
    db.table("hand_offs").create_index(["story_id"])


def _make_box_library(db: Database) -> None:
    """Every version of every box of the library; the highest version of one is the box as it is."""
    columns: dict[str, Any] = {"id": str, "version": int}
    columns |= _texts("title", "kind", "facts", "note", "changed_at") | {"retired": int}
    _make(db, "library_boxes", columns, ("id", "version"), foreign_keys=())


def _make_memory(db: Database) -> None:
    """What is remembered beside the stories: quotations as they were taken in, and what pictures look like."""
    quotes = {"story_id": str, "text": str, "remembered_at": str, "released": int}
    _make(db, "remembered_quotes", quotes, ("story_id", "text"))
    prints = {"sha256": str, "place": str, "print": str}
    _make(db, "picture_prints", prints, ("sha256", "place"), foreign_keys=(("sha256", "pictures", "sha256"),))


def _make_picture_memory(db: Database) -> None:
    picture_key = ("sha256", "pictures", "sha256")
    prints = {"number": int, "sha256": str, "prints": bytes, "compared": int}
    _make(db, "picture_prints", prints, "number", foreign_keys=(picture_key,))
    db.table("picture_prints").create_index(["sha256"], unique=True)
    db.table("picture_prints").create_index(["compared"])
    alike = {"sha256": str, "other": str, "is_cropped": int}
    _make(db, "alike_pictures", alike, ("sha256", "other"), foreign_keys=(picture_key, ("other", "pictures", "sha256")))


def _make_search(db: Database) -> None:
    """The index, kept by the writer: SQLite refuses triggers on full-text tables under `trusted_schema=OFF`."""
    _make(db, "unindexed_stories", {"number": int}, "number", foreign_keys=(("number", "stories", "number"),))
    db.execute(
        f"CREATE VIRTUAL TABLE stories_search USING fts5({', '.join(SEARCHED_COLUMNS)},"
        " content='stories', content_rowid='number', prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
    )
