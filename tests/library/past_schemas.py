"""Libraries of every past schema, made by running the migrations of their time."""

import contextlib
from pathlib import Path

from msgspec.structs import replace

from studio.library.connection import connect_for_making
from studio.library.migrations import database_of, library_migrations
from studio.story.canonical import story_to_json
from studio.story.story import new_story

MIGRATIONS = (
    "0001_stories",
    "0002_revision_names",
    "0003_credits_and_boxes",
    "0004_picture_memory",
    "0005_known_words",
)
PAST = tuple(range(1, len(MIGRATIONS)))
"""The schema versions before this one."""

STORY = replace(new_story(), headline="From the past", body="Every word of it.")


def make_past_library(folder: Path, version: int) -> None:
    """A library of schema `version` with one story, `STORY`, of which one revision was kept."""
    (folder / "pictures").mkdir(parents=True)
    with contextlib.closing(connect_for_making(folder / "library.db")) as connection:
        db = database_of(connection)
        library_migrations.apply(db, stop_before=MIGRATIONS[version])
        texts = [
            name for (name,) in connection.execute("SELECT name FROM pragma_table_info('stories') WHERE type = 'TEXT'")
        ]
        times = {"created_at": "2026-01-08T14:02:00Z", "updated_at": "2026-01-08T14:02:00Z"}
        row = dict.fromkeys(texts, "") | times | {"id": STORY.id, "status": "draft", "comments": "unset"}
        row |= {"language": "en-GB"}
        row |= {"headline": STORY.headline, "body": STORY.body, "working_slug": "from-the-past"}
        db.table("stories").insert(row | {"number": 1, "change": 1, "words": 4, "revision": 1})
        db.table("unindexed_stories").insert({"number": 1})
        revision = {"story_id": STORY.id, "revision": 1, "reason": "opened", "words": 0}
        revision |= {"created_at": times["created_at"], "story": story_to_json(STORY).decode()}
        db.table("revisions").insert(revision)
