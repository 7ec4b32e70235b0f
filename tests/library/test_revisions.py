"""Revisions: whole stories, with a reason and perhaps a name, thinned by the rule and never otherwise."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from studio.library.library import Library
from studio.library.records import HandOff
from studio.story.story import Story, new_story
from tests.library.stories import full_story


def _days_ago(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _age(library: Library, story: Story, revision: int, days: float) -> None:
    library._connection.execute(
        "UPDATE revisions SET created_at = ? WHERE story_id = ? AND revision = ?",
        (_days_ago(days - revision / 86_400), story.id, revision),
    )


def _grown(library: Library, story: Story, revisions: int, reason: str = "idle") -> None:
    for number in range(revisions):
        library.save(replace(story, body=f"{story.body} more {number}"), reason)


def test_a_revision_is_the_whole_story(library: Library) -> None:
    story = full_story(library.pictures.add(b"a picture", "image/jpeg"))
    library.save(story, "opened")
    library.save(replace(story, pictures=(), fact_boxes=(), body="", headline="Other"))
    assert library.revision(story.id, 1) == story


def test_a_revision_has_a_name_on_request(library: Library, folder: Path) -> None:
    story = new_story()
    library.save(story, "named", "Before the lawyers")
    (row,) = library.revisions(story.id)
    assert (row.reason, row.name) == ("named", "Before the lawyers")


def test_a_kept_revision_takes_a_name_later_and_the_stronger_reason(library: Library) -> None:
    story = new_story()
    library.save(story, "idle")
    library.save(story, "named", "As agreed")
    library.save(story, "idle")
    (row,) = library.revisions(story.id)
    assert (row.reason, row.name) == ("named", "As agreed")
    library.save(story, "hand-off")
    (row,) = library.revisions(story.id)
    assert (row.reason, row.name) == ("hand-off", "As agreed")


def test_an_idle_moment_thins_what_is_old(library: Library) -> None:
    story = new_story()
    _grown(library, story, 10)
    for revision in range(1, 9):
        _age(library, story, revision, 40)
    library.checkpoint()
    assert [row.revision for row in library.revisions(story.id)] == [10, 9, 8]
    assert library.thin_revisions(story.id) == 0


def test_names_hand_offs_and_dangerous_steps_are_never_thinned(library: Library) -> None:
    story = new_story()
    _grown(library, story, 3)
    library.save(replace(story, body="named one"), "named", "Mine")
    library.save(replace(story, body="left the desk"), "idle")
    stored = library.load(story.id)
    library.record_hand_off(
        HandOff(story_id=story.id, revision=5, at=stored.saved_at, house="plain", sha256="", file_name="a.zip")
    )
    library.save(replace(story, body="a " * 500), "before-replace")
    _grown(library, story, 3)
    for row in library.revisions(story.id):
        _age(library, story, row.revision, 100)
    library.thin_revisions(story.id)
    left = library.revisions(story.id)
    assert {4, 5, 6} <= {row.revision for row in left}
    assert left[0].revision == 9


def test_a_clock_that_jumped_ahead_or_back_thins_nothing_of_the_last_days(library: Library) -> None:
    story = new_story()
    _grown(library, story, 6)
    for revision in (2, 4):
        _age(library, story, revision, -5_000)  # saved while the clock was far ahead
    library.checkpoint()
    assert len(library.revisions(story.id)) == 6
    writer = library._writer()
    assert writer.thin_revisions(story.id, datetime.now(UTC) + timedelta(days=5_000)) == 0
    assert writer.thin_revisions(story.id, datetime.now(UTC) - timedelta(days=5_000)) == 0


def test_thinning_touches_one_story_only(library: Library) -> None:
    one, other = new_story(), new_story()
    for story in (one, other):
        _grown(library, story, 5)
        for revision in range(1, 5):
            _age(library, story, revision, 30)
    library.thin_revisions(one.id)
    assert len(library.revisions(other.id)) == 5
    assert len(library.revisions(one.id)) == 2
