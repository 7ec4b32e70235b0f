"""Words replaced in many stories at once: what is found, what changes, what is left, and the way back."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from studio.library.records import HandOff
from studio.library.story_walk import STORIES_AT_ONCE
from studio.session.desk import Desk
from studio.session.library_replace import REASON, LibraryReplace, Outcome, changes_of
from studio.session.library_search import (
    MOST_HITS,
    FoundStory,
    LibrarySearch,
    SearchEnd,
    TextHit,
    words_finder,
    words_query,
)
from studio.session.notices import Notice
from studio.session.text_search import SearchTerms
from studio.story.elements import Fact, FactBox
from studio.story.findings import Place
from studio.story.picture import PlacedPicture
from studio.story.story import Status, Story, new_story

ACTIVE = (Status.DRAFT, Status.READY)
HARBOR = SearchTerms(words="harbor", whole_words=True)


def story_with(headline: str = "", **fields: object) -> Story:
    return replace(new_story(), headline=headline, **fields)


def put(desk: Desk, *stories: Story) -> None:
    for story in stories:
        desk.lane.call_and_wait(lambda library, story=story: library.save(story, "made"))


def stored(desk: Desk, story: Story) -> Story:
    return desk.lane.call_and_wait(lambda library: library.load(story.id).story)


def open_(desk: Desk, qtbot, story: Story) -> None:
    desk.show_story(story.id)
    qtbot.waitUntil(lambda: desk.story is not None and desk.story.id == story.id)


def search(
    desk: Desk, qtbot, terms: SearchTerms = HARBOR, statuses: tuple[Status, ...] = ACTIVE
) -> tuple[list[FoundStory], SearchEnd]:
    found: list[FoundStory] = []
    ends: list[SearchEnd] = []
    looking = LibrarySearch(desk)
    looking.found.connect(found.extend)
    looking.ended.connect(ends.append)
    looking.start(words_finder(terms), words_query(terms, statuses))
    qtbot.waitUntil(lambda: bool(ends))
    return found, ends[0]


def all_hits(found: Iterable[FoundStory]) -> dict[str, tuple[TextHit, ...]]:
    return {story.story_id: story.hits for story in found}


def carry_out(
    desk: Desk,
    qtbot,
    wanted: dict[str, tuple[TextHit, ...]],
    replacement: str = "harbour",
    terms: SearchTerms = HARBOR,
) -> tuple[Outcome, Notice]:
    outcomes: list[Outcome] = []
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    LibraryReplace(desk).carry_out(changes_of(terms, replacement, wanted), outcomes.append)
    qtbot.waitUntil(lambda: bool(outcomes))
    return outcomes[0], notices[-1]


def take_back(desk: Desk, qtbot, notice: Notice) -> str:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    assert notice.act is not None
    notice.act()
    qtbot.waitUntil(lambda: bool(said))
    return said[0].parameters["words"]


EVERYWHERE = story_with(
    "The harbor",
    short_headline="harbor!",
    seo_title="Harbor news",
    standfirst="At the harbor",
    body="First.\n\nThe harbor, the harbor.\n\n\N{GRINNING FACE} A harbor",
    pictures=(PlacedPicture(id="a", alt="A harbor", caption="The harbor at night"),),
    fact_boxes=(FactBox(id="b", title="harbor", facts=(Fact(question="Which harbor?", answer="The harbor"),)),),
)


def test_every_text_that_readers_get_is_searched(qtbot, desk) -> None:
    put(desk, EVERYWHERE)
    (found,), end = search(desk, qtbot)
    assert len(found.hits) == 12
    assert {hit.words.casefold() for hit in found.hits} == {"harbor"}
    assert end == SearchEnd()


def test_what_whole_words_and_capitals_mean(qtbot, desk) -> None:
    put(desk, story_with("Harbors"), story_with("harbor"))
    assert [story.headline for story in search(desk, qtbot)[0]] == ["harbor"]
    parts, _ = search(desk, qtbot, SearchTerms(words="harbor"))
    assert [story.headline for story in parts] == ["harbor", "Harbors"]
    capital, _ = search(desk, qtbot, SearchTerms(words="Harbor", matches_case=True))
    assert [story.headline for story in capital] == ["Harbors"]
    pattern, _ = search(desk, qtbot, SearchTerms(words="h.rbors?$", is_pattern=True))
    assert len(pattern) == 2


def test_spiked_stories_are_searched_when_asked_for_and_handed_off_ones_are_marked(qtbot, desk) -> None:
    spiked, gone = story_with("harbor", status=Status.SPIKED), story_with("A harbor")
    put(desk, spiked, gone)
    made = HandOff(story_id=gone.id, revision=1, at="2026-01-08T14:02:00Z", house="plain", sha256="", file_name="a")
    desk.lane.call_and_wait(lambda library: library.record_hand_off(made))
    found, _ = search(desk, qtbot)
    assert [(story.story_id, story.was_handed_off) for story in found] == [(gone.id, True)]
    found, _ = search(desk, qtbot, statuses=())
    assert {story.story_id for story in found} == {spiked.id, gone.id}


def test_the_open_story_is_searched_as_it_is_on_the_desk_and_once(qtbot, desk) -> None:
    story = story_with("The harbor")
    put(desk, story, story_with("Another harbor"))
    open_(desk, qtbot, story)
    desk.session.edit("test", standfirst="A new harbor")
    found, _ = search(desk, qtbot)
    assert [(each.headline, len(each.hits)) for each in found] == [("The harbor", 2), ("Another harbor", 1)]


def test_a_search_that_is_cancelled_tells_nothing_more(qtbot, desk) -> None:
    put(desk, *(story_with("The harbor") for _ in range(50)))
    told: list[object] = []
    looking = LibrarySearch(desk)
    looking.found.connect(told.append)
    looking.ended.connect(told.append)
    looking.start(words_finder(HARBOR), words_query(HARBOR, ACTIVE))
    looking.cancel()
    answered: list[object] = []
    desk.lane.call(lambda _library: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert told == []
    assert not looking.is_running


def test_other_work_of_the_library_is_done_between_the_steps(qtbot, desk) -> None:
    put(desk, *(story_with(f"The harbor {number}") for number in range(6 * STORIES_AT_ONCE)))
    order: list[str] = []
    looking = LibrarySearch(desk)

    def on_found(_stories: object) -> None:
        if not order:
            desk.lane.call(lambda library: library.save(story_with("Typed")), lambda _saved: order.append("saved"))
        order.append("found")

    looking.found.connect(on_found)
    looking.ended.connect(lambda _end: order.append("end"))
    looking.start(words_finder(HARBOR), words_query(HARBOR, ACTIVE))
    qtbot.waitUntil(lambda: "end" in order)
    assert order == ["found", "saved", *["found"] * 5, "end"]


def test_a_search_with_too_many_hits_ends_by_itself(qtbot, desk) -> None:
    put(desk, story_with(body="harbor " * (MOST_HITS + 1)), story_with("harbor", body="harbor " * MOST_HITS))
    found, end = search(desk, qtbot)
    assert not end.has_all
    assert sum(len(story.hits) for story in found) == MOST_HITS


def test_an_expression_that_takes_too_long_is_said(qtbot, desk) -> None:
    put(desk, story_with(body="a" * 5000 + "!"))
    _, end = search(desk, qtbot, SearchTerms(words="(a+)+$", is_pattern=True))
    assert end.error is not None
    assert end.error.code == "search.too-hard"


def test_only_what_is_wanted_changes_and_each_story_is_kept_as_it_was(qtbot, desk) -> None:
    other = story_with("Another harbor")
    put(desk, EVERYWHERE, other)
    found, _ = search(desk, qtbot)
    hits = all_hits(found)[EVERYWHERE.id]
    in_body = [hit for hit in hits if hit.place.field == "body"]
    outcome, notice = carry_out(desk, qtbot, {EVERYWHERE.id: (hits[0], in_body[1])})
    after = stored(desk, EVERYWHERE)
    assert after == replace(
        EVERYWHERE, headline="The harbour", body=EVERYWHERE.body.replace("the harbor.", "the harbour.")
    )
    assert stored(desk, other) == other
    assert (outcome.hits, outcome.left, notice.parameters["words"]) == (2, 0, "2 replaced in 1 story.")
    rows = desk.lane.call_and_wait(lambda library: library.revisions(EVERYWHERE.id))
    kept = next(row for row in rows if row.reason == REASON)
    assert desk.lane.call_and_wait(lambda library: library.revision(EVERYWHERE.id, kept.revision)) == EVERYWHERE


def test_every_text_changes_and_comes_back(qtbot, desk) -> None:
    put(desk, EVERYWHERE)
    found, _ = search(desk, qtbot)
    _, notice = carry_out(desk, qtbot, all_hits(found))
    after = stored(desk, EVERYWHERE)
    assert search(desk, qtbot)[0] == []
    assert after.fact_boxes[0].facts[0] == Fact(question="Which harbour?", answer="The harbour")
    assert after.pictures[0].alt == "A harbour"
    assert take_back(desk, qtbot, notice) == "1 story is as it was."
    assert stored(desk, EVERYWHERE) == EVERYWHERE


def test_the_open_story_changes_as_one_step(qtbot, desk) -> None:
    put(desk, EVERYWHERE)
    open_(desk, qtbot, EVERYWHERE)
    found, _ = search(desk, qtbot)
    carry_out(desk, qtbot, all_hits(found))
    assert desk.story.headline == "The harbour"
    assert desk.story.body.endswith("A harbour")
    assert desk.session.undo_name == "Replace 12 in the Library"
    desk.session.undo()
    assert desk.story == EVERYWHERE
    rows = desk.lane.call_and_wait(lambda library: library.revisions(EVERYWHERE.id))
    assert REASON in {row.reason for row in rows}


def test_what_changed_meanwhile_is_left_and_said(qtbot, desk) -> None:
    story, gone = story_with("The harbor", body="One.\n\nA harbor."), story_with("My harbor")
    put(desk, story, gone)
    found, _ = search(desk, qtbot)
    put(desk, replace(story, headline="Our harbor", body="Zero.\n\nOne.\n\nA harbor."), replace(gone, headline="Mine"))
    outcome, notice = carry_out(desk, qtbot, all_hits(found))
    after = stored(desk, story)
    assert (after.headline, after.body) == ("Our harbor", "Zero.\n\nOne.\n\nA harbour.")
    assert stored(desk, gone).headline == "Mine"
    assert (outcome.hits, outcome.left) == (1, 2)
    assert notice.parameters["words"] == "1 replaced in 1 story. 2 were left, since their text had changed."


def test_taking_back_leaves_the_stories_that_were_edited_since(qtbot, desk) -> None:
    stories = [story_with(f"Harbor {number}") for number in range(3)]
    put(desk, *stories)
    open_(desk, qtbot, stories[2])
    found, _ = search(desk, qtbot)
    _, notice = carry_out(desk, qtbot, all_hits(found), "Port")
    put(desk, replace(stored(desk, stories[0]), body="Edited."))
    assert take_back(desk, qtbot, notice) == "2 stories are as they were. 1 was edited since, and stays."
    assert [stored(desk, story).headline for story in stories[:2]] == ["Port 0", "Harbor 1"]
    assert desk.story.headline == "Harbor 2"


def test_a_story_that_was_opened_or_closed_since_is_put_back_as_well(qtbot, desk) -> None:
    first, second = story_with("Harbor 1"), story_with("Harbor 2")
    put(desk, first, second)
    open_(desk, qtbot, first)
    found, _ = search(desk, qtbot)
    _, notice = carry_out(desk, qtbot, all_hits(found), "Port")
    open_(desk, qtbot, second)
    assert desk.story.headline == "Port 2"
    assert take_back(desk, qtbot, notice) == "2 stories are as they were."
    assert desk.story.headline == "Harbor 2"
    assert stored(desk, first).headline == "Harbor 1"


@pytest.mark.parametrize("is_opened_first", [True, False])
def test_a_story_that_is_put_on_the_desk_meanwhile_changes_there_too(qtbot, desk, *, is_opened_first: bool) -> None:
    story = story_with("Harbor")
    put(desk, story)
    found, _ = search(desk, qtbot)
    if is_opened_first:
        desk.show_story(story.id)
    left: list[int] = []
    outcomes: list[Outcome] = []
    replacing = LibraryReplace(desk)
    replacing.carry_out(changes_of(HARBOR, "Port", all_hits(found)), outcomes.append, left.append)
    if not is_opened_first:
        desk.show_story(story.id)
    qtbot.waitUntil(lambda: bool(outcomes) and desk.story is not None)
    assert (desk.story.headline, outcomes[0].hits, outcomes[0].left, left) == ("Port", 1, 0, [1])
    replacing.take_back(outcomes[0].done)
    qtbot.waitUntil(lambda: desk.story.headline == "Harbor")


def test_a_story_that_fails_is_told_and_the_others_go_on(qtbot, desk) -> None:
    story = story_with("Harbor")
    put(desk, story)
    found, _ = search(desk, qtbot)
    failures: list[Exception] = []
    desk.runner.failed.disconnect()
    desk.runner.failed.connect(failures.append)
    outcome, _ = carry_out(desk, qtbot, {"no-such-story": found[0].hits, **all_hits(found)})
    assert len(failures) == 1
    assert (outcome.hits, outcome.left) == (1, 1)


def test_groups_of_an_expression_stand_in_the_replacement(qtbot, desk) -> None:
    terms = SearchTerms(words=r"(\w+), (\w+)", is_pattern=True)
    story = story_with("Reyes, Ada and Wei, Li")
    put(desk, story)
    found, _ = search(desk, qtbot, terms)
    wanted = {story.id: tuple(hit for hit in all_hits(found)[story.id] if hit.number == 1)}
    carry_out(desk, qtbot, wanted, "$2 $1", terms)
    assert stored(desk, story).headline == "Reyes, Ada and Li Wei"


def test_a_replacement_that_changes_nothing_is_no_change() -> None:
    hit = TextHit(place=Place(field="headline"), text="The harbor", number=0, start=4, end=10)
    assert changes_of(HARBOR, "harbor", {"a": (hit,)}) == ()
