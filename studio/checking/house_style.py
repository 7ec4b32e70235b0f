"""Checks of the house's style: what its rules find in any text that readers get."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from studio.checking.rule import HouseRules, error, warning
from studio.story.findings import Finding, Place
from studio.story.story import Story
from studio.story.style_hits import StyleHit, style_hits
from studio.story.style_rules import StyleLevel, StylePack, StyleRule, speaks

_FIELDS = ("headline", "short_headline", "seo_title", "standfirst")


class PlacedText(Struct, frozen=True):
    """A line of text that readers get, and its place in the story."""

    place: Place
    text: str


def check_style(story: Story, house: HouseRules) -> Iterator[Finding]:
    """What errors and warnings of the house's rules find; each kind of words once, at its first place.

    Suggestions are for the desk, while one writes.
    """
    rules = tuple(rule for rule in rules_for(house.style, story.language) if rule.level is not StyleLevel.SUGGESTION)
    if not rules:
        return
    texts = placed_texts(story)
    for first, times in _grouped(style_hits(rules, [each.text for each in texts])):
        number, hit = first
        yield _finding(hit, texts[number].place, times)


def rules_for(packs: Iterable[StylePack], language: str) -> tuple[StyleRule, ...]:
    """The rules of the packs that speak a story's language."""
    return tuple(rule for pack in packs if speaks(pack.language, language) for rule in pack.rules)


def placed_texts(story: Story) -> list[PlacedText]:
    """Every line that readers get: headlines, standfirst, text, captions, alt texts and boxes."""
    texts = [PlacedText(Place(field=name), getattr(story, name)) for name in _FIELDS]
    texts += [PlacedText(Place(field="body", line=line), text) for line, text in enumerate(story.body.split("\n"))]
    for picture in story.pictures:
        texts += _parts("pictures", picture.id, caption=picture.caption, alt=picture.alt)
    for box in story.fact_boxes:
        texts += _parts("fact_boxes", box.id, title=box.title)
        for index, fact in enumerate(box.facts):
            parts = {f"facts.{index}.question": fact.question, f"facts.{index}.answer": fact.answer}
            texts += _parts("fact_boxes", box.id, **parts)
    return texts


def _parts(field: str, element: str, **parts: str) -> list[PlacedText]:
    return [PlacedText(Place(field=field, element=element, part=part), text) for part, text in parts.items()]


_Found = tuple[int, StyleHit]


def _grouped(hits: Sequence[_Found]) -> Iterator[tuple[_Found, int]]:
    """The first hit of each rule on the same words, and how many there are."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for number, hit in hits:
        groups.setdefault((hit.rule.id, hit.words.casefold()), []).append((number, hit))
    for group in groups.values():
        yield group[0], len(group)


def _finding(hit: StyleHit, place: Place, times: int) -> Finding:
    rule, note, words, instead = hit.rule.id, hit.rule.note, hit.words, hit.instead
    is_error = hit.rule.level is StyleLevel.ERROR
    if instead and is_error:
        return error("style.must-be", place, words=words, instead=instead, note=note, rule=rule, times=str(times))
    if instead:
        return warning("style.instead", place, words=words, instead=instead, note=note, rule=rule, times=str(times))
    if is_error:
        return error("style.must-not-be", place, words=words, note=note, rule=rule, times=str(times))
    return warning("style.found", place, words=words, note=note, rule=rule, times=str(times))
