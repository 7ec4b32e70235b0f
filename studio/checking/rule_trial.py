"""Tries rules of house style on a story, whatever their level, and wherever they find something."""

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from studio.checking.house_style import PlacedText, hits_in_texts, placed_texts, rules_for
from studio.story.story import Story
from studio.story.style_hits import StyleHit
from studio.story.style_rules import StyleCheck, StylePack

_ANY_TEXT = frozenset({StyleCheck.REPETITION, StyleCheck.OCCURRENCE})


class TriedHit(Struct, frozen=True):
    """What a rule found, and the text it stands in."""

    placed: PlacedText
    hit: StyleHit


def words_wanted(packs: Iterable[StylePack]) -> tuple[str, ...]:
    """Words of which a text must hold one for the rules to find anything in it; none where any text will do."""
    rules = [rule for pack in packs for rule in pack.rules]
    if any(rule.check in _ANY_TEXT for rule in rules):
        return ()
    words = (word for rule in rules for word in (*rule.words, *dict(rule.swap), *chain(*rule.either)))
    return tuple(dict.fromkeys(words))


def tried_hits(packs: Iterable[StylePack], story: Story) -> tuple[TriedHit, ...]:
    """Every hit of the packs that speak the story's language, in the order of its texts."""
    rules = rules_for(packs, story.language)
    if not rules:
        return ()
    texts = placed_texts(story)
    return tuple(TriedHit(texts[number], hit) for number, hit in hits_in_texts(rules, story, texts))
