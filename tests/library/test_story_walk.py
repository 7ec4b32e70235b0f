"""A walk meets every story that holds the words, in small steps, and loads few others."""

import pytest
from msgspec.structs import replace

from studio.library import story_walk
from studio.library.library import Library
from studio.library.records import HandOff
from studio.library.story_walk import MOST_WORDS, STORIES_AT_ONCE, WalkQuery
from studio.story.elements import Fact, FactBox
from studio.story.picture import PlacedPicture
from studio.story.story import Status, Story, new_story


def _story(headline: str = "", **fields: object) -> Story:
    return replace(new_story(), headline=headline, **fields)  # type: ignore[arg-type]


def _met(library: Library, **query: object) -> list[str]:
    return [each.story.headline for each in library.walk.all_stories(WalkQuery(**query))]  # type: ignore[arg-type]


def test_every_story_is_met_once_the_last_made_first(library: Library) -> None:
    for number in range(2 * STORIES_AT_ONCE + 3):
        library.save(_story(str(number)))
    assert _met(library) == [str(number) for number in reversed(range(2 * STORIES_AT_ONCE + 3))]


def test_a_step_loads_few_stories_and_says_how_far_it_is(library: Library) -> None:
    for number in range(STORIES_AT_ONCE + 5):
        library.save(_story(str(number)))
    first = library.walk.step(WalkQuery())
    assert len(first.stories) == STORIES_AT_ONCE
    assert (first.goes_on_at, round(first.part, 1)) == (5, 0.8)
    second = library.walk.step(WalkQuery(), first.goes_on_at)
    assert (len(second.stories), second.goes_on_at, second.part) == (5, 0, 1.0)


def test_stretches_without_the_words_are_passed_over_a_window_at_a_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_walk, "_WINDOW", 4)
    for number in range(23):
        library.save(_story(str(number), body="harbor" if number in {0, 11, 12} else "none"))
    for are_whole in (True, False):
        assert _met(library, any_of=("harbor",), are_whole=are_whole) == ["12", "11", "0"]
    step = library.walk.step(WalkQuery(any_of=("harbor",)))
    assert (step.stories, step.goes_on_at) == ((), 19)


def test_an_empty_library_is_walked_through_at_once(library: Library) -> None:
    step = library.walk.step(WalkQuery(any_of=("word",)))
    assert (step.stories, step.goes_on_at, step.part) == ((), 0, 1.0)


@pytest.mark.parametrize("are_whole", [True, False])
@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "The Harbor"},
        {"short_headline": "harbor"},
        {"seo_title": "HARBOR news"},
        {"standfirst": "a harbor"},
        {"body": "One.\n\nTwo harbor."},
        {"pictures": (PlacedPicture(id="a", caption="harbor"),)},
        {"pictures": (PlacedPicture(id="a", alt="Harbor"),)},
        {"fact_boxes": (FactBox(id="b", title="Harbor"),)},
        {"fact_boxes": (FactBox(id="b", facts=(Fact(question="harbor"),)),)},
        {"fact_boxes": (FactBox(id="b", facts=(Fact(answer="harbor"),)),)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_words_are_met_wherever_they_stand(library: Library, fields: dict[str, object], *, are_whole: bool) -> None:
    story = _story(**fields)  # type: ignore[arg-type]
    library.save(story)
    library.save(_story("Nothing of it"))
    walked = tuple(library.walk.all_stories(WalkQuery(any_of=("harbor",), are_whole=are_whole)))
    assert [each.story for each in walked] == [story]


@pytest.mark.parametrize("words", ["Zürich", "Алматы", "“so-called”", "don't", "—", "50 %", 'a "b" OR c', "100_000"])
@pytest.mark.parametrize("are_whole", [True, False])
def test_no_words_are_missed(library: Library, words: str, *, are_whole: bool) -> None:
    library.save(_story("it", body=f"Before {words} after."))
    assert _met(library, any_of=(words,), are_whole=are_whole) == ["it"]


def test_any_of_several_words_will_do(library: Library) -> None:
    for headline in ("one", "two", "three"):
        library.save(_story(headline))
    assert _met(library, any_of=("three", "one")) == ["three", "one"]
    many = tuple(f"word{number}" for number in range(MOST_WORDS + 1))
    assert _met(library, any_of=many[1:]) == []
    assert len(_met(library, any_of=many)) == 3


def test_a_story_that_was_edited_is_met_by_its_new_words(library: Library) -> None:
    story = _story("one", body="old")
    library.save(story)
    library.save(replace(story, body="new"))
    assert _met(library, any_of=("new",), are_whole=True) == ["one"]
    assert _met(library, any_of=("old",), are_whole=True) == []


def test_statuses_and_hand_offs(library: Library) -> None:
    spiked, gone = _story("spiked", status=Status.SPIKED), _story("gone", status=Status.READY)
    library.save(spiked)
    library.save(gone)
    library.record_hand_off(
        HandOff(story_id=gone.id, revision=1, at="2026-01-08T14:02:00Z", house="plain", sha256="", file_name="a.zip")
    )
    assert _met(library, statuses=(Status.DRAFT, Status.READY)) == ["gone"]
    assert {each.story.headline: each.was_handed_off for each in library.walk.all_stories(WalkQuery())} == {
        "spiked": False,
        "gone": True,
    }


def test_a_damaged_story_is_passed_over_and_counted(library: Library) -> None:
    library.save(_story("whole"))
    damaged = _story("damaged")
    library.save(damaged)
    library._connection.execute("UPDATE stories SET comments = 'what' WHERE id = ?", (damaged.id,))
    step = library.walk.step(WalkQuery())
    assert [each.story.headline for each in step.stories] == ["whole"]
    assert step.unreadable == 1
