"""Pictures, fact boxes, embeds and related links."""

import pytest
from msgspec.structs import replace

from studio.story.credit import Credit, RightsClass
from studio.story.elements import Fact, FactBox, RelatedLink
from studio.story.findings import Place, Severity
from studio.story.picture import PlacedPicture
from tests.checking.stories import BOX, EMBED, GOOD, PICTURE, POSTER, SECOND, codes, findings, the_finding


def with_lead(**changes: object) -> tuple[PlacedPicture, ...]:
    return (replace(PICTURE, **changes), SECOND, POSTER)


def test_the_lead_waits_for_its_file() -> None:
    found = the_finding(pictures=with_lead(sha256=""))
    assert (found.code, found.severity) == ("check.lead.no-file", Severity.ERROR)
    assert found.place == Place(field="pictures", element="harbour", part="file")


def test_a_placed_picture_and_a_poster_wait_for_their_files() -> None:
    waiting = (PICTURE, replace(SECOND, sha256=""), replace(POSTER, sha256=""))
    assert codes(pictures=waiting) == ["picture.no-file", "picture.no-file"]


def test_a_picture_nobody_placed_may_wait() -> None:
    spare = replace(PICTURE, id="spare", sha256="")
    assert codes(pictures=(*GOOD.pictures, spare)) == ["picture.unplaced"]


def test_no_picture_leaves_without_its_credit() -> None:
    found = the_finding(pictures=with_lead(credit=Credit(rights_class=RightsClass.AGENCY)))
    assert (found.code, found.severity) == ("check.picture.no-credit", Severity.ERROR)
    assert found.place.part == "credit"


def test_alt_text_is_asked_for_unless_the_picture_is_decorative() -> None:
    assert the_finding(pictures=with_lead(alt=" ")).severity is Severity.ERROR
    assert codes(pictures=with_lead(alt="", decorative=True)) == []


@pytest.mark.parametrize("rights", [RightsClass.HANDOUT, RightsClass.SCREENGRAB])
def test_some_rights_ask_for_a_context_note(rights: RightsClass) -> None:
    credit = Credit(organisation="Ministry", rights_class=rights)
    found = the_finding(pictures=with_lead(credit=credit))
    assert (found.code, found.severity) == ("check.picture.no-context", Severity.WARNING)
    assert codes(pictures=with_lead(credit=replace(credit, context_note="From a ministry."))) == []


def test_no_rights_block_and_unknown_rights_are_mentioned() -> None:
    without = Credit(creator="Ada", rights_class=RightsClass.NO_RIGHTS, context_note="Seen on a wall.")
    assert the_finding(pictures=with_lead(credit=without)).severity is Severity.ERROR
    found = the_finding(pictures=with_lead(credit=Credit(creator="Ada")))
    assert (found.code, found.severity) == ("check.picture.rights-unknown", Severity.WARNING)


def test_a_fact_needs_question_and_answer() -> None:
    box = FactBox(id="basics", title="Basics", facts=(Fact(question="Why?"), Fact(answer="So.")))
    found = findings(fact_boxes=(box,))
    assert [(finding.code, finding.place.part) for finding in found] == [
        ("check.fact.no-answer", "facts.0.answer"),
        ("check.fact.no-question", "facts.1.question"),
    ]
    assert {finding.severity for finding in found} == {Severity.ERROR}


def test_a_box_has_a_title_and_facts() -> None:
    assert the_finding(fact_boxes=(replace(BOX, title=""),)).severity is Severity.WARNING
    assert codes(fact_boxes=(replace(BOX, facts=()),)) == ["fact-box.empty"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"url": ""}, "no-url"),
        ({"url": "javascript:alert(1)"}, "not-web"),
        ({"url": "film.mp4"}, "not-web"),
        ({"fallback": " "}, "no-fallback"),
    ],
)
def test_an_embed_needs_an_address_and_a_fallback(change: dict[str, str], code: str) -> None:
    found = the_finding(embeds=(replace(EMBED, **change),))
    assert (found.code, found.severity) == (f"check.embed.{code}", Severity.ERROR)
    assert found.place.element == "film"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"headline": ""}, "no-headline"),
        ({"url": ""}, "no-url"),
        ({"url": "data:text/html,x"}, "not-web"),
        ({"is_cut": True}, "cut"),
    ],
)
def test_an_included_related_link_is_whole(change: dict[str, object], code: str) -> None:
    link = replace(GOOD.related[0], **change)
    found = the_finding(related=(RelatedLink(is_cut=True), link))
    assert (found.code, found.severity) == (f"check.related.{code}", Severity.ERROR)
    assert found.place.element == "1"
    assert codes(related=(replace(link, is_included=False),)) == []


def test_directives_of_a_story_without_elements_name_nothing() -> None:
    found = codes(pictures=(), embeds=(), fact_boxes=(), lead_picture="")
    assert found == ["picture.unknown", "fact-box.unknown", "embed.unknown"]
