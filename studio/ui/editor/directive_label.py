"""For what the editor writes beside a directive line: which element of the story it places."""

from msgspec import Struct

from studio.story.directives import ELEMENT_DIRECTIVES, Directive, DirectiveName, parse_directive
from studio.story.story import Story
from studio.wording import sentence


class DirectiveLabel(Struct, frozen=True):
    """The label's words, and whether they say that something is wrong."""

    text: str
    is_error: bool = False


def label_of(line: str, story: Story) -> DirectiveLabel:
    """The label of a line that begins like a directive."""
    directive = parse_directive(line)
    if directive is None:
        return DirectiveLabel(sentence("editor.directive.unreadable"), is_error=True)
    if directive.name not in frozenset(DirectiveName):
        return DirectiveLabel(sentence("editor.directive.unknown", name=directive.name), is_error=True)
    kind = sentence(f"editor.directive.kind.{directive.name}")
    if directive.name not in ELEMENT_DIRECTIVES:
        return DirectiveLabel(kind)
    title = _title_of(directive, story)
    if title is None:
        return DirectiveLabel(sentence(f"editor.directive.missing.{directive.name}"), is_error=True)
    return DirectiveLabel(sentence("editor.directive.placed", kind=kind, title=title) if title else kind)


def _title_of(directive: Directive, story: Story) -> str | None:
    """What the element is called, empty when it has no words yet; None when the story has no such element."""
    if directive.name == DirectiveName.PICTURE:
        picture = story.picture(directive.id)
        return None if picture is None else picture.alt or picture.caption or picture.file_name
    if directive.name == DirectiveName.FACT_BOX:
        box = story.fact_box(directive.id)
        return None if box is None else box.title
    embed = story.embed(directive.id)
    return None if embed is None else embed.title or embed.fallback
