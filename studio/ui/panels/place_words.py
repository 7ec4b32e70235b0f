"""Where a finding points, in a few words."""

from studio.story.findings import Place
from studio.wording import sentence

_ELEMENTS = frozenset({"pictures", "fact_boxes", "embeds"})
_NUMBERED = frozenset({"related", "corrections"})


def place_words(place: Place) -> str:
    """The place as ``Picture harbour`` or ``Text, line 12``."""
    name = sentence(f"panels.places.{place.field}")
    if place.field == "body":
        return name if place.line is None else sentence("panels.places.line", field=name, line=place.line + 1)
    if place.field in _ELEMENTS and place.element:
        words = sentence("panels.places.element", field=name, id=place.element)
        part, _, rest = place.part.partition(".")
        number = rest.partition(".")[0]
        if part == "facts" and number.isdigit():
            return sentence("panels.places.fact", box=words, number=int(number) + 1)
        return words
    if place.field in _NUMBERED and place.element.isdigit():
        return sentence("panels.places.numbered", field=name, number=int(place.element) + 1)
    return name
