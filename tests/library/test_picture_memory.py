"""Where a picture ran and with which credit, and finding the pictures of a library by what the stories say of them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.library.library import Library
from studio.library.picture_memory import PictureQuery
from studio.library.records import HandOff
from studio.story.credit import Credit
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import Story, new_story


def _story(headline: str, *pictures: PlacedPicture) -> Story:
    return replace(new_story(), headline=headline, pictures=pictures)


def _found(library: Library, query: PictureQuery) -> list[str]:
    return [row.sha256 for row in library.picture_memory.browse(query)]


@pytest.fixture
def shelf(library: Library) -> list[str]:
    """Three pictures: one with a credit that runs out, one without a credit, one that no story uses."""
    names = [library.pictures.add(data, "image/jpeg", width=30, height=20) for data in (b"one", b"two", b"three")]
    credit = Credit(creator="Aigerim Bek", rights_class="handout", expires="2026-03-01")
    library.save(_story("Plateau", PlacedPicture(id="a", sha256=names[0], alt="100% snow", credit=credit)))
    library.save(
        _story(
            "Harbour",
            PlacedPicture(id="b", sha256=names[1], file_name="boats.jpg", caption="Boats", crop=Crop(width=0.5)),
        )
    )
    return names


def test_every_use_of_a_picture_is_told_with_its_own_credit(library: Library, shelf: list[str]) -> None:
    other = PlacedPicture(id="c", sha256=shelf[0], credit=Credit(organisation="Reuters"), caption="Snow", crop=Crop())
    story = _story("Later", other)
    library.save(story)
    later, earlier = library.picture_memory.uses(shelf[0])
    assert (later.story_id, later.headline, later.picture_id, later.caption) == (story.id, "Later", "c", "Snow")
    assert (later.credit, later.cropped, later.status) == (other.credit, True, str(story.status))
    assert (earlier.headline, earlier.credit.creator, earlier.alt, earlier.cropped) == (
        "Plateau", "Aigerim Bek", "100% snow", False,
    )  # fmt: skip
    assert library.picture_memory.uses(shelf[2]) == ()
    assert library.picture_memory.latest(shelf[0]) == other
    assert library.picture_memory.latest(shelf[2]) is None


def test_a_use_in_a_story_that_left_the_desk_says_so(library: Library, shelf: list[str]) -> None:
    (use,) = library.picture_memory.uses(shelf[0])
    assert not use.handed_off
    library.record_hand_off(
        HandOff(story_id=use.story_id, revision=1, at="2026-01-08T14:02:00Z", house="plain", sha256="", file_name="a")
    )
    (use,) = library.picture_memory.uses(shelf[0])
    assert use.handed_off


def test_where_a_picture_ran_is_known_by_its_file_and_by_its_looks(library: Library, shelf: list[str]) -> None:
    memory = library.picture_memory
    prints = {shelf[0]: (0xFFFF0000, 0xF0F0), shelf[1]: (2**63, 0xFFFF0001), shelf[2]: (0xFFFF0003, 2**60)}
    library.save(_story("Third", PlacedPicture(id="c", sha256=shelf[0])))
    for sha256 in iter(memory.unseen, None):
        memory.keep_prints(sha256, prints[sha256])
    while memory.compare_next(1):
        pass
    found = memory.ran_before(shelf[2], "")
    assert [(ran.use.headline, ran.is_same_file, ran.is_part) for ran in found] == [
        ("Third", False, False), ("Plateau", False, False), ("Harbour", False, True),
    ]  # fmt: skip
    third = memory.uses(shelf[0])[0].story_id
    assert [ran.use.headline for ran in memory.ran_before(shelf[0], third) if ran.is_same_file] == ["Plateau"]


def test_a_picture_that_cannot_be_known_again_is_asked_for_once(library: Library, shelf: list[str]) -> None:
    memory = library.picture_memory
    for _ in shelf:
        sha256 = memory.unseen()
        assert sha256 is not None
        memory.keep_prints(sha256, ())
    assert memory.unseen() is None
    assert memory.compare_next(10)
    while memory.compare_next(10):
        pass
    assert memory.ran_before(shelf[0], "")[0].is_same_file


def test_comparing_goes_on_where_it_was_interrupted(folder: Path) -> None:
    with Library.create(folder) as library:
        names = [library.pictures.add(bytes([number]), "image/jpeg") for number in range(5)]
        for name in names:
            library.picture_memory.keep_prints(name, (0xABCDEF,))
        assert library.picture_memory.compare_next(1)
    with Library.open(folder) as library:
        while library.picture_memory.compare_next(1):
            pass
        pairs = library._connection.execute("SELECT count(*) FROM alike_pictures").fetchone()[0]
    assert pairs == 5 * 4


def test_all_pictures_are_listed_latest_first_and_in_pages(library: Library, shelf: list[str]) -> None:
    assert _found(library, PictureQuery()) == shelf[::-1]
    page = library.picture_memory.browse(PictureQuery(limit=2))
    assert [row.uses for row in page] == [0, 1]
    assert [(row.file_name, row.alt, row.credit.is_missing) for row in page] == [
        ("", "", True),
        ("boats.jpg", "", True),
    ]
    assert _found(library, PictureQuery(limit=2, after=page[-1].place)) == shelf[:1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (PictureQuery(words="bek AIGERIM"), [0]),
        (PictureQuery(words="boat"), [1]),
        (PictureQuery(words="100%"), [0]),
        (PictureQuery(words="1%0"), []),
        (PictureQuery(missing_credit=True), [1]),
        (PictureQuery(expiring_before="2026-03-02"), [0]),
        (PictureQuery(expiring_before="2026-03-01"), []),
        (PictureQuery(rights_class="handout"), [0]),
        (PictureQuery(used=True), [1, 0]),
        (PictureQuery(used=False), [2]),
    ],
)
def test_pictures_are_found_by_what_stories_say_of_them(
    library: Library, shelf: list[str], query: PictureQuery, expected: list[int]
) -> None:
    assert _found(library, query) == [shelf[at] for at in expected]
