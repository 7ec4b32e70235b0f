"""The parts of an element by their dotted names, as findings name them: ``credit.creator``, ``facts.2.answer``."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

ElementT = TypeVar("ElementT", bound=Struct)


def part_of(element: Struct, part: str) -> Any:
    """The value of one part. Raises AttributeError or IndexError for a part the element does not have."""
    value: Any = element
    for name in part.split("."):
        value = value[int(name)] if isinstance(value, tuple) else getattr(value, name)
    return value


def with_part(element: ElementT, part: str, value: object) -> ElementT:
    """The element with one part set to `value`."""
    first, _, rest = part.partition(".")
    if not rest:
        return replace(element, **{first: value})
    inner = getattr(element, first)
    if isinstance(inner, tuple):
        index, _, rest = rest.partition(".")
        changed = with_part(inner[int(index)], rest, value) if rest else value
        return replace(element, **{first: (*inner[: int(index)], changed, *inner[int(index) + 1 :])})
    return replace(element, **{first: with_part(inner, rest, value)})
