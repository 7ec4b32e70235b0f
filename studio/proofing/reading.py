"""What the desk shows of a paragraph: a proofreader's remarks but for known words, and what the house's style finds."""

import re
from collections.abc import Iterator, Sequence

from studio.proofing.known_words import known_form
from studio.proofing.remark import Proofreader, Remark, RemarkKind
from studio.story.prose import is_prose, quoted_spans
from studio.story.style_hits import StyleHit, paragraph_hits
from studio.story.style_rules import StyleRule

_COPY_TO_COME = re.compile(r"(?:TK)+")


def read(
    text: str, proofreader: Proofreader | None, known: frozenset[str], rules: Sequence[StyleRule] = ()
) -> tuple[Remark, ...]:
    """The remarks to show on one paragraph, in order. `known` are words that are right, in their known form.

    Lines that place an element or fence code are not prose; copy to come (TK) is for preflight.
    """
    if not text.strip() or not is_prose(text):
        return ()
    remarks = proofreader.remarks(text) if proofreader is not None else ()
    found = [*_standing(remarks, text, known), *map(_remark, paragraph_hits(rules, text))]
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))


def _standing(remarks: tuple[Remark, ...], text: str, known: frozenset[str]) -> Iterator[Remark]:
    quoted = quoted_spans(text)
    for remark in remarks:
        words = text[remark.start : remark.end]
        if remark.kind is RemarkKind.SPELLING:
            if not _COPY_TO_COME.fullmatch(words) and not _is_known(words, known):
                yield remark
        elif not any(start < remark.end and remark.start < end for start, end in quoted):
            yield remark


def _remark(hit: StyleHit) -> Remark:
    suggestions = (hit.instead,) if hit.instead else ()
    return Remark(start=hit.start, end=hit.end, kind=RemarkKind.STYLE, message=hit.rule.note, suggestions=suggestions)


def _is_known(words: str, known: frozenset[str]) -> bool:
    word = known_form(words)
    return word in known or word.removesuffix("'s") in known
