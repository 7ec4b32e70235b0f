"""Alt texts get advice where they say nothing, and none where they describe."""

import pytest
from msgspec.structs import replace

from studio.story.findings import Severity
from tests.checking.stories import PICTURE, POSTER, SECOND, findings


def _advice(alt: str, **fields: object) -> list[str]:
    picture = replace(PICTURE, alt=alt, **fields)
    found = findings(pictures=(picture, SECOND, POSTER))
    assert all(finding.severity is Severity.WARNING for finding in found)
    return [finding.code.removeprefix("check.alt.") for finding in found]


@pytest.mark.parametrize(
    ("alt", "advice"),
    [
        ("IMG_2034", ["file-name"]),
        ("IMG_2034.JPG", ["file-name"]),
        ("harbour at dawn final 2.jpeg", ["file-name"]),
        ("DSC01234-edit", ["file-name"]),
        ("Presentational grey line", ["placeholder"]),
        ("presentational white space.", ["placeholder"]),
        ("Image of boats in the harbour", ["opening"]),
        ("A photo of boats", ["opening"]),
        ("picture shows boats", ["opening"]),
        ("Boats", ["short"]),
        ("Boats at sea. " * 20, ["long"]),
        ("Photo of boats. " * 20, ["long", "opening"]),
    ],
)
def test_what_describes_nothing_is_advised_on(alt: str, advice: list[str]) -> None:
    assert _advice(alt) == advice


@pytest.mark.parametrize(
    "alt",
    [
        "Boats in the harbour",
        "Imagery of the saint carried through the town",
        "Photographers wait outside the court",
        "A photographer takes a picture of a child",
        "Pictures by pupils hang on a wall",
        "A map of the region, with Almaty in the south-east",
        "阿拉木图市中心的士兵",
        "Two photo booths",
        "Line of police in front of the city hall",
        "The logo of the railway on a carriage",
        "Image rights lawyer Ada Reyes",
        "IMG studio's entrance",
    ],
)
def test_a_description_is_left_alone(alt: str) -> None:
    assert _advice(alt) == []


def test_the_caption_again_is_heard_twice() -> None:
    assert _advice("Boats come home.", caption="Boats come home") == ["caption"]
    assert _advice("Boats come home", caption="Boats come home after a summer at sea") == []


def test_the_name_of_the_file_without_its_ending_is_no_description() -> None:
    assert _advice("harbour-0412-final", file_name="harbour-0412-final.jpg") == ["file-name"]
    assert _advice("Boats at sea", file_name="Boats at sea.jpg") == []


def test_a_decorative_picture_is_not_advised_on() -> None:
    assert _advice("image.jpg", decorative=True) == []


def test_a_hostile_alt_text_costs_no_time() -> None:
    assert _advice("a- " * 20_000) == ["long"]
