"""What the house's rules find is told once for each kind of words, and cured in every place outside quotations."""

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.cures.all_cures import cures_of
from studio.checking.known import NOTHING_KNOWN
from studio.story.findings import Finding, Place, Severity
from studio.story.style_rules import StyleCheck, StyleLevel, StylePack, StyleRule
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import BOX, GOOD, HOUSE, PICTURE, PlainHouse

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


def house_with(check: StyleCheck, **fields: object) -> PlainHouse:
    """A house with one rule of style."""
    rule = StyleRule(id="rule", check=check, note="Mind this.", **fields)
    return replace(HOUSE, style=(StylePack(name="Ours", language="en", rules=(rule,)),))


BODY = GOOD.body + "\n\nNur-Sultan is very cold. “Nur-Sultan,” he said.\n\nNeedless to say, Nur-Sultan."


def _style(house: PlainHouse = STYLED, **changes: object) -> list[Finding]:
    findings = check(story_with(**changes), house)
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


def test_code_and_block_quotes_are_neither_found_nor_cured() -> None:
    quoted = "\n\n```\nNur-Sultan\n```\n\n    Nur-Sultan\n\n> Nur-Sultan\n\n“Cold\nNur-Sultan,” he said."
    assert _style(body=GOOD.body + quoted) == []
    story = story_with(body=GOOD.body + quoted + "\n\nNur-Sultan")
    assert after("write-instead", "style.instead", story, house=STYLED).body == GOOD.body + quoted + "\n\nAstana"


SPOKESMAN = house_with(StyleCheck.SUBSTITUTION, swap=(("spokesm*n", "spokesperson"), ("gaol", "prison")))


@pytest.mark.parametrize(
    ("house", "found", "cured"),
    [
        (SPOKESMAN, "Spokesman A met a spokesman.", "Spokesperson A met a spokesperson."),
        (
            house_with(StyleCheck.CAPITALISATION, words=("internet",)),
            "On the Internet. Internet users met. The Internet.",
            "On the internet. Internet users met. The internet.",
        ),
        (house_with(StyleCheck.REPETITION), "The the end of the the road.", "The end of the road."),
        (
            house_with(StyleCheck.CONSISTENCY, either=(("e-mail", "email"),)),
            "E-mail and e-mail, email, email and email.",
            "Email and email, email, email and email.",
        ),
    ],
)
def test_the_cure_is_the_rules_own_in_every_place_it_is_told_of(house: PlainHouse, found: str, cured: str) -> None:
    story = story_with(body=f"{GOOD.body}\n\n{found}")
    (finding,) = _style(house, body=story.body)
    assert finding.parameters["times"] == "2"
    code = finding.code.removeprefix("check.")
    assert after("write-instead", code, story, house=house).body == f"{GOOD.body}\n\n{cured}"


def test_the_cure_reaches_every_text() -> None:
    fact = replace(BOX.facts[0], question="Where is a gaol?", answer="A gaol is here.")
    story = story_with(
        **dict.fromkeys(("headline", "short_headline", "seo_title", "standfirst"), "A gaol"),
        pictures=(replace(PICTURE, caption="A gaol by night", alt="A gaol"), *GOOD.pictures[1:]),
        fact_boxes=(replace(BOX, title="A gaol", facts=(fact, *BOX.facts[1:])), *GOOD.fact_boxes[1:]),
    )
    cured = after("write-instead", "style.instead", story, house=SPOKESMAN)
    assert (cured.headline, cured.short_headline, cured.seo_title, cured.standfirst) == ("A prison",) * 4
    assert (cured.pictures[0].caption, cured.pictures[0].alt) == ("A prison by night", "A prison")
    box = cured.fact_boxes[0]
    assert (box.title, box.facts[0].question, box.facts[0].answer) == (
        "A prison",
        "Where is a prison?",
        "A prison is here.",
    )


@pytest.mark.parametrize(
    ("level", "code", "severity"),
    [
        (StyleLevel.WARNING, "check.style.inconsistent", Severity.WARNING),
        (StyleLevel.ERROR, "check.style.must-be-consistent", Severity.ERROR),
    ],
)
def test_words_for_the_same_are_told_as_the_storys_own(level: StyleLevel, code: str, severity: Severity) -> None:
    house = house_with(StyleCheck.CONSISTENCY, level=level, either=(("organiz*", "organis*"),))
    (finding,) = _style(house, body=GOOD.body + "\n\nThey organize, organise and organised it.")
    assert (finding.code, finding.severity) == (code, severity)
    assert (finding.parameters["words"], finding.parameters["instead"]) == ("organize", "organis*")
    assert cures_of(GOOD, finding, NOTHING_KNOWN) == ()


@pytest.mark.parametrize(
    ("level", "code", "severity"),
    [
        (StyleLevel.WARNING, "check.style.too-many", Severity.WARNING),
        (StyleLevel.ERROR, "check.style.must-be-fewer", Severity.ERROR),
    ],
)
def test_a_sentence_is_told_by_how_it_begins(level: StyleLevel, code: str, severity: Severity) -> None:
    house = house_with(StyleCheck.OCCURRENCE, level=level, most=20)
    (finding,) = _style(house, body=GOOD.body + "\n\nEnd. He said “no” and" + " went on" * 20 + ".")
    assert (finding.code, finding.severity) == (code, severity)
    words = finding.parameters["words"]
    assert words.startswith("He said “no” and went on")
    assert words.endswith(" …")
    assert len(words) <= 60
