"""How often the body places each element, found without parsing it."""

from collections import Counter

from studio.story.directives import ELEMENT_DIRECTIVES, parse_directive


def placements(body: str) -> Counter[str]:
    """How many lines of `body` place each element, by its id."""
    counts: Counter[str] = Counter()
    for line in body.split("\n"):
        if "::" in line[:5]:
            directive = parse_directive(line)
            if directive is not None and directive.name in ELEMENT_DIRECTIVES and directive.id:
                counts[directive.id] += 1
    return counts
