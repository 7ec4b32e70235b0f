"""The fields above the body, the terms a story runs on, and TK anywhere."""

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.story.elements import Correction, Fact, FactBox, Origin, RelatedLink
from studio.story.findings import Place, Severity
from tests.checking.stories import BODY, BOX, EMBED, GOOD, HOUSE, PICTURE, POSTER, SECOND, codes, findings, the_finding


@pytest.mark.parametrize(
    ("field", "severity"),
    [
        ("section", Severity.ERROR),
        ("headline", Severity.ERROR),
        ("standfirst", Severity.WARNING),
        ("byline", Severity.WARNING),
    ],
)
def test_a_blank_field_is_mentioned_where_it_is(field: str, severity: Severity) -> None:
    found = the_finding(**{field: " \u00a0"})
    assert (found.code, found.severity) == (f"check.{field}.missing", severity)
    assert found.place == Place(field=field)


def test_an_unknown_section_is_kept_and_flagged() -> None:
    found = the_finding(section="Sport")
    assert (found.code, found.severity) == ("check.section.unknown", Severity.WARNING)
    assert found.parameters == {"section": "Sport"}


def test_a_house_without_sections_takes_any() -> None:
    assert check(replace(GOOD, section="Sport"), replace(HOUSE, sections=())) == ()


def test_a_very_long_headline_is_counted_and_never_blocked() -> None:
    found = the_finding(headline="x" * 111)
    assert (found.severity, found.parameters) == (Severity.WARNING, {"characters": "111"})
    assert findings(headline="x" * 110) == ()


def test_a_republished_story_waits_for_its_permission() -> None:
    found = the_finding(origin=Origin(publisher="The Harbour News"))
    assert (found.code, found.severity) == ("check.origin.no-permission", Severity.ERROR)
    assert found.place == Place(field="origin", part="permission")
    assert codes(origin=Origin()) == ["origin.no-permission-unnamed"]
    assert codes(origin=None) == []


@pytest.mark.parametrize("until", ["9999-01-08T14:00:00Z", "2000-01-08T14:00:00+01:00"])
def test_an_embargo_is_mentioned_whatever_the_time_is(until: str) -> None:
    found = the_finding(embargoed_until=until)
    assert (found.code, found.severity) == ("check.embargo.set", Severity.WARNING)


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01T00:00:00Z", "2026-01-08T14:00:00", "2026-01-08"])
def test_an_embargo_that_is_no_time_blocks(text: str) -> None:
    found = the_finding(embargoed_until=text)
    assert (found.code, found.severity) == ("check.embargo.malformed", Severity.ERROR)


@pytest.mark.parametrize("text", ["TK", "a TK-year-old man", "(TKTK)", "**TK**", "[TK](https://example.org/)", "“TK”"])
def test_copy_to_come_is_found(text: str) -> None:
    assert the_finding(headline=text).place == Place(field="headline")


@pytest.mark.parametrize(
    "text", ["ATK", "TKO", "tk", "https://example.org/TK/a", "[x](TK.html)", "www.TK.org", "Stk", "_TK_1"]
)
def test_letters_inside_words_and_addresses_are_not_copy_to_come(text: str) -> None:
    assert findings(headline=text) == ()


def test_copy_to_come_in_the_body_has_its_line() -> None:
    found = findings(body=BODY + "\n\nTK and TK\n\n```\nTK\n```")
    first = BODY.count("\n") + 2
    assert [finding.place.line for finding in found] == [first, first, first + 3]


def test_copy_to_come_is_found_in_every_element() -> None:
    found = findings(
        pictures=(replace(PICTURE, caption="TK", credit=replace(PICTURE.credit, via="TK")), SECOND, POSTER),
        fact_boxes=(FactBox(id="basics", title="B", facts=(BOX.facts[0], Fact(question="Why?", answer="TK"))),),
        embeds=(replace(EMBED, fallback="TK"),),
        related=(RelatedLink(headline="Fine"), RelatedLink(headline="TK")),
        corrections=(Correction(text="TK", date="2026-01-08"),),
        origin=Origin(publisher="TK", permission="yes"),
        desk_notes="TK: ring the harbour master",
    )
    assert {finding.code for finding in found} == {"check.tk"}
    assert [(finding.place.field, finding.place.element, finding.place.part) for finding in found] == [
        ("pictures", "harbour", "caption"),
        ("pictures", "harbour", "credit.via"),
        ("fact_boxes", "basics", "facts.1.answer"),
        ("embeds", "film", "fallback"),
        ("related", "1", "headline"),
        ("corrections", "0", "text"),
        ("origin", "", "publisher"),
    ]
