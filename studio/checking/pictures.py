"""Checks of pictures: file, credit, alt text, and the rights they run on."""

from collections.abc import Iterator

from studio.checking.elements import placed_pictures
from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.rights import Need, RightsRule, rights_rule
from studio.story.credit import RightsClass
from studio.story.findings import Finding, Place
from studio.story.picture import PlacedPicture
from studio.story.story import Story


def check_picture_files(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every picture a reader meets has its file."""
    placed = placed_pictures(story)
    for picture in story.pictures:
        if picture.id in placed and not picture.has_file:
            code = "lead.no-file" if picture.id == story.lead_picture else "picture.no-file"
            yield error(code, _place(picture, "file"), id=picture.id)


def check_credits(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every picture is credited, placed or not: no picture leaves without its credit."""
    for picture in story.pictures:
        if picture.credit.is_missing:
            yield error("picture.no-credit", _place(picture, "credit"), id=picture.id)


def check_alt_texts(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every picture has an alt text, or is marked decorative."""
    for picture in story.pictures:
        if picture.needs_alt:
            yield error("picture.no-alt", _place(picture, "alt"), id=picture.id)


def check_rights(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every picture has a rights class it may run on, and whatever that class asks for."""
    for picture in story.pictures:
        rule, place = rights_rule(picture.credit.rights_class), _place(picture, "credit.rights_class")
        if rule.blocks:
            yield error("picture.no-rights", place, id=picture.id)
        elif rule.id == RightsClass.UNKNOWN:
            yield warning("picture.rights-unknown", place, id=picture.id)
        yield from _needs(picture, rule)


def _needs(picture: PlacedPicture, rule: RightsRule) -> Iterator[Finding]:
    missing = {need for need in rule.needs if is_blank(getattr(picture.credit, need))}
    if Need.CREATOR in missing:
        yield warning("picture.no-creator", _place(picture, "credit.creator"), id=picture.id, rights=rule.title)
    if Need.CONTEXT_NOTE in missing:
        yield warning("picture.no-context", _place(picture, "credit.context_note"), id=picture.id, rights=rule.title)
    if Need.LINK in missing:
        yield warning("picture.no-link", _place(picture, "credit.link"), id=picture.id, rights=rule.title)
    if Need.EXPIRES in missing:
        yield warning("picture.no-expiry", _place(picture, "credit.expires"), id=picture.id, rights=rule.title)
    if Need.USAGE_TERMS in missing:
        yield warning("picture.no-terms", _place(picture, "credit.usage_terms"), id=picture.id, rights=rule.title)


def _place(picture: PlacedPicture, part: str) -> Place:
    return Place(field="pictures", element=picture.id, part=part)
