"""Cures of dates that are written in words, or with other marks between their numbers."""

import re
from datetime import date

from msgspec.structs import replace

from studio.checking.agreement.days import days_in
from studio.checking.cures.box_cures import fact_at, with_fact
from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.story.findings import Finding
from studio.story.story import Story, with_fact_box, with_picture

_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})")


def write_as_date(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The date is written as ``2026-01-08``, where it can be read in one way only."""
    part = finding.place.part.rpartition(".")[2]
    if finding.place.field == "pictures" and (picture := story.picture(finding.place.element)):
        found = date_read(getattr(picture.credit, part, ""))
        credit = replace(picture.credit, **{part: found.isoformat()}) if found else None
        return with_picture(story, replace(picture, credit=credit)) if credit else None
    placed = fact_at(story, finding)
    if placed is None:
        return None
    box, index = placed
    found = date_read(getattr(box.facts[index], part, ""))
    if found is None:
        return None
    return with_fact_box(story, with_fact(box, index, replace(box.facts[index], **{part: found.isoformat()})))


def date_read(text: str) -> date | None:
    """The day a text says and nothing else: "8 January 2026", "Jan. 8, 2026", "2026/1/8"; never "8/1/2026"."""
    text = " ".join(text.split()).rstrip(".")
    match = _YEAR_FIRST.fullmatch(text)
    numbers = (match[1], match[3], match[4]) if match else ()
    days = days_in(text)
    if not numbers and len(days) == 1 and days[0].text == text and days[0].year:
        numbers = (str(days[0].year), str(days[0].month), str(days[0].day))
    try:
        return date(*map(int, numbers)) if numbers else None
    except ValueError:
        return None


DATE_CURES = (
    Cure(
        id="write-date",
        codes=("check.rights.malformed", "check.fact.as-of-malformed", "check.fact.review-malformed"),
        by=write_as_date,
    ),
)
