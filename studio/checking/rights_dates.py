"""Checks of the days a picture may run on, and of what its supplier asks for."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from studio.checking.known import Known
from studio.checking.rule import HouseRules, error, warning
from studio.resources import resource
from studio.story.findings import Finding, Place
from studio.story.picture import PlacedPicture
from studio.story.story import Story

SOON_DAYS = 7
"""So many days before a picture's last day it is mentioned."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_SHOWN = 200


def check_rights_dates(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """The dates are dates, leave at least one day, and go with the embargo; what today is, is not asked."""
    embargo = _embargo_day(story)
    for picture in story.pictures:
        first, last = day(picture.credit.not_before), day(picture.credit.expires)
        for part, text, found in (
            ("credit.not_before", picture.credit.not_before, first),
            ("credit.expires", picture.credit.expires, last),
        ):
            if text.strip() and found is None:
                yield error("rights.malformed", _place(picture, part), id=picture.id, text=text)
        if first and last and last < first:
            place = _place(picture, "credit.expires")
            yield error("rights.never", place, id=picture.id, first=str(first), last=str(last))
        elif last and embargo and last < embargo:
            place = _place(picture, "credit.expires")
            yield error("rights.ends-before-embargo", place, id=picture.id, last=str(last), embargo=str(embargo))


def check_rights_today(story: Story, known: Known) -> Iterator[Finding]:
    """Every picture may run today and the days to come; a story under embargo runs when that is over."""
    today = day(known.today)
    if today is None:
        return
    runs_from = max(today, _embargo_day(story) or today)
    for picture in story.pictures:
        first, last = day(picture.credit.not_before), day(picture.credit.expires)
        if last and last < today:
            place = _place(picture, "credit.expires")
            yield error("rights.expired", place, id=picture.id, last=str(last), today=str(today))
        elif last and 0 <= (last - runs_from).days <= SOON_DAYS:
            place = _place(picture, "credit.expires")
            yield warning("rights.expires-soon", place, id=picture.id, last=str(last), day=str(runs_from))
        if first and first > runs_from:
            place = _place(picture, "credit.not_before")
            yield warning("rights.too-early", place, id=picture.id, first=str(first), day=str(runs_from))


def check_instructions(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """What a supplier asks for is read before the picture is used."""
    for picture in story.pictures:
        text = " ".join(picture.credit.instructions.split())
        if found := _restrictions().search(text):
            shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
            place = _place(picture, "credit.instructions")
            yield warning("rights.instructions", place, id=picture.id, words=found[0], instructions=shown)


def day(text: str) -> date | None:
    """The day of an ISO date, or None where the text is none."""
    text = text.strip()
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _embargo_day(story: Story) -> date | None:
    try:
        return datetime.fromisoformat(story.embargoed_until).date() if story.embargoed_until else None
    except ValueError:
        return None


@cache
def _restrictions() -> re.Pattern[str]:
    table = tomllib.loads(resource("checking", "instructions.toml").read_text("utf-8"))
    words = "|".join(re.escape(word) for word in sorted(table["words"], key=len, reverse=True))
    out = r"|(?-i:\b[A-Z][A-Z .]+ OUT\b)" if table["out"] else ""
    return re.compile(rf"\b(?:{words})\b{out}", re.IGNORECASE)


def _place(picture: PlacedPicture, part: str) -> Place:
    return Place(field="pictures", element=picture.id, part=part)
