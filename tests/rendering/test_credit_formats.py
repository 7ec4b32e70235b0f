"""One structured credit reads as each house prints it, and the same words stand in page and JSON-LD."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.rendering.article import ArticleRenderer
from studio.rendering.credit_formats import PrintedCredit, credit_in_house, format_credit
from studio.rendering.houses import CreditFormat, House, shipped_houses
from studio.story.credit import Credit
from studio.story.story import with_picture
from tests.rendering.stories import picture, rich_story

HOUSE = House(id="ours", name="Ours", folder=Path("ours"))
FULL = Credit(creator="Ada Reyes", organisation="Northwind", via="Reuters")


@pytest.mark.parametrize(
    ("label", "how", "names", "via", "seen"),
    [
        ("Image source, ", CreditFormat.HIDDEN_LABEL, "/", " via ", "Ada Reyes/Northwind via Reuters"),
        ("Photograph: ", CreditFormat.LABEL, "/", " via ", "Photograph: Ada Reyes/Northwind via Reuters"),
        ("Photograph: ", CreditFormat.LABEL, "/", "/", "Photograph: Ada Reyes/Northwind/Reuters"),
        ("", CreditFormat.LABEL, ", ", " via ", "Ada Reyes, Northwind via Reuters"),
    ],
)
def test_a_credit_in_the_words_of_a_house(label: str, how: CreditFormat, names: str, via: str, seen: str) -> None:
    house = replace(HOUSE, credit_label=label, credit_format=how, credit_name_joiner=names, credit_via_joiner=via)
    printed = format_credit(FULL, house)
    assert printed.seen == seen
    assert printed.label == label


def test_what_is_empty_leaves_no_joiner_behind() -> None:
    assert credit_in_house(Credit(creator=" ", organisation="Northwind ", via=""), HOUSE) == "Northwind"
    assert credit_in_house(Credit(via="Reuters"), HOUSE) == "Reuters"
    assert credit_in_house(Credit(creator="Ada Reyes", via="Reuters"), HOUSE) == "Ada Reyes via Reuters"
    assert format_credit(Credit(usage_terms="Once only"), HOUSE) == PrintedCredit()


def test_a_suppliers_wording_is_never_put_otherwise() -> None:
    credit = replace(FULL, credit_line="Ada Reyes for Northwind, all rights reserved ")
    assert credit_in_house(credit, replace(HOUSE, credit_name_joiner=" + ")) == credit.credit_line.strip()


@pytest.mark.parametrize("house", shipped_houses(), ids=lambda house: house.id)
def test_the_shipped_houses_keep_to_the_usual_form(house: House) -> None:
    assert credit_in_house(FULL, house) == FULL.text


def test_page_and_data_say_the_same() -> None:
    house = replace(shipped_houses()[1], credit_name_joiner=" + ", credit_via_joiner=" / ")
    story = with_picture(rich_story(body=""), picture("bridge", credit=FULL))
    page = ArticleRenderer(house).page(story)
    assert "</span>Ada Reyes + Northwind / Reuters</span>" in page
    assert '"creditText": "Ada Reyes + Northwind / Reuters"' in page
