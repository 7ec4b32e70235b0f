"""Cures of house style: write what is to stand there, wherever the story says it outside quotations."""

from msgspec.structs import replace

from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.story.elements import Fact
from studio.story.findings import Finding
from studio.story.story import Story
from studio.story.style_hits import paragraph_hits
from studio.story.style_rules import StyleCheck, StyleRule


def write_instead(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The story with other words in every place."""
    words, instead = finding.parameters.get("words", ""), finding.parameters.get("instead", "")
    if not words or not instead or "*" in words:
        return None
    rule = StyleRule(id="cure", check=StyleCheck.SUBSTITUTION, note="-", swap=((words, instead),))
    return replace(
        story,
        headline=_cured(rule, story.headline),
        short_headline=_cured(rule, story.short_headline),
        seo_title=_cured(rule, story.seo_title),
        standfirst=_cured(rule, story.standfirst),
        body=_cured(rule, story.body),
        pictures=tuple(
            replace(picture, caption=_cured(rule, picture.caption), alt=_cured(rule, picture.alt))
            for picture in story.pictures
        ),
        fact_boxes=tuple(
            replace(box, title=_cured(rule, box.title), facts=tuple(_cured_fact(rule, fact) for fact in box.facts))
            for box in story.fact_boxes
        ),
    )


def _cured_fact(rule: StyleRule, fact: Fact) -> Fact:
    return replace(fact, question=_cured(rule, fact.question), answer=_cured(rule, fact.answer))


def _cured(rule: StyleRule, text: str) -> str:
    return "\n".join(_cured_line(rule, line) for line in text.split("\n"))


def _cured_line(rule: StyleRule, line: str) -> str:
    for hit in reversed(paragraph_hits((rule,), line)):
        line = line[: hit.start] + hit.instead + line[hit.end :]
    return line


STYLE_CURES = (Cure(id="write-instead", codes=("check.style.must-be", "check.style.instead"), by=write_instead),)
