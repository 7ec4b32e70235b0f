"""Pictures are the same one when the whole of one is near the whole or a window of the other."""

import pytest

from studio.story.picture_prints import NEAR, Likeness, likeness, prints_from_bytes, prints_to_bytes

WHOLE, WINDOW, OTHER = 0x0123456789ABCDEF, 0xFEDCBA9876543210, 0x5555AAAA3333CCCC


def _with_bits_changed(print_: int, bits: int) -> int:
    return print_ ^ ((1 << bits) - 1)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ((WHOLE,), Likeness(0, is_cropped=False)),
        ((_with_bits_changed(WHOLE, NEAR), OTHER), Likeness(NEAR, is_cropped=False)),
        ((OTHER, _with_bits_changed(WHOLE, 3)), Likeness(3, is_cropped=True)),
        ((_with_bits_changed(WINDOW, 2),), Likeness(2, is_cropped=True)),
        ((_with_bits_changed(WHOLE, NEAR + 1),), None),
        ((OTHER, WINDOW), None),
        ((), None),
    ],
)
def test_a_picture_is_known_by_its_whole_and_by_windows(other: tuple[int, ...], expected: Likeness | None) -> None:
    prints = (WHOLE, WINDOW)
    assert likeness(prints, other) == expected
    assert likeness(other, prints) == expected


def test_prints_are_stored_and_read_back() -> None:
    prints = (0, 1, WHOLE, 2**64 - 1)
    assert prints_from_bytes(prints_to_bytes(prints)) == prints
    assert prints_to_bytes(()) == b""
