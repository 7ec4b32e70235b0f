"""The session: each change says what changed and who did it, and undo brings back the very story."""

from hypothesis import given
from hypothesis import strategies as st

from studio.session.changes import StoryChange
from studio.session.story_session import StorySession
from studio.story.elements import FactBox
from studio.story.story import new_story, with_fact_box


def recorded(session: StorySession) -> list[StoryChange]:
    changes: list[StoryChange] = []
    session.changed.connect(changes.append)
    return changes


def test_an_edit_says_what_changed_and_who_did_it(qtbot):
    session = StorySession(new_story())
    changes = recorded(session)
    session.edit("editor", headline="Fuel", section="")
    assert changes == [StoryChange(session.story, 1, frozenset({"headline"}), "editor")]
    assert changes[0].concerns("headline", "body")
    assert not changes[0].concerns("body")


def test_an_edit_that_changes_nothing_says_nothing(qtbot):
    session = StorySession(new_story())
    changes = recorded(session)
    session.edit("editor", headline="")
    session.edit_story("panel", session.story)
    assert changes == []
    assert session.is_saved


def test_unsaved_is_a_comparison_of_edits(qtbot):
    session = StorySession(new_story())
    session.edit("editor", headline="One")
    before = session.edit_number
    session.edit("editor", headline="Two")
    session.mark_saved(before)
    assert not session.is_saved
    session.mark_saved(session.edit_number)
    assert session.is_saved
    session.mark_saved(before)  # a late answer takes nothing back
    assert session.is_saved


def test_undo_and_redo_of_a_step_are_changes_like_any_other(qtbot):
    session = StorySession(new_story())
    start = session.story
    session.edit_story("panel", with_fact_box(start, FactBox(id="basics")), step="Add Fact Box")
    changes = recorded(session)
    assert session.undo_name == "Add Fact Box"
    session.undo()
    assert session.story == start
    assert session.redo_name == "Add Fact Box"
    session.redo()
    assert session.story.fact_boxes == (FactBox(id="basics"),)
    assert [change.origin for change in changes] == ["undo", "redo"]


@given(st.lists(st.tuples(st.sampled_from(["headline", "section", "byline"]), st.text(max_size=3), st.booleans())))
def test_undoing_every_step_brings_back_the_very_first_story(edits):
    session = StorySession(new_story())
    start = session.story
    for field, text, merges in edits:
        session.edit("panel", step="Edit", merge_key=field if merges else "", **{field: text})
    end = session.story
    while session.undo_name:
        session.undo()
    assert session.story == start
    while session.redo_name:
        session.redo()
    assert session.story == end
