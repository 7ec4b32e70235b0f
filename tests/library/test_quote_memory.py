"""Quotations are remembered when a revision is kept, and stay so until an editor lets one go."""

import sqlite3  # noqa: TID251
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.library.library import Library
from studio.library.quote_memory import remember_quotes
from studio.library.restored_story import restore_story
from studio.library.restoring import restore_library
from studio.story.story import Story, new_story

SAID = "We will not leave before spring"
CHANGED = "We will leave before spring"


def _story(*quotes: str) -> Story:
    return replace(new_story(), body="\n\n".join(f"He said “{quote}”." for quote in quotes))


def test_a_save_with_a_reason_remembers_and_one_without_does_not(library: Library) -> None:
    story = _story(SAID)
    library.save(story)
    assert library.remembered_quotes(story.id) == ()
    library.save(story, "idle")
    assert library.remembered_quotes(story.id) == (SAID,)
    library.save(replace(story, body="Nothing was said."), "idle")
    assert library.remembered_quotes(story.id) == (SAID,)


def test_the_stories_do_not_mix(library: Library) -> None:
    first, second = _story(SAID), _story("Another thing was said")
    library.save(first, "intake")
    library.save(second, "intake")
    assert library.remembered_quotes(first.id) == (SAID,)
    assert library.remembered_quotes("unknown") == ()


def test_a_changed_quotation_does_not_take_the_place_of_the_original(library: Library) -> None:
    story = _story(SAID)
    library.save(story, "intake")
    changed = replace(story, body=f"He said “{CHANGED}”.")
    library.save(changed, "idle")
    library.save(changed, "hand-off")
    assert library.remembered_quotes(story.id) == (SAID,)


def test_a_released_quotation_is_forgotten_and_what_took_its_place_is_remembered(library: Library) -> None:
    story = _story(SAID)
    library.save(story, "intake")
    assert library.release_quote(story.id, SAID)
    assert not library.release_quote(story.id, SAID)
    assert not library.release_quote(story.id, "never said")
    assert library.guard_quote(story.id, SAID)
    assert library.remembered_quotes(story.id).count(SAID) == 1
    assert not library.guard_quote(story.id, SAID)
    assert library.release_quote(story.id, SAID)
    assert library.remembered_quotes(story.id) == ()
    library.save(story, "idle")
    assert library.remembered_quotes(story.id) == ()
    library.save(replace(story, body=f"He said “{CHANGED}”."), "idle")
    assert library.remembered_quotes(story.id) == (CHANGED,)


def test_it_outlives_closing_and_a_restored_library_has_it(folder: Path) -> None:
    story = _story(SAID)
    with Library.create(folder) as library:
        library.save(story, "intake")
        backup = library.backup("asked")
        library.save(_story("Something else was said here"), "intake")
    restore_library(folder, backup)
    with Library.open(folder) as library:
        assert library.remembered_quotes(story.id) == (SAID,)
    with Library.open(folder, read_only=True) as library:
        assert library.remembered_quotes(story.id) == (SAID,)


def test_a_restored_story_keeps_its_memory(library: Library) -> None:
    story = _story(SAID)
    library.save(story, "intake")
    library.save(replace(story, body="All is gone now, and nothing was said."), "idle")
    restore_story(library, story)
    assert library.remembered_quotes(story.id) == (SAID,)


def test_quotations_are_remembered_in_the_transaction_of_the_save(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = _story(SAID)
    library.save(story, "intake")

    def fail(connection: sqlite3.Connection, story_id: str, body: str) -> None:
        remember_quotes(connection, story_id, body)
        raise OSError("no more")

    monkeypatch.setattr("studio.library.story_writing.remember_quotes", fail)
    with pytest.raises(OSError, match="no more"):
        library.save(replace(story, body="He said “quite another thing to them”."), "idle")
    assert library.remembered_quotes(story.id) == (SAID,)
    assert library.load(story.id).story == story
