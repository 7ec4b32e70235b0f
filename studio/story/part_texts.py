"""For comparing elements part by part: every part of an element as text, by its dotted name."""

from msgspec import Struct

from studio.story.picture import Crop


def part_texts(element: Struct | None, prefix: str = "") -> dict[str, str]:
    """Every part with its text, such as ``credit.creator``; none for None. Facts of a box are left to the caller.

    What is false, zero or missing is an empty text. A crop is one text, ``left top width height`` in fractions.
    """
    texts: dict[str, str] = {}
    for name in element.__struct_fields__ if element is not None else ():
        value = getattr(element, name)
        if isinstance(value, Struct) and not isinstance(value, Crop):
            texts.update(part_texts(value, f"{prefix}{name}."))
        elif not isinstance(value, tuple):
            texts[prefix + name] = _text(value)
    return texts


def _text(value: object) -> str:
    if isinstance(value, Crop):
        return f"{value.left:g} {value.top:g} {value.width:g} {value.height:g}"
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value) if value else ""
