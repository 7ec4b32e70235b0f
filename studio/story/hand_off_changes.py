"""For telling in plain words what changed in a story since it was handed off, and what of it readers ought to be told.

The sentences are data: `studio.wording` has them under ``changes`` and ``history.summary``.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from studio.story.block_changes import BlockChange, BlockKind, block_changes
from studio.story.difference_summary import summary
from studio.story.differences import Change, FieldDifference, StoryDifference, difference
from studio.story.elements import BoxKind, FactBox
from studio.story.material_words import material_words
from studio.story.picture import PlacedPicture
from studio.story.quotations import quotations
from studio.story.story import Story

_MOST_RUNS = 12
"""How many runs of paragraphs are told one by one; more are counted."""

_OF_THE_DESK = frozenset({"desk_notes", "status"})
_OF_THE_LIBRARY = frozenset({"library_box", "library_version", "review_by", "library_story", "raw", "id"})
_MATERIAL_TEXTS = frozenset({"headline", "standfirst"})
_PICTURE_PARTS = {
    "sha256": "file",
    "media_type": "file",
    "file_name": "file",
    "width": "file",
    "height": "file",
    "alt": "alt",
    "decorative": "alt",
    "caption": "caption",
    "crop": "recropped",
    "crops": "recropped",
}


class HandOffChange(Struct, frozen=True):
    """One thing that changed: its sentence as code and parameters.

    `is_material` is true where readers were told something else before: words of the body, the headline, the
    standfirst, a caption or a fact, what is a quotation, and the credit of a picture.
    """

    code: str
    parameters: dict[str, object] = field(default_factory=dict)
    is_material: bool = False


def hand_off_changes(before: Story, after: Story) -> tuple[HandOffChange, ...]:
    """What changed from one handed-off story to the next, in reading order, none told twice.

    Left out is what never leaves the desk: desk notes, the status, and what only the library asks for.
    """
    found: list[HandOffChange] = []
    for group in difference(before, after).by_element():
        name = group[0].field
        if name in _OF_THE_DESK:
            continue
        teller = _TELLERS.get(name, _plainly)
        found += teller(group, before, after)
    return tuple(change for index, change in enumerate(found) if change not in found[:index])


def material_changes(changes: Iterable[HandOffChange]) -> tuple[HandOffChange, ...]:
    """Those of the changes that ask for a correction note, or for a reason why none is needed."""
    return tuple(change for change in changes if change.is_material)


def has_new_correction(before: Story, after: Story) -> bool:
    """True when `after` tells its readers something in a note that `before` did not."""
    return any(note.text.strip() and note not in before.corrections for note in after.corrections)


_Group = tuple[FieldDifference, ...]


def _plainly(group: _Group, before: Story, after: Story) -> Iterator[HandOffChange]:
    """Told as in the history. Of the text fields, the headline and the standfirst are material where words change."""
    name = group[0].field
    told = tuple(one for one in group if one.part.rpartition(".")[2] not in _OF_THE_LIBRARY)
    is_material = name in _MATERIAL_TEXTS and material_words(getattr(before, name)) != material_words(
        getattr(after, name)
    )
    for one in summary(StoryDifference(told)):
        yield HandOffChange(one.code, one.parameters, is_material)


def _body(group: _Group, before: Story, after: Story) -> Iterator[HandOffChange]:
    has_words_changed = material_words(before.body) != material_words(after.body)
    known = before.element_ids & after.element_ids
    blocks = block_changes(group[0].pieces)
    if any(block.kind is BlockKind.PLACE and (not block.element or block.element in known) for block in blocks):
        yield HandOffChange("changes.places")
    texts = [block for block in blocks if block.kind is not BlockKind.PLACE]
    if not blocks:
        yield HandOffChange("history.summary.line-breaks")
    runs = _runs(texts)
    if len(runs) > _MOST_RUNS:
        yield HandOffChange(
            "history.summary.paragraphs-many",
            {"count": len(texts)},
            has_words_changed and any(block.is_material for block in texts),
        )
    else:
        for run in runs:
            yield _run(run, is_material=has_words_changed and any(block.is_material for block in run))
    if not has_words_changed and _quoted(before.body) != _quoted(after.body):
        yield HandOffChange("changes.quotations", is_material=True)


def _quoted(body: str) -> list[tuple[str, ...]]:
    return sorted(material_words(quotation.text) for quotation in quotations(body))


def _runs(blocks: list[BlockChange]) -> list[list[BlockChange]]:
    """Paragraphs that changed alike, one right after the other; everything else alone."""
    runs: list[list[BlockChange]] = []
    for block in blocks:
        last = runs[-1][-1] if runs else None
        is_next = last is not None and (last.kind, last.change, last.number + 1) == (
            block.kind,
            block.change,
            block.number,
        )
        if is_next and block.kind is BlockKind.PARAGRAPH:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _run(run: list[BlockChange], *, is_material: bool) -> HandOffChange:
    first, last = run[0], run[-1]
    if len(run) > 1:
        code, numbers = f"history.summary.paragraphs-{first.change}", {"first": first.number, "last": last.number}
        return HandOffChange(code, dict(numbers), is_material)
    start = "history.summary" if first.kind is BlockKind.PARAGRAPH else "changes"
    return HandOffChange(f"{start}.{first.kind}-{first.change}", {"number": first.number}, is_material)


def _pictures(group: _Group, before: Story, after: Story) -> Iterator[HandOffChange]:
    number = group[0].number
    old, new = before.picture(group[0].element), after.picture(group[0].element)
    if old is None or new is None:
        yield HandOffChange(f"history.summary.picture-{group[0].change}", {"number": number})
        return
    for one in group:
        name = one.part.partition(".")[0]
        if one.part.rpartition(".")[2] in _OF_THE_LIBRARY and one.part:
            continue
        if name == "credit":
            yield from _credit(old, new, number)
            continue
        what = _PICTURE_PARTS.get(name, "changed") if name else "moved"
        is_material = what == "caption" and material_words(old.caption) != material_words(new.caption)
        yield HandOffChange(f"history.summary.picture-{what}", {"number": number}, is_material)


def _credit(old: PlacedPicture, new: PlacedPicture, number: int) -> Iterator[HandOffChange]:
    if old.credit.text != new.credit.text:
        is_material = material_words(old.credit.text) != material_words(new.credit.text)
        yield HandOffChange("history.summary.picture-credit", {"number": number}, is_material)
    else:
        yield HandOffChange("changes.picture-terms", {"number": number})


def _fact_boxes(group: _Group, before: Story, after: Story) -> Iterator[HandOffChange]:
    old, new = before.fact_box(group[0].element), after.fact_box(group[0].element)
    box = new or old
    if box is None:
        return
    name: dict[str, object] = {"box": _name_of(box)}
    if old is None or new is None:
        has_words = any(fact.answer.strip() or fact.question.strip() for fact in box.facts)
        yield HandOffChange(f"changes.box-{group[0].change}", name, has_words)
        return
    for one in group:
        place, _, part = one.part.removeprefix("facts.").partition(".")
        if not one.part.startswith("facts."):
            what = "moved" if not one.part else one.part
            if what not in _OF_THE_LIBRARY:
                yield HandOffChange(f"changes.box-{what}", name)
        elif part not in _OF_THE_LIBRARY and (not part or one.change is Change.CHANGED):
            word = "answer" if box.kind is BoxKind.QUESTIONS else "entry"
            yield _fact(one, part, word, {**name, "number": int(place) + 1})


def _fact(found: FieldDifference, part: str, word: str, parameters: dict[str, object]) -> HandOffChange:
    """What happened to a fact as a whole, or to one part of it."""
    if not part:
        return HandOffChange(f"changes.{word}-{found.change}", parameters, found.change is not Change.MOVED)
    if part not in {"question", "answer"}:
        return HandOffChange(f"changes.{word}-source", parameters)
    told = "question" if (word, part) == ("answer", "question") else word
    is_material = material_words(found.before) != material_words(found.after)
    return HandOffChange(f"changes.{told}-changed", parameters, is_material)


def _name_of(box: FactBox) -> str:
    """What a box is called: its title, else its first question, else its id."""
    question = next((fact.question for fact in box.facts if fact.question.strip()), "")
    return " ".join((box.title or question or box.id).split())


_TELLERS: dict[str, Callable[[_Group, Story, Story], Iterator[HandOffChange]]] = {
    "body": _body,
    "pictures": _pictures,
    "fact_boxes": _fact_boxes,
}
