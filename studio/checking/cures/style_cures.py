"""Cures of house style: write what is to stand there, in every place the finding is about and in one step."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from studio.checking.cures.cure import Cure
from studio.checking.house_style import hits_in_texts, placed_texts
from studio.checking.known import Known
from studio.story.elements import Fact, FactBox
from studio.story.findings import Finding
from studio.story.picture import PlacedPicture
from studio.story.story import Story
from studio.story.style_rules import StyleCheck, StyleRule, rule_of_entry


def write_instead(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The story with what is to stand there wherever the rule finds the finding's words."""
    rule = _rule_of(finding)
    if rule is None:
        return None
    placed = placed_texts(story)
    texts = [each.text for each in placed]
    words = finding.parameters["words"].casefold()
    for number, hit in reversed(hits_in_texts((rule,), story, placed)):
        if hit.instead and hit.words.casefold() == words:
            text = texts[number]
            texts[number] = text[: hit.start] + hit.instead + text[hit.end :]
    return _with_texts(story, texts)


def _rule_of(finding: Finding) -> StyleRule | None:
    """What of the house's rule found it, as a rule."""
    check, entry = finding.parameters.get("check", ""), finding.parameters.get("entry", "")
    return rule_of_entry(StyleCheck(check), tuple(entry.split("\n"))) if check else None


def _with_texts(story: Story, texts: Iterable[str]) -> Story:
    """The story with other words in its placed texts, which come in their order."""
    rest = iter(texts)
    headline, short_headline, seo_title, standfirst = (next(rest) for _ in range(4))
    body = "\n".join(next(rest) for _ in story.body.split("\n"))
    return replace(
        story,
        headline=headline,
        short_headline=short_headline,
        seo_title=seo_title,
        standfirst=standfirst,
        body=body,
        pictures=tuple(_with_picture_texts(picture, rest) for picture in story.pictures),
        fact_boxes=tuple(_with_box_texts(box, rest) for box in story.fact_boxes),
    )


def _with_picture_texts(picture: PlacedPicture, rest: Iterator[str]) -> PlacedPicture:
    caption, alt = next(rest), next(rest)
    return replace(picture, caption=caption, alt=alt)


def _with_box_texts(box: FactBox, rest: Iterator[str]) -> FactBox:
    title = next(rest)
    return replace(box, title=title, facts=tuple(_with_fact_texts(fact, rest) for fact in box.facts))


def _with_fact_texts(fact: Fact, rest: Iterator[str]) -> Fact:
    question, answer = next(rest), next(rest)
    return replace(fact, question=question, answer=answer)


STYLE_CURES = (
    Cure(
        id="write-instead",
        codes=(
            "check.style.must-be",
            "check.style.instead",
            "check.style.must-be-consistent",
            "check.style.inconsistent",
        ),
        by=write_instead,
    ),
)
