"""A story as HTML in one house: the article, the whole page around it, and the fragment to paste into a CMS."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from studio.rendering.blocks import BodyBlock, parse_body, with_plain_line_ends
from studio.rendering.element_views import correction_view, web_address
from studio.rendering.elements import ElementRenderer
from studio.rendering.house_templates import templates_of
from studio.rendering.houses import House
from studio.rendering.page_data import content_security_policy, json_ld, page_properties, page_title
from studio.rendering.typography import direction_of
from studio.story.corrections import newest_first
from studio.story.elements import Origin, RelatedLink
from studio.story.story import CommentsPolicy, Story

PART_SIZE = 50
"""How many blocks one ``<div class="body-part">`` holds, so that a browser can lay out a long body in parts."""


class RenderedArticle(Struct, frozen=True):
    """The article of a page in pieces.

    `start_tag` is the ``<article …>`` tag. `opening` is what stands between it and ``<div class="body">``, `closing`
    what stands between the end of that and ``</article>``: any number of elements, or none. `blocks` are the
    top-level blocks of the body, each exactly one element.
    """

    start_tag: str
    opening: str
    blocks: tuple[str, ...]
    closing: str

    @property
    def html(self) -> str:
        """The whole ``<article>`` element."""
        pieces = [self.start_tag, self.opening, _body_html(self.blocks), self.closing, "</article>"]
        return "\n".join(piece for piece in pieces if piece)


class ArticleRenderer:
    """Renders stories in one house. The preview, every export and every check of them use this one.

    Any method raises HouseError when a template of the house does not work.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self._templates = templates_of(house)
        self._elements = ElementRenderer(house, self._templates)

    def render(self, story: Story) -> RenderedArticle:
        """The article of `story`."""
        body = parse_body(with_plain_line_ends(story.body), story.language)
        return RenderedArticle(
            start_tag=self.start_tag(story),
            opening=self.opening(story),
            blocks=tuple(self.block_html(block, story) for block in body.blocks),
            closing=self.closing(story),
        )

    def page(self, story: Story, article: RenderedArticle | None = None, *, stylesheets: tuple[str, ...] = ()) -> str:
        """The whole page. `article` saves rendering it again; `stylesheets` are addresses of further style sheets."""
        house = self.house
        shown = article or self.render(story)
        page = {
            "language": story.language,
            "direction": direction_of(story.language),
            "title": page_title(story, house.publisher),
            "description": story.standfirst.strip(),
            "properties": page_properties(story, house),
            "json_ld": json_ld(story, house),
            "content_security_policy": content_security_policy(stylesheets),
            "stylesheets": stylesheets,
            "style": self._templates.style,
        }
        values = {
            "page": page,
            "section": story.section.strip(),
            "article": Markup(shown.html),
            "related": related_links(story),
            "comments": self._comments_note(story),
        }
        return self._templates.render("page.html", values) + "\n"

    def fragment(self, story: Story, article: RenderedArticle | None = None) -> str:
        """The article alone, to paste into a CMS: no head, no style, no script. `article` as for `page`."""
        return (article or self.render(story)).html + "\n"

    def start_tag(self, story: Story) -> str:
        """The start tag of the article, with the language and direction of `story`."""
        values = {"language": story.language, "direction": direction_of(story.language)}
        return str(Markup('<article class="story" lang="{language}" dir="{direction}">').format(**values))

    def opening(self, story: Story) -> str:
        """What stands before the body: section, headline, standfirst, byline and the lead picture."""
        lead = self._elements.figure(story.lead, "lead") if story.lead is not None else ""
        fields = ("section", "headline", "standfirst", "byline", "dateline")
        values = {name: getattr(story, name).strip() for name in fields}
        return self._templates.render("opening.html", {"story": values, "lead": Markup(lead)})

    def closing(self, story: Story) -> str:
        """What stands after the body: corrections, and who published the story first."""
        shown = [note for note in newest_first(story.corrections) if note.text.strip()]
        corrections = [correction_view(note, self.house) for note in shown]
        values = {"corrections": corrections, "origin": _origin_values(story.origin)}
        return self._templates.render("closing.html", values)

    def block_html(self, block: BodyBlock, story: Story) -> str:
        """The one element of a top-level block of the body."""
        return block.html if block.directive is None else self._elements.html_of(block.directive, story)

    def _comments_note(self, story: Story) -> str:
        match story.comments:
            case CommentsPolicy.OPEN:
                return self.house.labels.comments_open
            case CommentsPolicy.CLOSED:
                return self.house.labels.comments_closed
            case _:
                return ""


def looks_different_around(before: Story, after: Story) -> bool:
    """True when a page shows something outside its article differently, and a preview must load it again."""
    fields = ("language", "section", "related", "comments")
    return any(getattr(before, name) != getattr(after, name) for name in fields)


def related_links(story: Story) -> list[dict[str, str]]:
    """The related links the desk included, as `headline`, `url`, `section`, `excerpt`; a cut excerpt is left out."""
    return [_related_values(link) for link in story.related if link.is_included and link.headline.strip()]


def _related_values(link: RelatedLink) -> dict[str, str]:
    return {
        "headline": link.headline.strip(),
        "url": web_address(link.url),
        "section": link.section.strip(),
        "excerpt": "" if link.is_cut else link.excerpt.strip(),
    }


def _origin_values(origin: Origin | None) -> dict[str, str] | None:
    if origin is None or not (origin.publisher.strip() or origin.rights_notice.strip()):
        return None
    return {
        "publisher": origin.publisher.strip(),
        "url": web_address(origin.url),
        "rights_notice": origin.rights_notice.strip(),
    }


def _body_html(blocks: Sequence[str]) -> str:
    lines = ['<div class="body">']
    for start in range(0, len(blocks), PART_SIZE):
        lines += ['<div class="body-part">', *blocks[start : start + PART_SIZE], "</div>"]
    return "\n".join([*lines, "</div>"])
