"""Cures of words: say what the text says, put a quotation back, take out a line that places nothing."""

import re

from msgspec.structs import replace

from studio.checking.body_scan import scan_body
from studio.checking.cures.body_lines import without_line
from studio.checking.cures.box_cures import fact_at, with_fact
from studio.checking.cures.cure import Cure, DeskAction
from studio.checking.known import Known
from studio.story.directives import format_directive
from studio.story.elements import FactBox
from studio.story.findings import Finding
from studio.story.quotations import changed_quotations
from studio.story.story import Story, with_embed, with_fact_box, with_picture

_NUMBER = re.compile(r"\d+")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_TEXT_FIELDS = frozenset({"headline", "short_headline", "standfirst"})


def say_what_the_text_says(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The words that contradict the text become those of the text, where they stand there once and no more."""
    here, there = finding.parameters["here"], finding.parameters["there"]
    if finding.code == "check.agreement.number":
        there = _in_case_of(here, there)
    return _with_words(story, finding, here, there)


def say_the_age_of_the_text(story: Story, finding: Finding, _known: Known) -> Story | None:
    """Only the years become those of the text: the name stays as it is written here."""
    here, there = finding.parameters["here"], finding.parameters["there"]
    years, others = _NUMBER.findall(here), _NUMBER.findall(there)
    if len(years) != 1 or len(others) != 1:
        return None
    return _with_words(story, finding, here, here.replace(years[0], others[0]))


def put_quotation_back(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The quotation is again what was said, where its changed words stand once and no more in their paragraph."""
    before, now, line = finding.parameters["before"], finding.parameters["now"], finding.place.line
    lines = story.body.split("\n")
    if line is None or line >= len(lines):
        return None
    start = sum(len(each) + 1 for each in lines[:line])
    end = _PARAGRAPH_END.search(story.body, start)
    paragraph = story.body[start : end.start() if end else len(story.body)]
    found = list(re.finditer(r"\s+".join(map(re.escape, now.split())), paragraph))
    if len(found) != 1:
        return None
    mended = paragraph[: found[0].start()] + before + paragraph[found[0].end() :]
    if changed_quotations((before,), mended):
        return None
    return replace(story, body=story.body[:start] + mended + story.body[start + len(paragraph) :])


def quote_what_the_text_quotes(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A pull quote has the words of the one quotation of the text that it comes near."""
    line, quote = finding.place.line, finding.parameters["quote"]
    placed = next((each for each in scan_body(story.body).directives if each.line == line), None)
    found = changed_quotations((quote,), story.body)
    if line is None or placed is None or placed.directive.text != quote or len(found) != 1:
        return None
    lines = story.body.split("\n")
    lines[line] = format_directive(replace(placed.directive, text=found[0].now))
    return replace(story, body="\n".join(lines))


def remove_line(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A line that places nothing, or something again, goes; never one that holds words."""
    line, element = finding.place.line, finding.place.element
    placed = next((each for each in scan_body(story.body).directives if each.line == line), None)
    if line is None or placed is None or placed.directive.id != element or placed.directive.text:
        return None
    return replace(story, body=without_line(story.body, line))


def _in_case_of(here: str, there: str) -> str:
    """Number words begin as the ones they stand in for: with a capital at the beginning of a sentence only."""
    first = there[:1].upper() if here[:1].isupper() else there[:1].lower()
    return first + there[1:] if here[:1].isalpha() and there[:1].isalpha() else there


def _with_words(story: Story, finding: Finding, here: str, there: str) -> Story | None:
    """The story with other words in the short text that a finding is about."""
    place = finding.place
    if place.field in _TEXT_FIELDS:
        text = _replaced_once(getattr(story, place.field), here, there)
        return None if text is None else replace(story, **{place.field: text})
    if place.field == "pictures" and (picture := story.picture(place.element)):
        caption = _replaced_once(picture.caption, here, there)
        return None if caption is None else with_picture(story, replace(picture, caption=caption))
    if place.field == "embeds" and (embed := story.embed(place.element)):
        caption = _replaced_once(embed.caption, here, there)
        return None if caption is None else with_embed(story, replace(embed, caption=caption))
    found = fact_at(story, finding) if place.field == "fact_boxes" else None
    return None if found is None else _with_fact_words(story, *found, here, there)


def _with_fact_words(story: Story, box: FactBox, index: int, here: str, there: str) -> Story | None:
    """What a fact says may stand in its question too: a figure does, and the year of an event."""
    fact = box.facts[index]
    changed = {part: _replaced_once(getattr(fact, part), here, there) for part in ("question", "answer")}
    changed = {part: text for part, text in changed.items() if text is not None}
    if len(changed) != 1 or any(here in getattr(fact, part) for part in {"question", "answer"} - set(changed)):
        return None
    return with_fact_box(story, with_fact(box, index, replace(fact, **changed)))


def _replaced_once(text: str, here: str, there: str) -> str | None:
    """The text with `here`, as whole words, become `there`; None where it stands there never, or more than once."""
    found = list(re.finditer(rf"(?<!\w)(?<!\d[.,]){re.escape(here)}(?!\w)", text))
    return text[: found[0].start()] + there + text[found[0].end() :] if len(found) == 1 else None


TEXT_CURES = (
    Cure(
        id="use-text",
        codes=(
            "check.agreement.number",
            "check.agreement.date",
            "check.agreement.place",
            "check.agreement.spelling",
        ),
        by=say_what_the_text_says,
    ),
    Cure(id="use-age", codes=("check.agreement.age",), by=say_the_age_of_the_text),
    Cure(id="put-back", codes=("check.quote.changed",), by=put_quotation_back),
    Cure(id="change-meant", codes=("check.quote.changed",), by=DeskAction.RELEASE_QUOTE),
    Cure(id="use-quotation", codes=("check.pull-quote.not-in-text",), by=quote_what_the_text_quotes),
    Cure(
        id="remove-line",
        codes=(
            "check.pull-quote.empty",
            "check.directive.without-id",
            "check.picture.unknown",
            "check.picture.placed-twice",
            "check.fact-box.unknown",
            "check.fact-box.placed-twice",
            "check.embed.unknown",
            "check.embed.placed-twice",
        ),
        by=remove_line,
    ),
)
