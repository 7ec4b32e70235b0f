"""Crops stay inside the picture and in their shape, whatever is dragged, and show the focal point where they can."""

from hypothesis import given
from hypothesis import strategies as st

from studio.story.cropping import (
    Handle,
    contains,
    crop_pixels,
    is_of_shape,
    largest_crop,
    moved,
    moved_focus,
    own_crop,
    resized,
    scaled,
    shape_in_fractions,
    with_crop,
)
from studio.story.picture import Crop, CropRatio, FocalPoint, PlacedPicture

FRACTIONS = st.floats(0, 1)
PICTURES = st.builds(
    PlacedPicture,
    id=st.just("gate"),
    sha256=st.just("a" * 64),
    width=st.integers(200, 9000),
    height=st.integers(200, 9000),
    focus=st.none() | st.builds(FocalPoint, x=FRACTIONS, y=FRACTIONS),
)
SHAPES = st.sampled_from([ratio.value for ratio in CropRatio])
STEPS = st.lists(st.tuples(st.sampled_from(Handle), st.floats(-1.5, 1.5), st.floats(-1.5, 1.5)), max_size=6)
CROPS = st.builds(
    Crop, left=st.floats(0, 0.5), top=st.floats(0, 0.5), width=st.floats(0.1, 0.5), height=st.floats(0.1, 0.5)
)


def is_inside(crop: Crop, outer: Crop | None = None) -> bool:
    outer = outer or Crop()
    slack = 1e-5
    return (
        crop.left >= outer.left - slack
        and crop.top >= outer.top - slack
        and crop.left + crop.width <= outer.left + outer.width + slack
        and crop.top + crop.height <= outer.top + outer.height + slack
        and crop.width > 0
        and crop.height > 0
    )


def keeps(crop: Crop, ratio: float) -> bool:
    return abs(crop.width - crop.height * ratio) <= 1e-4 * max(1, ratio)


@given(PICTURES, SHAPES, st.none() | CROPS)
def test_the_largest_crop_fills_one_side_and_shows_the_focal_point(
    picture: PlacedPicture, shape: str, within: Crop | None
) -> None:
    crop, outer = largest_crop(picture, shape, within), within or Crop()
    ratio = shape_in_fractions(picture, shape)
    assert ratio is not None
    assert is_inside(crop, outer)
    assert keeps(crop, ratio)
    assert abs(crop.width - outer.width) < 1e-5 or abs(crop.height - outer.height) < 1e-5
    if picture.focus is not None and contains(outer, picture.focus):
        assert contains(crop, picture.focus)


@given(PICTURES, SHAPES, STEPS)
def test_dragged_by_its_handles_it_stays_inside_and_in_shape(
    picture: PlacedPicture, shape: str, steps: list[tuple[Handle, float, float]]
) -> None:
    ratio = shape_in_fractions(picture, shape)
    assert ratio is not None
    crop = largest_crop(picture, shape)
    for handle, across, down in steps:
        crop = moved(resized(crop, handle, across, down, ratio), across / 3, down / 3)
        assert is_inside(crop)
        assert keeps(crop, ratio)


@given(CROPS, STEPS)
def test_a_free_crop_stays_inside_and_what_lies_opposite_stays(
    crop: Crop, steps: list[tuple[Handle, float, float]]
) -> None:
    for handle, across, down in steps:
        before, crop = crop, resized(crop, handle, across, down, None)
        assert is_inside(crop)
        to_x, to_y = handle.value
        if to_x > 0:
            assert abs(crop.left - before.left) < 1e-5
        if to_x < 0:
            assert abs(crop.left + crop.width - before.left - before.width) < 1e-5
        if to_y == 0:
            assert abs(crop.height - before.height) < 1e-5


@given(CROPS, FRACTIONS, FRACTIONS)
def test_moving_keeps_the_size(crop: Crop, across: float, down: float) -> None:
    there = moved(crop, across - 0.5, down - 0.5)
    assert is_inside(there)
    assert abs(there.width - crop.width) < 1e-5
    assert abs(there.height - crop.height) < 1e-5


@given(PICTURES, SHAPES, st.floats(-2, 2))
def test_scaling_keeps_the_shape(picture: PlacedPicture, shape: str, by: float) -> None:
    ratio = shape_in_fractions(picture, shape)
    assert ratio is not None
    crop = scaled(largest_crop(picture, shape), by, ratio)
    assert is_inside(crop)
    assert keeps(crop, ratio)


def test_pixels_shapes_and_the_focal_point() -> None:
    picture = PlacedPicture(id="gate", sha256="a" * 64, width=1600, height=1200)
    wide = largest_crop(picture, "16:9")
    assert crop_pixels(picture, wide) == (1600, 900)
    assert crop_pixels(picture, None) == (1600, 1200)
    assert is_of_shape(picture, wide, "16:9")
    assert is_of_shape(picture, None, "4:3")
    assert not is_of_shape(picture, None, "1:1")
    assert moved_focus(None, -0.7, 0.1) == FocalPoint(x=0, y=0.6)


def test_one_crop_a_shape_in_the_order_of_the_shapes() -> None:
    picture = PlacedPicture(id="gate", sha256="a" * 64, width=1600, height=1200)
    half = Crop(width=0.5)
    made = with_crop(with_crop(with_crop(picture, "1:1", half), "16:9", Crop()), "1:1", Crop(left=0.5, width=0.5))
    assert [(each.ratio.value, each.crop.left) for each in made.crops] == [("16:9", 0), ("1:1", 0.5)]
    assert own_crop(with_crop(made, "1:1", None), "1:1") is None
    assert own_crop(with_crop(picture, "", half), "") == half
    assert own_crop(with_crop(picture, "", Crop()), "") is None
