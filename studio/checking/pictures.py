"""Checks of pictures: file, credit, alt text, and the rights they run on."""

from collections.abc import Iterator

from studio.checking.elements import placed_pictures
from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.credit import RightsClass
from studio.story.findings import Finding, Place
from studio.story.picture import PlacedPicture
from studio.story.story import Story

_ASK_FOR_CONTEXT = frozenset({RightsClass.HANDOUT, RightsClass.SOCIAL, RightsClass.NO_RIGHTS})


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
    """Every picture has a rights class it may run on, and a context note where that class asks for one."""
    for picture in story.pictures:
        rights, place = picture.credit.rights_class, _place(picture, "credit.rights_class")
        if rights is RightsClass.NO_RIGHTS:
            yield error("picture.no-rights", place, id=picture.id)
        elif rights is RightsClass.UNKNOWN:
            yield warning("picture.rights-unknown", place, id=picture.id)
        if rights in _ASK_FOR_CONTEXT and is_blank(picture.credit.context_note):
            yield warning("picture.no-context", _place(picture, "credit.context_note"), id=picture.id)


def _place(picture: PlacedPicture, part: str) -> Place:
    return Place(field="pictures", element=picture.id, part=part)
