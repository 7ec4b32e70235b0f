"""The region in which two texts differ."""

from hypothesis import given
from hypothesis import strategies as st

from studio.rendering.changed_region import changed_region

TEXTS = st.text(alphabet="ab\n", max_size=30)


@given(old=TEXTS, new=TEXTS)
def test_outside_the_region_the_texts_agree_and_at_its_edges_they_differ(old, new):
    region = changed_region(old, new)
    assert old[: region.start] + new[region.start : region.new_end] + old[region.old_end :] == new
    before, after = old[region.start : region.old_end], new[region.start : region.new_end]
    assert not before or not after or (before[0] != after[0] and before[-1] != after[-1])


def test_equal_texts_have_no_region():
    region = changed_region("same", "same")
    assert (region.start, region.old_end, region.new_end) == (4, 4, 4)
