"""The kinds a box can be made into, each with what that would do to its facts, said before it is done."""

from studio.story.box_kinds import conversion, needed_parts
from studio.story.elements import BoxKind, FactBox
from studio.wording import counted, sentence


def kind_options(box: FactBox) -> tuple[tuple[str, str], ...]:
    """Every kind with its words; no word of a box is lost by any of them."""
    return tuple((kind.value, kind_words(box, kind)) for kind in BoxKind)


def kind_words(box: FactBox, kind: BoxKind) -> str:
    """What a kind is called, and what would become of the facts."""
    name = sentence(f"panels.box-kinds.{kind}")
    if kind is box.kind:
        return name
    done = conversion(box, kind)
    if done.lacking:
        part = sentence(f"boxes.parts.{kind}.{needed_parts(kind)[0]}")
        return counted("boxes.kind-lacks", done.lacking, kind=name, part=part)
    return counted("boxes.kind-joins", done.joined, kind=name) if done.joined else name
