"""Renditions depend on nothing but the picture, and are never larger than what it shows."""

from hypothesis import given
from hypothesis import strategies as st

from studio.story.picture import RENDITION_WIDTHS, Crop, PlacedPicture, cropped_size, renditions_of

SIDES = st.integers(1, 9000)
CROPS = st.none() | st.builds(
    Crop, left=st.floats(0, 0.5), top=st.floats(0, 0.5), width=st.floats(0.01, 0.5), height=st.floats(0.01, 0.5)
)
PICTURES = st.builds(PlacedPicture, id=st.just("map"), sha256=st.just("a" * 64), width=SIDES, height=SIDES, crop=CROPS)


@given(PICTURES)
def test_sizes(picture: PlacedPicture) -> None:
    width, height = cropped_size(picture)
    renditions = renditions_of(picture)
    widths = [rendition.width for rendition in renditions]
    assert widths == sorted(set(widths))
    assert widths[-1] == min(width, RENDITION_WIDTHS[-1])
    for rendition in renditions:
        assert rendition.height >= 1
        assert abs(rendition.height - height * rendition.width / width) <= 1
        assert rendition.name.endswith(f"-{rendition.width}.jpg")
    assert len({rendition.name for rendition in renditions}) == len(renditions)


@given(PICTURES)
def test_the_same_picture_has_the_same_names_whatever_is_said_about_it(picture: PlacedPicture) -> None:
    told = PlacedPicture(
        id=picture.id,
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        crop=picture.crop,
        alt="A map",
        caption="Where it is",
    )
    assert renditions_of(told) == renditions_of(picture)


def test_another_crop_or_original_has_another_name() -> None:
    plain = PlacedPicture(id="map", sha256="a" * 64, width=1000, height=500)
    cropped = PlacedPicture(id="map", sha256="a" * 64, width=1000, height=500, crop=Crop(width=0.99))
    other = PlacedPicture(id="map", sha256="b" * 64, width=1000, height=500)
    names = {renditions_of(picture)[0].name for picture in (plain, cropped, other)}
    assert len(names) == 3


def test_a_crop_in_whole_numbers_has_the_name_it_has_when_it_is_read_back() -> None:
    whole = PlacedPicture(
        id="map", sha256="a" * 64, width=1000, height=500, crop=Crop(left=0, top=0, width=1, height=0.5)
    )
    read = PlacedPicture(id="map", sha256="a" * 64, width=1000, height=500, crop=Crop(height=0.5))
    assert renditions_of(whole) == renditions_of(read)


def test_a_picture_that_waits_for_its_file_has_none() -> None:
    waiting = PlacedPicture(id="map")
    assert not waiting.has_file
    assert renditions_of(waiting) == ()


def test_alt_text_is_needed_unless_decorative() -> None:
    assert PlacedPicture(id="a").needs_alt
    assert PlacedPicture(id="a", alt="  ").needs_alt
    assert not PlacedPicture(id="a", alt="A map").needs_alt
    assert not PlacedPicture(id="a", decorative=True).needs_alt
