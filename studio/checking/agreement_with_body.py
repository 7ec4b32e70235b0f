"""The check that boxes, captions, headline and standfirst say what the text says."""

from collections.abc import Iterator

from msgspec import Struct

from studio.checking.agreement.disagreements import Disagreement, Kind, disagreements, read_body
from studio.checking.rule import HouseRules, is_blank, warning
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.findings import Finding, Place
from studio.story.story import Story


class _Said(Struct, frozen=True):
    """A short text, its place, and what it answers."""

    place: Place
    text: str
    label: str = ""


def check_agreement(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """No number, date, age or name around the text contradicts the text."""
    if is_blank(story.body):
        return
    body = read_body(story.body)
    for said in _around(story):
        seen: set[tuple[str, str]] = set()
        for found in disagreements(said.text, body, label=said.label):
            if (found.here, found.there) not in seen:
                seen.add((found.here, found.there))
                yield _finding(found, said.place)


def _finding(found: Disagreement, place: Place) -> Finding:
    here, there, line = found.here, found.there, str(found.line + 1)
    match found.kind:
        case Kind.NUMBER:
            return warning("agreement.number", place, here=here, there=there, line=line)
        case Kind.DATE:
            return warning("agreement.date", place, here=here, there=there, line=line)
        case Kind.AGE:
            return warning("agreement.age", place, here=here, there=there, line=line)
        case Kind.PLACE:
            return warning("agreement.place", place, here=here, there=there, line=line)
        case Kind.SPELLING:
            return warning("agreement.spelling", place, here=here, there=there, line=line)


def _around(story: Story) -> Iterator[_Said]:
    """Every short text beside the body that readers meet, in story order."""
    for field in ("headline", "short_headline", "standfirst"):
        if text := getattr(story, field).strip():
            yield _Said(Place(field=field), text)
    for picture in story.pictures:
        if not is_blank(picture.caption):
            yield _Said(Place(field="pictures", element=picture.id, part="caption"), picture.caption)
    for box in story.fact_boxes:
        for index, fact in enumerate(box.facts):
            yield from _of_fact(box, fact, index)
    for embed in story.embeds:
        if not is_blank(embed.caption):
            yield _Said(Place(field="embeds", element=embed.id, part="caption"), embed.caption)


def _of_fact(box: FactBox, fact: Fact, index: int) -> Iterator[_Said]:
    """A figure is read with the words it is the figure of; every other kind is an answer with its label."""
    place = Place(field="fact_boxes", element=box.id, part=f"facts.{index}.answer")
    if box.kind is BoxKind.NUMBERS:
        yield _Said(place, f"{fact.question.strip()} {fact.answer.strip()}")
    elif not is_blank(fact.answer):
        yield _Said(place, fact.answer, fact.question.strip())
