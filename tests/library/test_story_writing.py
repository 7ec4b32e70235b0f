"""What is saved is what is loaded, and a save is all or nothing."""

import sqlite3  # noqa: TID251
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from studio.errors import BugError, PictureError, StorageError, StoryNotFound
from studio.library.library import Library
from studio.library.records import HandOff, ListQuery
from studio.library.story_rows import CHILD_TABLES
from studio.library.story_writing import BEFORE_WORDS_DROPPED
from studio.story.elements import Fact, FactBox
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import Status, Story, new_story
from tests.library.stories import any_story, full_story

_SHARED_LIBRARY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@_SHARED_LIBRARY
@given(first=any_story, second=any_story)
def test_any_story_comes_back_equal_new_and_changed(library: Library, first: Story, second: Story) -> None:
    library.save(first)
    library.save(replace(first, headline="between"))  # so that the writer has seen another one
    assert library.load(first.id).story == replace(first, headline="between")

    changed = replace(second, id=first.id)
    saved = library.save(changed, "for the record")

    stored = library.load(first.id)
    assert (stored.story, stored.revision, stored.saved_at) == (changed, saved.revision, saved.saved_at)
    assert library.revision(first.id, saved.revision) == changed
    library.checkpoint()
    library._connection.execute("INSERT INTO stories_search(stories_search, rank) VALUES ('integrity-check', 1)")


def test_a_story_with_every_element_survives_closing(folder: Path) -> None:
    with Library.create(folder) as library:
        story = full_story(library.pictures.add(b"jpeg", "image/jpeg"))
        library.save(story)
    with Library.open(folder) as library:
        assert library.load(story.id).story == story


def test_elements_that_share_an_id_are_all_kept(library: Library) -> None:
    boxes = (FactBox(id="a", facts=(Fact(question="first"),)), FactBox(id="a", facts=(Fact(question="second"),)))
    story = replace(new_story(), fact_boxes=boxes, pictures=(PlacedPicture(id="a"), PlacedPicture(id="a", alt="b")))
    library.save(story)
    assert library.load(story.id).story == story


def test_half_a_surrogate_pair_becomes_a_replacement_character(library: Library) -> None:
    story = replace(new_story(), body="before \ud83d after", headline="\U0001f600")
    library.save(story)
    stored = library.load(story.id).story
    assert stored == replace(story, body="before \ufffd after")


def test_a_story_nothing_could_read_again_is_a_bug(library: Library) -> None:
    broken = replace(new_story(), pictures=(PlacedPicture(id="a", crop=Crop(left=7.0)),))
    with pytest.raises(BugError):
        library.save(broken)


def test_an_unchanged_story_is_not_written_again(library: Library) -> None:
    story = full_story()
    first = library.save(story)
    before = library._connection.total_changes
    assert library.save(story) == first
    assert library._connection.total_changes == before


def test_saving_the_body_leaves_the_tables_of_elements_alone(library: Library) -> None:
    story = full_story()
    library.save(story)
    written: list[str] = []
    library._connection.set_trace_callback(written.append)
    library.save(replace(story, body=story.body + " More."))
    library._connection.set_trace_callback(None)
    changes = [sql for sql in written if sql.lower().startswith(("insert", "update", "delete"))]
    assert changes
    for tables in CHILD_TABLES.values():
        assert not [sql for sql in changes for table in tables if table in sql]


def test_saving_waits_with_the_index_until_it_is_asked_for(library: Library) -> None:
    story = full_story()
    library.save(story)
    library.checkpoint()
    written: list[str] = []
    library._connection.set_trace_callback(written.append)
    library.save(replace(story, body="okapi"))
    library.save(replace(story, body="okapi and tapir"))
    library._connection.set_trace_callback(None)
    assert len([sql for sql in written if sql.startswith("INSERT INTO stories_search ")]) == 1
    assert library.search("tapir")


def test_spiking_and_unspiking_are_saves_with_a_reason(library: Library) -> None:
    story = full_story()
    library.save(story)
    library.save(replace(story, status=Status.SPIKED), "spiked")
    library.save(story, "unspiked")
    assert [row.reason for row in library.revisions(story.id)] == ["unspiked", "spiked"]
    assert library.revision(story.id, 2).status is Status.SPIKED
    assert not hasattr(Library, "delete")


