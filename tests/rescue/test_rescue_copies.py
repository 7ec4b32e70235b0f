"""Rescue copies are whole, are set aside before anything overwrites them, and are not thrown away."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.errors import StorageError
from studio.rescue.rescue_copies import KEPT_AT_LEAST, RescueCopies, to_delete
from studio.rescue.rescue_text import copy_text, rescue_text
from studio.story.story import Story, new_story

NOW = datetime(2026, 1, 8, 14, 2, tzinfo=UTC)


def story(body: str = "Words") -> Story:
    return replace(new_story(), headline="Fuel", body=body)


def test_a_copy_is_a_markdown_file_outside_the_library(tmp_path: Path):
    copies, written = RescueCopies(tmp_path / "rescue"), story()
    path = copies.write(written.id, copy_text(written, 3))
    assert path.name == f"{written.id}.md"
    assert path.read_text("utf-8").startswith("# Fuel\n")
    assert copies.read_all() == ()  # an open story's copy is not left over


def test_what_is_left_over_is_set_aside_and_read(tmp_path: Path):
    copies, written = RescueCopies(tmp_path), story()
    copies.write(written.id, copy_text(written, 3))
    copies.set_aside()
    copies.write(written.id, copy_text(replace(written, body="Another day"), 9))  # as when it is opened again
    (found,) = copies.read_all()
    assert (found.story_id, found.story, found.held_from) == (written.id, written, 3)
    assert found.text == rescue_text(written)
    assert found.problem == ""


def test_half_a_file_of_a_killed_write_goes(tmp_path: Path):
    copies = RescueCopies(tmp_path)
    copies.write("a", "whole")
    (tmp_path / ".a.md.x1y2.part").write_text("ha")
    copies.set_aside()
    assert [copy.text for copy in copies.read_all()] == ["whole"]
    assert list(tmp_path.glob(".*")) == []


def test_two_left_over_at_the_same_second_are_both_there(tmp_path: Path):
    copies, written = RescueCopies(tmp_path), story()
    for body in ("One", "Two", "Three"):
        os.utime(copies.write(written.id, copy_text(replace(written, body=body), 3)), (1_800_000_000, 1_800_000_000))
        copies.set_aside()
    assert {copy.story.body for copy in copies.read_all() if copy.story} == {"One", "Two", "Three"}


def test_a_retired_copy_is_kept_but_not_offered(tmp_path: Path):
    copies, written = RescueCopies(tmp_path), story()
    copies.write(written.id, copy_text(written, 3))
    copies.set_aside()
    copies.retire(copies.read_all()[0])
    assert copies.read_all() == ()
    assert len(list((tmp_path / "old").glob("*.md"))) == 1


def test_a_story_that_is_in_the_library_needs_no_copy(tmp_path: Path):
    copies, written = RescueCopies(tmp_path), story()
    copies.write(written.id, copy_text(written, 3))
    copies.remove(written.id)
    copies.remove(written.id)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("story_id", ["../../etc/passwd", "a/b", "", "CON:", "x" * 300, "a--b", "ü"])
def test_no_id_leads_out_of_the_folder(tmp_path: Path, story_id: str):
    path = RescueCopies(tmp_path).write(story_id, copy_text(replace(story(), id=story_id), 1))
    assert path.parent == tmp_path
    copies = RescueCopies(tmp_path)
    copies.set_aside()
    assert copies.read_all()[0].story_id == story_id


def test_a_copy_without_its_comment_is_text(tmp_path: Path):
    copies = RescueCopies(tmp_path)
    copies.write("a-story", "Just words")
    copies.set_aside()
    (found,) = copies.read_all()
    assert (found.story_id, found.text, found.story) == ("a-story", "Just words", None)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path):
    (tmp_path / "rescue").write_text("a file is in the way")
    with pytest.raises(StorageError):
        RescueCopies(tmp_path / "rescue").write("a", "b")


def test_a_failed_write_leaves_the_copy_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    copies = RescueCopies(tmp_path)
    path = copies.write("a", "before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space"):
        copies.write("a", "after")
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


@given(st.lists(st.integers(-400, 400), max_size=40))
def test_only_old_ones_go_and_never_the_newest(days_ago: list[int]):
    times = tuple(NOW - timedelta(days=days, seconds=number) for number, days in enumerate(days_ago))
    gone = to_delete(times, NOW)
    kept = sorted(set(times) - gone, reverse=True)
    assert kept[:KEPT_AT_LEAST] == sorted(times, reverse=True)[:KEPT_AT_LEAST]
    assert all(NOW - time > timedelta(days=30) for time in gone)
    assert all(NOW - time <= timedelta(days=30) for time in kept[KEPT_AT_LEAST:])


def test_thinning_deletes_by_that_rule(tmp_path: Path):
    copies = RescueCopies(tmp_path)
    for number in range(KEPT_AT_LEAST + 3):
        path = copies.write(f"story-{number}", "Words")
        time = (NOW - timedelta(days=60 + number)).timestamp()
        os.utime(path, (time, time))
    copies.set_aside()
    assert copies.thin(NOW) == 0  # what waits is not old
    for copy in copies.read_all():
        copies.retire(copy)
    assert copies.thin(NOW) == 3
    assert len(list((tmp_path / "old").iterdir())) == KEPT_AT_LEAST
