"""Where a picture ran and with which credit, and finding the pictures of a library by what the stories say of them."""

import pytest
from msgspec.structs import replace

from studio.library.library import Library
from studio.library.picture_memory import PictureQuery
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
    library.save(_story("Harbour", PlacedPicture(id="b", sha256=names[1], caption="Boats", crop=Crop(width=0.5))))
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


def test_all_pictures_are_listed_latest_first_and_in_pages(library: Library, shelf: list[str]) -> None:
    assert _found(library, PictureQuery()) == shelf[::-1]
    page = library.picture_memory.browse(PictureQuery(limit=2))
    assert [row.uses for row in page] == [0, 1]
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