def test_restoring_makes_a_new_revision(library: Library) -> None:
    story = full_story()
    library.save(story, "made")
    library.save(replace(story, body="another"), "typed")
    saved = library.save(library.revision(story.id, 1), "restored")
    assert saved.revision == 3
    assert library.load(story.id).story == story
    assert [row.revision for row in library.revisions(story.id)] == [3, 2, 1]


def test_a_status_change_leaves_the_index_alone(library: Library) -> None:
    story = full_story()
    library.save(story)
    written: list[str] = []
    library._connection.set_trace_callback(written.append)
    library.save(replace(story, status=Status.SPIKED), "spiked")
    library._connection.set_trace_callback(None)
    assert not [sql for sql in written if "stories_search" in sql]
    assert [row.reason for row in library.revisions(story.id)] == ["spiked"]


def test_dropping_many_words_keeps_the_story_as_it_was(library: Library) -> None:
    story = replace(new_story(), body="one two three four five six seven eight nine ten")
    first = library.save(story)
    library.save(replace(story, body="one two three four five six seven"))
    assert library.revisions(story.id) == ()
    second = library.save(story)
    library.save(replace(story, body="one"))
    (kept,) = library.revisions(story.id)
    assert (kept.revision, kept.reason, kept.words) == (second.revision, BEFORE_WORDS_DROPPED, 10)
    assert library.revision(story.id, second.revision) == story
    assert first.revision < second.revision


def test_a_picture_the_store_does_not_have_is_refused_before_anything_is_written(library: Library) -> None:
    story = full_story("a" * 64)
    with pytest.raises(PictureError, match="picture_unknown"):
        library.save(story)
    with pytest.raises(StoryNotFound):
        library.load(story.id)


def test_a_failed_save_leaves_nothing_and_the_next_one_works(library: Library) -> None:
    story = full_story()
    library.save(story)
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    grown = replace(story, body="plenty of words " * 50_000, fact_boxes=(), headline="Grown")
    with pytest.raises(StorageError, match=r"library\.full"):
        library.save(grown, "too much")
    assert library.load(story.id).story == story
    assert library.revisions(story.id) == ()
    assert not library._connection.in_transaction

    library._connection.execute("PRAGMA max_page_count = 1000000")
    assert library.save(grown, "enough room").revision == 2
    assert library.load(story.id).story == grown


def test_a_save_that_breaks_half_way_is_rolled_back(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    story = full_story()
    library.save(story)

    def broken(*_arguments: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(library._writer(), "_take_from_index", broken)
        with pytest.raises(StorageError, match=r"library\.unreachable"):
            library.save(replace(story, headline="Lost", pictures=()))
    assert library.load(story.id).story == story
    library.save(replace(story, headline="Kept", pictures=()))
    assert library.load(story.id).story.headline == "Kept"


def test_hand_offs_are_remembered_and_edits_after_them_seen(library: Library) -> None:
    story = full_story()
    saved = library.save(story)
    hand_off = HandOff(
        story_id=story.id,
        revision=saved.revision,
        at="2026-01-08T14:02:00Z",
        house="plain",
        sha256="f" * 64,
        file_name="a.zip",
    )
    library.record_hand_off(hand_off)
    assert library.hand_offs(story.id) == (hand_off,)
    (row,) = library.list_stories(ListQuery())
    assert (row.handed_off_revision, row.is_edited_since_hand_off) == (1, False)
    library.save(replace(story, headline="Later"))
    assert library.list_stories()[0].is_edited_since_hand_off
    with pytest.raises(StoryNotFound):
        library.record_hand_off(replace(hand_off, story_id="nobody"))


def test_a_story_is_found_by_id_part_of_it_and_slug(library: Library) -> None:
    one = replace(new_story(), id="aaaa1111-0000-4000-8000-000000000000", headline="A quiet day")
    two = replace(new_story(), id="aaaa2222-0000-4000-8000-000000000000", slug="loud-night")
    library.save(one)
    library.save(two)
    assert library.find(one.id) == library.find("AAAA11") == library.find("a-quiet-day") == one.id
    assert library.find("loud-night") == two.id
    for name in ("aaaa", "", "   ", "nothing", "%"):
        with pytest.raises(StoryNotFound):
            library.find(name)
    with pytest.raises(StoryNotFound):
        library.revision(one.id, 1)
