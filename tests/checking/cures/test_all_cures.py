"""The list of cures: what each is called, and that one which comes too late does nothing."""

import string

import pytest

from studio.checking.cures.all_cures import CURES, cured
from studio.checking.cures.cure import Cure, DeskAction
from studio.checking.cures.cure_words import cure_step, cure_title, cures_sentence
from studio.checking.known import NOTHING_KNOWN
from studio.story.findings import Finding, Place, Severity
from studio.wording import sentences
from tests.checking.cures.cases import found, story_with
from tests.checking.stories import GOOD

FIELDS = (
    "body",
    "headline",
    "lead_picture",
    "pictures",
    "fact_boxes",
    "embeds",
    "related",
    "corrections",
    "embargoed_until",
)
each_cure = pytest.mark.parametrize("cure", CURES, ids=[cure.id for cure in CURES])


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_ids_are_unique_and_no_finding_has_more_than_two_cures() -> None:
    assert len({cure.id for cure in CURES}) == len(CURES)
    codes = [code for cure in CURES for code in cure.codes]
    assert {code for code in codes if codes.count(code) > 2} == set()


@each_cure
def test_each_cures_findings_there_are_by_names_they_give(cure: Cure) -> None:
    for code in cure.codes:
        assert parameters(sentences()[f"cures.{cure.id}.title"]) <= parameters(sentences()[code])
    assert isinstance(cure.by, DeskAction) or cure_step(cure)


@each_cure
@pytest.mark.parametrize("field", FIELDS)
def test_a_cure_that_comes_too_late_does_nothing(cure: Cure, field: str) -> None:
    """Whatever a finding points at may be gone when its button is pressed."""
    values = {name: "gone" for code in cure.codes for name in parameters(sentences()[code])}
    for element, part, line in (
        ("", "", None),
        ("gone", "facts.7.answer", 400),
        ("7", "caption", 0),
        ("basics", "facts", 2),
    ):
        place = Place(field=field, element=element, part=part, line=line)
        finding = Finding(code=cure.codes[0], severity=Severity.WARNING, place=place, parameters=values)
        assert cured(cure, GOOD, finding, NOTHING_KNOWN) is None


def test_the_cures_of_a_finding_are_one_sentence() -> None:
    body = GOOD.body + "\n\nThe country has 19 million people."
    finding = found("agreement.number", story_with(headline="18 million people wait", body=body))
    first, second = CURES[0], CURES[1]
    assert cure_title(first, finding) == "Use “19 million people”"
    assert cures_sentence((), finding) == ""
    assert cures_sentence((first,), finding) == "Cure: Use “19 million people”."
    assert cures_sentence((first, second), finding) == "Cure: Use “19 million people”; or: Use the text's age."
