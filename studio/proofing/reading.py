"""What is left of a proofreader's remarks for the desk: nothing on known words, and no grammar inside quotations."""

import re
from collections.abc import Iterator

from studio.proofing.remark import Proofreader, Remark, RemarkKind

_QUOTED = re.compile(r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|»[^«]*«|‹[^›]*›?|「[^」]*」?|\"[^\"]*\"?")
_NO_PROSE = re.compile(r"\s*(?:::[A-Za-z]|`{3}|~{3})")
_COPY_TO_COME = re.compile(r"(?:TK)+")


def read(text: str, proofreader: Proofreader, known: frozenset[str]) -> tuple[Remark, ...]:
    """The remarks to show on one paragraph, in order. `known` are words that are right, case-folded.

    Lines that place an element or fence code are not prose; copy to come (TK) is for preflight.
    """
    if not text.strip() or _NO_PROSE.match(text):
        return ()
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return tuple(_standing(proofreader.remarks(text), text, quoted, known))


def _standing(
    remarks: tuple[Remark, ...], text: str, quoted: list[tuple[int, int]], known: frozenset[str]
) -> Iterator[Remark]:
    for remark in remarks:
        words = text[remark.start : remark.end]
        if remark.kind is RemarkKind.SPELLING:
            if not _COPY_TO_COME.fullmatch(words) and not _is_known(words, known):
                yield remark
        elif not any(start < remark.end and remark.start < end for start, end in quoted):
            yield remark


def _is_known(words: str, known: frozenset[str]) -> bool:
    word = words.casefold().replace("’", "'")
    return word in known or word.removesuffix("'s") in known
