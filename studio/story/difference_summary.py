"""For telling in a few plain sentences what changed between two versions of a story.

The sentences are data: `studio.wording` has them under ``history.summary``.
"""

from collections.abc import Iterable

from msgspec import Struct, field

from studio.story.differences import Change, FieldDifference, StoryDifference
from studio.story.paragraph_changes import ParagraphChange, paragraph_changes
from studio.story.word_difference import PieceKind

_MOST_PARAGRAPHS = 4
"""How many runs of paragraphs are told one by one; more are counted."""

_ELEMENTS = {
    "pictures": "picture",
    "fact_boxes": "fact-box",
    "embeds": "embed",
    "related": "related",
    "corrections": "correction",
}
_PICTURE_PARTS = {
    "sha256": "file",
    "media_type": "file",
    "file_name": "file",
    "width": "file",
    "height": "file",
    "alt": "alt",
    "decorative": "alt",
    "caption": "caption",
    "credit": "credit",
    "crop": "recropped",
}


class ChangeSentence(Struct, frozen=True):
    """One sentence: its code and the parameters to fill in."""

    code: str
    parameters: dict[str, object] = field(default_factory=dict)


def summary(difference: StoryDifference) -> tuple[ChangeSentence, ...]:
    """What changed, such as ``history.summary.headline`` or ``history.summary.picture-recropped``; none twice."""
    sentences: list[ChangeSentence] = []
    for found in difference.by_element():
        name = found[0].field
        if name == "body":
            sentences += _body(found[0])
        elif name in _ELEMENTS:
            sentences += _element(_ELEMENTS[name], found)
        else:
            sentences.append(ChangeSentence(f"history.summary.{name.replace('_', '-')}"))
    return tuple(sentence for index, sentence in enumerate(sentences) if sentence not in sentences[:index])


def _element(word: str, found: tuple[FieldDifference, ...]) -> Iterable[ChangeSentence]:
    number = found[0].number
    if found[0].is_whole:
        yield ChangeSentence(f"history.summary.{word}-{found[0].change}", {"number": number})
        return
    for one in found:
        what = "moved" if not one.part else "changed"
        if word == "picture" and one.part:
            what = _PICTURE_PARTS.get(one.part.partition(".")[0], "changed")
        yield ChangeSentence(f"history.summary.{word}-{what}", {"number": number})


def _body(found: FieldDifference) -> Iterable[ChangeSentence]:
    changed = [one for one in paragraph_changes(found.pieces) if one.kind is not PieceKind.SAME]
    runs = _runs(changed)
    if not changed:
        yield ChangeSentence("history.summary.line-breaks")
    elif len(runs) > _MOST_PARAGRAPHS:
        yield ChangeSentence("history.summary.paragraphs-many", {"count": len(changed)})
    else:
        for kind, first, last in runs:
            if first == last:
                yield ChangeSentence(f"history.summary.paragraph-{kind}", {"number": first})
            else:
                yield ChangeSentence(f"history.summary.paragraphs-{kind}", {"first": first, "last": last})


def _runs(paragraphs: list[ParagraphChange]) -> list[tuple[str, int, int]]:
    """Paragraphs that changed alike, one right after the other, as what happened with the first and last number."""
    runs: list[tuple[str, int, int]] = []
    for paragraph in paragraphs:
        kind = str(paragraph.kind or Change.CHANGED)
        if runs and runs[-1][0] == kind and runs[-1][2] == paragraph.number - 1:
            runs[-1] = (kind, runs[-1][1], paragraph.number)
        else:
            runs.append((kind, paragraph.number, paragraph.number))
    return runs
