"""Lists and searches: newest first, page by page, and nothing an editor types can break them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.library.library import Library
from studio.library.records import ListQuery, SectionCount
from studio.library.story_list import RANKED_UP_TO
from studio.story.story import Status, Story, new_story
from tests.library.stories import full_story


def _story(headline: str, **fields: object) -> Story:
    return replace(new_story(), headline=headline, **fields)  # type: ignore[arg-type]


def _headlines(library: Library, **query: object) -> list[str]:
    return [row.headline for row in library.list_stories(ListQuery(**query))]  # type: ignore[arg-type]


def test_the_last_changed_story_comes_first_even_within_a_second(library: Library) -> None:
    stories = [_story(name) for name in ("one", "two", "three")]
    for story in stories:
        library.save(story)
    library.save(replace(stories[0], body="changed"))
    assert _headlines(library) == ["one", "three", "two"]


def test_a_row_says_what_the_list_shows(library: Library) -> None:
    sha256 = library.pictures.add(b"jpeg", "image/jpeg")
    story = full_story(sha256)
    saved = library.save(story)
    (row,) = library.list_stories()
    assert (row.id, row.headline, row.section, row.status) == (story.id, story.headline, "World", Status.DRAFT)
    assert (row.words, row.revision, row.updated_at) == (7, 1, saved.saved_at)
    assert (row.slug, row.lead_sha256, row.handed_off_revision) == ("cafe-unrest-in-the-valley", sha256, None)
    library.save(replace(story, lead_picture="waiting"))
    assert library.list_stories()[0].lead_sha256 == ""


def test_filters_by_status_and_section_with_their_counts(library: Library) -> None:
    library.save(_story("a", section="World"))
    library.save(_story("b", section="World", status=Status.READY))
    library.save(_story("c", section="", status=Status.SPIKED))
    library.save(_story("d"))
    assert _headlines(library, statuses=(Status.DRAFT,)) == ["d", "a"]
    assert _headlines(library, statuses=(Status.DRAFT, Status.READY)) == ["d", "b", "a"]
    assert _headlines(library, section="World", statuses=(Status.READY,)) == ["b"]
    assert _headlines(library, section="") == ["d", "c"]
    assert library.counts() == {Status.DRAFT: 2, Status.READY: 1, Status.SPIKED: 1}
    assert library.sections() == (SectionCount("", 1), SectionCount("World", 2))


@pytest.mark.parametrize("words", ["", "quince"])
def test_pages_follow_each_other_without_a_gap(library: Library, words: str) -> None:
    for number in range(11):
        library.save(_story(f"Quince {number}"))
    found: list[str] = []
    after: int | None = None
    while page := library.list_stories(ListQuery(words=words, limit=4, after=after)):
        found += [row.headline for row in page]
        after = page[-1].place
        library.save(_story("No such fruit"))  # a new story in between moves nothing on the pages to come
    assert [headline for headline in found if "Quince" in headline] == [f"Quince {n}" for n in range(10, -1, -1)]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "unrest",
            "UNREST val",
            "cafe",
            "CAFÉ",
            "overn",
            "zebras minister",
            "plateau",
            "aigerim",
            "quinces",
            "basics",
        ),
        *("where is it", "xylo", "walruses", '"unrest', "unrest!", "unrest — valley", "(valley", "valley x"),
    ],
)
def test_words_are_found_wherever_they_stand(library: Library, words: str) -> None:
    library.save(full_story())
    library.save(_story("Something else"))
    assert _headlines(library, words=words) == ["Café unrest in the valley"]
    (hit,) = library.search(words)
    assert hit.headline == "Café unrest in the valley"
    assert hit.snippet.marks


def test_words_that_are_not_there_any_more_are_not_found(library: Library) -> None:
    story = full_story()
    library.save(story)
    library.save(replace(story, body="Nothing", fact_boxes=(), pictures=()))
    for words in ("zebras", "xylophones", "plateau", "aigerim"):
        assert library.search(words) == ()
    assert library.search("nothing")


def test_every_word_must_be_there_and_the_filters_hold(library: Library) -> None:
    library.save(_story("red apples", status=Status.SPIKED))
    library.save(_story("red pears"))
    assert _headlines(library, words="red") == ["red pears", "red apples"]
    assert _headlines(library, words="red appl") == ["red apples"]
    assert _headlines(library, words="red", statuses=(Status.DRAFT, Status.READY)) == ["red pears"]


def test_words_of_nothing_but_marks(library: Library) -> None:
    library.save(_story("a story"))
    assert _headlines(library, words=' "—" ') == ["a story"]
    assert library.search(' "—" ') == ()


def test_a_first_letter_waits_for_its_second(library: Library) -> None:
    library.save(_story("a story"))
    library.save(_story("東 another"))
    assert _headlines(library, words="x") == ["東 another", "a story"]
    assert _headlines(library, words="story x") == ["a story"]
    assert _headlines(library, words="東") == ["東 another"]


def test_what_a_killed_program_had_not_indexed_is_found_all_the_same(folder: Path) -> None:
    with Library.create(folder) as library:
        library.save(full_story())
        assert library.search("zebras")
        library.save(replace(full_story(), headline="Okapi"))
        library._made_writer = None  # so that closing does not index, like a kill
    with Library.open(folder) as library:
        assert [hit.headline for hit in library.search("okapi")] == ["Okapi"]
        assert len(library.search("zebras")) == 2


def test_the_snippet_marks_the_words_it_found(library: Library) -> None:
    library.save(_story("h", body="Long before.\n\nThe \U0001f984 zebra\tand the zebras ran."))
    (hit,) = library.search("zebra")
    assert [hit.snippet.text[mark.start : mark.start + mark.length] for mark in hit.snippet.marks] == [
        "zebra",
        "zebras",
    ]
    assert "\n" not in hit.snippet.text


def test_few_hits_are_ranked_and_many_come_newest_first(library: Library) -> None:
    library.save(_story("Quince, quince and quince"))
    library.save(_story("later", body="a long text that has quince only once " + "word " * 50))
    assert library.search("quince")[0].headline == "Quince, quince and quince"
    for number in range(RANKED_UP_TO):
        library.save(_story(f"quince {number}"))
    assert library.search("quince", limit=1)[0].headline == f"quince {RANKED_UP_TO - 1}"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(words=st.text(max_size=12) | st.text('"*()-+^:{}ab NEAR OR AND NOT\0\ud800\ufdd0\ufdd1', max_size=12))
def test_nothing_that_can_be_typed_raises(library: Library, words: str) -> None:
    if not library.list_stories():
        library.save(full_story())
    library.search(words)
    library.list_stories(ListQuery(words=words))
