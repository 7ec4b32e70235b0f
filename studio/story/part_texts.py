"""For comparing elements part by part: every part of an element as text, by its dotted name."""

from typing import TypeGuard

from msgspec import Struct

from studio.story.picture import Crop, FocalPoint, Provenance, RatioCrop


def part_texts(element: Struct | None, prefix: str = "") -> dict[str, str]:
    """Every part with its text, such as ``credit.creator``; none for None. Facts of a box are left to the caller.

    What is false, zero or missing is an empty text. A crop is one text, ``left top width height`` in fractions; that
    of a shape is called as ``crops.16:9``. What a file says of its origin is left out: it changes with the file only.
    """
    texts: dict[str, str] = {}
    for name in element.__struct_fields__ if element is not None else ():
        value = getattr(element, name)
        if isinstance(value, tuple):
            texts.update({f"{prefix}{name}.{each.ratio}": _text(each.crop) for each in value if _is_crop(each)})
        elif isinstance(value, Struct) and not isinstance(value, Crop | FocalPoint | Provenance):
            texts.update(part_texts(value, f"{prefix}{name}."))
        elif not isinstance(value, Provenance):
            texts[prefix + name] = _text(value)
    return texts


def _is_crop(value: object) -> TypeGuard[RatioCrop]:
    return isinstance(value, RatioCrop)


def _text(value: object) -> str:
    if isinstance(value, Crop):
        return f"{value.left:g} {value.top:g} {value.width:g} {value.height:g}"
    if isinstance(value, FocalPoint):
        return f"{value.x:g} {value.y:g}"
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value) if value else ""
