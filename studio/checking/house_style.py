"""Checks of the house's style: what its rules find in any text that readers get."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from studio.checking.rule import HouseRules, error, warning
from studio.story.findings import Finding, Place
from studio.story.prose import own_prose_of, own_prose_of_body
from studio.story.story import Story
from studio.story.style_hits import StyleHit, hits_in_prose
from studio.story.style_rules import StyleCheck, StyleLevel, StylePack, StyleRule, speaks

_MOST_OF_A_SENTENCE = 60
"""So many characters tell which sentence is meant."""

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
    for (number, hit), times in _grouped(hits_in_texts(rules, story, texts)):
        finding = _finding(hit, texts[number], times=str(times))
        yield replace(finding, parameters={**finding.parameters, **_for_the_cure(hit)})


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


def hits_in_texts(
    rules: Iterable[StyleRule], story: Story, texts: Sequence[PlacedText]
) -> tuple[tuple[int, StyleHit], ...]:
    """Every hit in the writer's own prose, each with the number of its text; `texts` are the story's placed texts."""
    body = own_prose_of_body(story.body)
    prose = (own_prose_of(each.text) if each.place.line is None else body[each.place.line] for each in texts)
    return hits_in_prose(rules, prose)


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


def _finding(hit: StyleHit, placed: PlacedText, times: str) -> Finding:
    if hit.rule.level is StyleLevel.ERROR:
        return _error(hit, placed, times)
    return _warning(hit, placed, times)


def _error(hit: StyleHit, placed: PlacedText, times: str) -> Finding:
    place, note, words, instead = placed.place, hit.rule.note, hit.words, hit.instead
    match hit.rule.check:
        case StyleCheck.OCCURRENCE:
            return error("style.must-be-fewer", place, note=note, words=_beginning(hit, placed.text), times=times)
        case StyleCheck.CONSISTENCY:
            return error("style.must-be-consistent", place, note=note, words=words, instead=hit.entry[0], times=times)
    if instead:
        return error("style.must-be", place, note=note, words=words, instead=instead, times=times)
    return error("style.must-not-be", place, note=note, words=words, times=times)


def _warning(hit: StyleHit, placed: PlacedText, times: str) -> Finding:
    place, note, words, instead = placed.place, hit.rule.note, hit.words, hit.instead
    match hit.rule.check:
        case StyleCheck.OCCURRENCE:
            return warning("style.too-many", place, note=note, words=_beginning(hit, placed.text), times=times)
        case StyleCheck.CONSISTENCY:
            return warning("style.inconsistent", place, note=note, words=words, instead=hit.entry[0], times=times)
    if instead:
        return warning("style.instead", place, note=note, words=words, instead=instead, times=times)
    return warning("style.found", place, note=note, words=words, times=times)


def _beginning(hit: StyleHit, text: str) -> str:
    """How a sentence begins, with what is quoted in it."""
    return shorten(text[hit.start : hit.end], _MOST_OF_A_SENTENCE, placeholder=" …")


def _for_the_cure(hit: StyleHit) -> dict[str, str]:
    """The rule, and what of it found the words, so that a cure finds all of them again."""
    return {"rule": hit.rule.id, "check": hit.rule.check, "entry": "\n".join(hit.entry)}
