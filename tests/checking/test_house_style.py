"""What the house's rules find is told once for each kind of words, and cured in every place outside quotations."""

from msgspec.structs import replace

from studio.checking.check import check
from studio.story.findings import Finding, Place, Severity
from studio.story.style_rules import StyleCheck, StyleLevel, StylePack, StyleRule
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import BOX, GOOD, HOUSE, PICTURE

PLACES = StyleRule(
    id="places", check=StyleCheck.SUBSTITUTION, note="It is called so today.", swap=(("Nur-Sultan", "Astana"),)
)
PADDING = StyleRule(
    id="padding", check=StyleCheck.EXISTENCE, level=StyleLevel.ERROR, note="Leave it out.", words=("needless to say",)
)
HINT = StyleRule(
    id="hint", check=StyleCheck.EXISTENCE, level=StyleLevel.SUGGESTION, note="Say it shorter.", words=("very",)
)
STYLED = replace(HOUSE, style=(StylePack(name="Ours", language="en-GB", rules=(PLACES, PADDING, HINT)),))
BODY = GOOD.body + "\n\nNur-Sultan is very cold. “Nur-Sultan,” he said.\n\nNeedless to say, Nur-Sultan."


def _style(**changes: object) -> list[Finding]:
    findings = check(story_with(**changes), STYLED)
    return [finding for finding in findings if finding.code.startswith("check.style.")]


def test_each_kind_of_words_is_one_finding_at_its_first_place_with_how_often() -> None:
    places, padding = _style(body=BODY)
    first = GOOD.body.count("\n") + 2
    assert (places.code, places.place, places.severity) == (
        "check.style.instead", Place(field="body", line=first), Severity.WARNING,
    )  # fmt: skip
    assert places.parameters["times"] == "2"
    assert (padding.code, padding.severity) == ("check.style.must-not-be", Severity.ERROR)


def test_headlines_captions_alt_texts_and_boxes_are_read() -> None:
    fact = replace(BOX.facts[0], answer="In Nur-Sultan.")
    for changes, place in (
        ({"headline": "Nur-Sultan freezes"}, Place(field="headline")),
        (
            {"pictures": (replace(PICTURE, caption="Nur-Sultan by night"), *GOOD.pictures[1:])},
            Place(field="pictures", element=PICTURE.id, part="caption"),
        ),
        (
            {"fact_boxes": (replace(BOX, facts=(fact, *BOX.facts[1:])),)},
            Place(field="fact_boxes", element=BOX.id, part="facts.0.answer"),
        ),
    ):
        assert place in [finding.place for finding in _style(**changes)]


def test_rules_of_another_language_find_nothing() -> None:
    assert _style(body=BODY, language="de-DE") == []


def test_the_cure_writes_it_everywhere_but_in_quotations() -> None:
    story = story_with(body=BODY, headline="Nur-Sultan freezes")
    cured = after("write-instead", "style.instead", story, house=STYLED)
    assert cured.headline == "Astana freezes"
    assert cured.body == BODY.replace("Nur-Sultan is", "Astana is").replace("say, Nur-Sultan", "say, Astana")
    assert "write-instead" not in cure_ids("style.must-not-be", story, house=STYLED)
