"""Where an element is missing: an empty, hidden mark in every page, which only the preview puts into words.

The words are no part of the page, so that no reader meets them where a CMS takes the ``hidden`` away.
"""

from enum import StrEnum

from studio.wording import sentence


class Missing(StrEnum):
    """What is missing at a place; the sentence is ``rendering.missing.<value>``, its ``name`` the id or alt text."""

    PICTURE_FILE = "picture-file"
    PICTURE = "picture"
    FACT_BOX = "fact-box"
    EMBED = "embed"
    QUOTE_WORDS = "quote-words"


def missing_elements_style() -> str:
    """The style rules that give every mark its sentence, for the preview's own style sheet."""
    return "\n".join(_rule(kind) for kind in Missing)


def _rule(kind: Missing) -> str:
    before, name, after = sentence(f"rendering.missing.{kind}", name="\0").partition("\0")
    content = f"{css_string(before)} attr(data-name) {css_string(after)}" if name else css_string(before)
    return f'.missing-element[data-missing="{kind}"]::before {{ content: {content}; }}'


def css_string(text: str) -> str:
    """A text as a string of a style sheet."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
