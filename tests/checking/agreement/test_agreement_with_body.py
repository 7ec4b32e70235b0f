"""Every short text beside the body is held against it, and the finding says where."""

import pytest
from msgspec.structs import replace

from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.findings import Place, Severity
from tests.checking.stories import BODY, BOX, EMBED, PICTURE, POSTER, SECOND, findings

TEXT = f"{BODY}\n\nKazakhstan, whose capital is Astana, has 18 million people."


@pytest.mark.parametrize("field", ["headline", "short_headline", "standfirst"])
def test_the_front(field: str) -> None:
    (found,) = findings(body=TEXT, **{field: "Kazakhstan has 19 million people"})
    assert (found.code, found.severity, found.place) == ("check.agreement.number", Severity.WARNING, Place(field=field))
    assert found.parameters == {"here": "19 million people", "there": "18 million people", "line": "17"}


def test_a_caption() -> None:
    picture = replace(PICTURE, caption="In Nur-Sultan the boats are far away")
    (found,) = findings(body=TEXT, pictures=(picture, SECOND, POSTER))
    assert found.code == "check.agreement.place"
    assert found.place == Place(field="pictures", element="harbour", part="caption")


def test_a_caption_of_an_embed() -> None:
    (found,) = findings(body=TEXT, embeds=(replace(EMBED, caption="Nur-Sultan from above"),))
    assert found.place == Place(field="embeds", element="film", part="caption")


@pytest.mark.parametrize(
    ("kind", "question", "answer"),
    [
        (BoxKind.QUESTIONS, "How many people live there?", "19 million."),
        (BoxKind.KEY_POINTS, "Size", "Kazakhstan has 19 million people."),
        (BoxKind.PROFILE, "Population", "19 million"),
        (BoxKind.NUMBERS, "19 million", "people live in Kazakhstan"),
    ],
)
def test_boxes_of_every_kind(kind: BoxKind, question: str, answer: str) -> None:
    box = FactBox(id="basics", title="The basics", kind=kind, facts=(Fact(question=question, answer=answer),))
    (found,) = (each for each in findings(body=TEXT, fact_boxes=(box,)) if "agreement" in each.code)
    assert found.place == Place(field="fact_boxes", element="basics", part="facts.0.answer")
    assert found.parameters["here"].startswith("19 million")


def test_a_timeline() -> None:
    fact = Fact(question="6 January", answer="Russian troops arrive")
    box = FactBox(id="basics", title="Days", kind=BoxKind.TIMELINE, facts=(fact,))
    (found,) = findings(body=f"{BODY}\n\nOn 7 January Russian troops arrived.", fact_boxes=(box,))
    assert (found.code, found.parameters["here"], found.parameters["there"]) == (
        "check.agreement.date",
        "6 January",
        "7 January",
    )


def test_the_same_is_said_once_a_text_and_nothing_without_a_text() -> None:
    twice = replace(BOX, facts=(Fact(question="Where?", answer="In Nur-Sultan. Nur-Sultan, that is."),))
    assert len(findings(body=TEXT, fact_boxes=(twice,))) == 1
    assert not [each for each in findings(body="", fact_boxes=(twice,)) if "agreement" in each.code]


def test_a_story_that_agrees_has_no_findings() -> None:
    assert findings(body=TEXT, standfirst="Astana, and 18 million people") == ()
