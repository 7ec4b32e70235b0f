"""Checks of how text and elements meet: directives that name nothing, elements that stand nowhere or twice."""

from collections import Counter
from collections.abc import Iterator

from studio.checking.body_scan import PlacedDirective, scan_body
from studio.checking.rule import HouseRules, error, warning
from studio.story.directives import DirectiveName
from studio.story.findings import Finding, Place
from studio.story.story import Story

_FIELDS: dict[str, str] = {
    DirectiveName.PICTURE: "pictures",
    DirectiveName.FACT_BOX: "fact_boxes",
    DirectiveName.EMBED: "embeds",
}


def element_ids(story: Story, kind: str) -> list[str]:
    """The ids of one kind of element, named as its directive is, in the story's order."""
    return [element.id for element in getattr(story, _FIELDS[kind])]


def placed_pictures(story: Story) -> frozenset[str]:
    """The ids of the pictures a reader meets: the lead, those placed in the body, and posters of embeds."""
    placements = scan_body(story.body).placements
    placed = {item.directive.id for item in placements if item.directive.name == DirectiveName.PICTURE}
    return frozenset(placed | {story.lead_picture} | {embed.poster for embed in story.embeds}) - {""}


def check_directives(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every directive is one the dialect knows, written as it should be, and names an element there is."""
    scan = scan_body(story.body)
    known = {kind: frozenset(element_ids(story, kind)) for kind in _FIELDS}
    for line in scan.malformed:
        yield error("directive.malformed", Place(field="body", line=line))
    for placed in scan.directives:
        yield from _directive_findings(placed, known)


def _directive_findings(placed: PlacedDirective, known: dict[str, frozenset[str]]) -> Iterator[Finding]:
    name, element_id = placed.directive.name, placed.directive.id
    place = Place(field="body", element=element_id, line=placed.line)
    if name not in frozenset(DirectiveName):
        yield error("directive.unknown", place, name=name)
    elif name in known and not element_id:
        yield error("directive.without-id", place, name=name)
    elif name in known and element_id not in known[name]:
        yield error(f"{name}.unknown", place, id=element_id)


def check_references(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """The lead picture and every poster are pictures of the story."""
    pictures = frozenset(element_ids(story, DirectiveName.PICTURE))
    if story.lead_picture and story.lead_picture not in pictures:
        yield error("lead.unknown", Place(field="lead_picture"), id=story.lead_picture)
    for embed in story.embeds:
        if embed.poster and embed.poster not in pictures:
            place = Place(field="embeds", element=embed.id, part="poster")
            yield error("embed.poster-unknown", place, id=embed.id, poster=embed.poster)


def check_unique_ids(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """No two elements share an id."""
    counts = Counter(element_id for kind in _FIELDS for element_id in element_ids(story, kind))
    for kind, field in _FIELDS.items():
        for element_id in dict.fromkeys(element_ids(story, kind)):
            if counts[element_id] > 1:
                yield error("element.duplicate", Place(field=field, element=element_id), id=element_id)


def check_placement(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every element stands somewhere, and only once."""
    placements = scan_body(story.body).placements
    placed = {(item.directive.name, item.directive.id) for item in placements}
    placed |= {(DirectiveName.PICTURE.value, picture_id) for picture_id in placed_pictures(story)}
    for kind, field in _FIELDS.items():
        for element_id in element_ids(story, kind):
            if (kind, element_id) not in placed:
                yield warning(f"{kind}.unplaced", Place(field=field, element=element_id), id=element_id)
    yield from _placed_again(story, placements)


def _placed_again(story: Story, placements: tuple[PlacedDirective, ...]) -> Iterator[Finding]:
    seen = {(DirectiveName.PICTURE.value, story.lead_picture)}
    for item in placements:
        key = (item.directive.name, item.directive.id)
        if key in seen and item.directive.id:
            place = Place(field="body", element=item.directive.id, line=item.line)
            yield warning(f"{item.directive.name}.placed-twice", place, id=item.directive.id)
        seen.add(key)
