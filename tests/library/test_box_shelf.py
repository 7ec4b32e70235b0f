"""Every version of a shared box is kept, durably, and comes through recovery and restoring."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.errors import LibraryDamaged, StorageError, StoryNotFound
from studio.library.box_rows import BoxUse
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.recovery import open_or_recover
from studio.library.restoring import restore_library
from studio.library.salvage import salvage
from studio.story.box_kinds import pinned_copy
from studio.story.elements import BoxKind, Fact
from studio.story.library_box import LibraryBox
from studio.story.story import Status, new_story
from tests.library.stories import text
from tests.library.test_recovery import _break_root_of, _left_over

BOX = LibraryBox(
    id="", title="Kazakhstan: the basics", note="Ask the map desk", facts=(Fact(question="Where?", answer="In *Asia*"),)
)
_facts = st.builds(Fact, question=text, answer=text, source=text, as_of=text, review_by=text)
_boxes = st.builds(
    LibraryBox,
    id=st.just(""),
    title=text,
    kind=st.sampled_from(BoxKind),
    facts=st.lists(_facts, max_size=3).map(tuple),
    note=text,
    retired=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(box=_boxes)
def test_any_box_comes_back_equal(library: Library, box: LibraryBox) -> None:
    saved = library.boxes.save(box)
    assert replace(saved, id="", changed_at="") == box
    assert library.boxes.get(saved.id) == saved


def test_each_change_is_a_version_and_all_are_kept(folder: Path) -> None:
    with Library.create(folder) as library:
        first = library.boxes.save(BOX)
        assert (first.version, bool(first.id), bool(first.changed_at)) == (1, True, True)
        assert library.boxes.save(first) == first
        second = library.boxes.save(replace(first, title="Renamed"))
        assert second.version == 2
    with Library.open(folder) as library:
        assert library.boxes.versions(first.id) == (second, first)
        assert library.boxes.get(first.id) == second
        assert library.boxes.list() == (second,)


def test_half_a_surrogate_pair_becomes_a_replacement_character(library: Library) -> None:
    saved = library.boxes.save(replace(BOX, title="a\ud83d", facts=(Fact(answer="\udc00"),)))
    assert library.boxes.get(saved.id) == saved
    assert (saved.title, saved.facts[0].answer) == ("a\ufffd", "\ufffd")


def test_the_list_is_in_the_order_of_titles_and_searched_by_words(library: Library) -> None:
    asia = library.boxes.save(BOX)
    boats = library.boxes.save(replace(BOX, title="boats", note="", facts=(Fact(answer="Eleven", source="Port"),)))
    assert library.boxes.list() == (boats, asia)
    assert library.boxes.list("ASIA basics") == (asia,)
    assert library.boxes.list("map") == (asia,)
    assert library.boxes.list("port") == (boats,)
    assert library.boxes.list("asia port") == ()


def test_a_retired_box_is_offered_no_more_and_can_come_back(library: Library) -> None:
    box = library.boxes.save(BOX)
    assert library.boxes.retire(box.id) == replace(box, retired=True)
    assert library.boxes.list() == ()
    assert library.boxes.list(include_retired=True) == (replace(box, retired=True),)
    assert library.boxes.unretire(box.id) == box
    assert library.boxes.versions(box.id) == (box,)


def test_what_is_not_there_says_so(library: Library) -> None:
    for ask in (library.boxes.get, library.boxes.versions, library.boxes.retire, library.boxes.unretire):
        with pytest.raises(StoryNotFound):
            ask("nothing")
    assert library.boxes.known(["", "nothing"]) == {}


def test_who_holds_copies(library: Library) -> None:
    box = library.boxes.save(BOX)
    assert library.boxes.uses(box.id) == ()
    copies = (pinned_copy(box, "one"), pinned_copy(box, "two"))
    story = replace(new_story(), headline="The valley", fact_boxes=copies)
    library.save(story)
    library.save(new_story())
    assert library.boxes.uses(box.id) == tuple(
        BoxUse(story.id, "the-valley", "The valley", Status.DRAFT, element, 1) for element in ("one", "two")
    )
    assert library.boxes.use_counts() == {box.id: 1}
    assert library.boxes.known([box.id]) == {box.id: box}


def test_a_read_only_library_says_so(folder: Path) -> None:
    with Library.create(folder) as library:
        box = library.boxes.save(BOX)
    with Library.open(folder, read_only=True) as library:
        assert library.boxes.list() == (box,)
        with pytest.raises(StorageError):
            library.boxes.save(BOX)


def test_a_box_that_cannot_be_read_says_so_and_is_mended_by_a_version(library: Library) -> None:
    box = library.boxes.save(BOX)
    library._connection.execute("UPDATE library_boxes SET facts = 'x'")
    with pytest.raises(LibraryDamaged):
        library.boxes.list()
    assert library.boxes.save(box).version == 2
    assert library.boxes.list()[0].facts == BOX.facts


def test_a_change_of_a_box_asks_for_a_backup(library: Library) -> None:
    box = library.boxes.save(BOX)
    library.backup("idle")
    assert not library.has_changed_since_backup()
    library.boxes.retire(box.id)
    assert library.has_changed_since_backup()
    library.backup("idle")
    library.boxes.save(replace(box, title="Other"))
    assert library.has_changed_since_backup()


@pytest.mark.parametrize("has_backup", [True, False])
def test_boxes_are_read_out_of_a_damaged_library(folder: Path, *, has_backup: bool) -> None:
    with Library.create(folder) as library:
        library.save(new_story())
        first = library.boxes.save(BOX)
        if has_backup:
            library.backup("idle")
        second = library.boxes.save(replace(first, title="Newer"))
        other = library.boxes.retire(library.boxes.save(replace(BOX, title="Other")).id)
    _break_root_of(folder, "embeds")
    _left_over(folder)
    outcome = open_or_recover(folder)
    with outcome.library as library:
        assert "opening.salvaged" in [event.code for event in outcome.events]
        assert library.boxes.versions(first.id) == (second, first)
        assert library.boxes.get(other.id) == other
        assert library.boxes.list() == (second,)


def test_a_restored_library_has_its_boxes(folder: Path) -> None:
    with Library.create(folder) as library:
        box = library.boxes.save(BOX)
        backup = library.backup("idle")
        library.boxes.save(replace(box, title="Newer"))
    restore_library(folder, backup)
    with Library.open(folder) as library:
        assert library.boxes.list() == (box,)


def test_a_library_of_an_earlier_schema_has_none_to_read(folder: Path) -> None:
    with Library.create(folder) as library:
        library._connection.execute("DROP TABLE library_boxes")
        library._opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert salvage(library_folder(folder)).boxes == ()
