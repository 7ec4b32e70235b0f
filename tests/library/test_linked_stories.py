"""What the library tells of stories that others link to."""

import sqlite3  # noqa: TID251

from msgspec.structs import replace

from studio.library.library import Library
from studio.library.linked_stories import LinkedStory, linked_stories
from studio.story.story import Status, new_story


def test_the_headline_now_and_those_of_kept_revisions(library: Library) -> None:
    story = replace(new_story(), headline="Strike begins")
    library.save(story, "opened")
    library.save(replace(story, headline="Strike goes on"), "idle")
    library.save(replace(story, headline="Strike ends", status=Status.READY))
    assert library.linked_stories([story.id, story.id, "", "unknown"]) == {
        story.id: LinkedStory("Strike ends", Status.READY, ("Strike goes on", "Strike begins"))
    }


def test_the_headline_of_now_is_none_of_before(library: Library) -> None:
    story = replace(new_story(), headline="Strike begins", status=Status.SPIKED)
    library.save(story, "opened")
    assert library.linked_stories([story.id]) == {story.id: LinkedStory("Strike begins", Status.SPIKED)}
    assert library.linked_stories([]) == {}


def test_damage_in_a_linked_story_is_passed_over() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE stories (id, headline, status); CREATE TABLE revisions (story_id, revision, story);"
        "INSERT INTO stories VALUES ('a', 'A', 'lost'), ('b', 'B', 'ready');"
        "INSERT INTO revisions VALUES ('b', 1, 'no json'), ('b', 2, '{\"headline\": \"Before\"}');"
    )
    assert linked_stories(connection, ["a", "b"]) == {"b": LinkedStory("B", Status.READY, ("Before",))}
