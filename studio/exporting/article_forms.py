"""The body of a story in the forms that programs take: HTML with marked places for its elements, and plain text."""

import html

import nh3
from markupsafe import escape

from studio.rendering.article import ArticleRenderer
from studio.rendering.blocks import BodyBlock, parse_body, with_plain_line_ends
from studio.story.directives import Directive, DirectiveName
from studio.story.story import Story


def body_blocks(story: Story) -> tuple[BodyBlock, ...]:
    """The top-level blocks of the story's body."""
    return parse_body(with_plain_line_ends(story.body), story.language).blocks


def association_name(directive: Directive) -> str:
    """What an element is called where one list holds all kinds of them: its kind and its id, ``picture/gate``."""
    return f"{directive.name}/{directive.id}"


def body_with_places(story: Story) -> str:
    """The body as HTML without ad positions, an element a line. Empty elements name what belongs in their place."""
    return "\n".join(piece for block in body_blocks(story) if (piece := _prose_or_place(block, story)))


def plain_body(story: Story) -> str:
    """The prose of the body and its pull quotes as plain text, with an empty line between two blocks."""
    pieces = (plain_text(_prose_or_place(block, story)) for block in body_blocks(story))
    return "\n\n".join(piece for piece in pieces if piece)


def plain_text(markup: str) -> str:
    """The text in sanitised HTML, without tags."""
    lines = markup.replace("</figcaption><", "</figcaption>\n<")
    return html.unescape(nh3.clean(lines, tags=set())).strip()


def element_html(name: DirectiveName, element_id: str, story: Story, renderer: ArticleRenderer) -> str:
    """One element of the story as the page shows it."""
    return renderer.block_html(BodyBlock("", 0, "", Directive(name=name, id=element_id)), story)


def pull_quote_html(directive: Directive) -> str:
    """A pull quote as one figure; empty while it has no words."""
    words, by = escape(directive.text.strip()), escape(directive.by.strip())
    told = f"\n<figcaption>{by}</figcaption>" if by else ""
    return f'<figure class="pull-quote"><blockquote><p>{words}</p></blockquote>{told}</figure>' if words else ""


def _prose_or_place(block: BodyBlock, story: Story) -> str:
    directive = block.directive
    if directive is None:
        return block.html
    if directive.name == DirectiveName.PULL_QUOTE:
        return pull_quote_html(directive)
    return _place(directive, story)


def _place(directive: Directive, story: Story) -> str:
    """An empty element in the place of an element of the story; nothing for an ad or what the story does not have."""
    match directive.name:
        case DirectiveName.PICTURE:
            tag = "figure" if story.picture(directive.id) else ""
        case DirectiveName.EMBED:
            tag = "figure" if story.embed(directive.id) else ""
        case DirectiveName.FACT_BOX:
            tag = "aside" if story.fact_box(directive.id) else ""
        case _:
            tag = ""
    return f'<{tag} data-association="{escape(association_name(directive))}"></{tag}>' if tag else ""
