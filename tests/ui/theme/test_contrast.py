"""Text can be read in both palettes: 4.5 to 1 at least for every pair of colours in use."""

import pytest

from studio.ui.theme.colours import DARK, LIGHT, Colours

TEXT = [
    *((ink, ground) for ink in ("ink", "quiet") for ground in ("window", "page", "raised", "hover", "accent_wash")),
    *(("accent", ground) for ground in ("window", "page", "raised", "accent_wash")),
    *((ink, ground) for ink in ("error", "warning", "success") for ground in ("window", "page", "raised")),
    *(("success", ground) for ground in ("accent_wash", "hover")),
    ("warning", "accent_wash"),
    ("error", "error_wash"),
    ("warning", "warning_wash"),
    ("on_accent", "accent"),
    ("page", "ink"),
    ("page", "error"),
]
MARKS = [("accent", ground) for ground in ("window", "page", "raised")]
"""What is no text but must be seen, such as the frame of what has the focus: 3 to 1."""


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb`` as WCAG 2 defines it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
@pytest.mark.parametrize(("text", "ground"), TEXT, ids="-on-".join)
def test_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
@pytest.mark.parametrize(("mark", "ground"), MARKS, ids="-on-".join)
def test_the_focus_is_seen(colours: Colours, mark: str, ground: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
