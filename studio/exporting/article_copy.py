"""An article as it is copied to the clipboard: as the house prints it, with captions and credits."""

from enum import StrEnum
from urllib.parse import urljoin

import nh3
from msgspec import Struct
from msgspec.structs import replace

from studio.exporting.flavours.markdown import article_markdown
from studio.exporting.ninjs.addresses import web_uri
from studio.exporting.plain_article import plain_article
from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import House
from studio.story.story import Story

_RICH_TAGS = frozenset(
    {"a", "article", "aside", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure"}
    | {"footer", "h1", "h2", "h3", "h4", "header", "hr", "i", "li", "ol", "p", "pre", "s", "section", "strong", "sub"}
    | {"sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul"}
)


class CopyForm(StrEnum):
    """What an article can be copied as."""

    RICH_TEXT = "rich-text"
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN_TEXT = "plain-text"


class ArticleCopy(Struct, frozen=True):
    """What goes on the clipboard: text, and for rich text its HTML as well, else empty."""

    text: str
    rich: str = ""


def article_copy(story: Story, house: House, form: CopyForm) -> ArticleCopy:
    """The article in one form. HTML is what a package holds as ``body.html``, to the letter.

    Rich text has no pictures, whose files a clipboard cannot bring along; their captions and credits stand in place.
    Neither it nor plain text marks the places of advertisements.
    """
    if form is CopyForm.MARKDOWN:
        media = web_uri(house.media_base_url)
        return ArticleCopy(article_markdown(story, house, lambda path: urljoin(media, path)) + "\n")
    if form is CopyForm.HTML:
        return ArticleCopy(ArticleRenderer(house).fragment(story))
    fragment = ArticleRenderer(replace(house, ads_in_body=False)).fragment(story)
    text = plain_article(fragment)
    return ArticleCopy(text, _rich(fragment) if form is CopyForm.RICH_TEXT else "")


def _rich(fragment: str) -> str:
    """The article for word processors and mail: what readers see, without pictures, styles and hidden marks."""
    return nh3.clean(
        fragment,
        tags=set(_RICH_TAGS),
        attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
        link_rel=None,
    )
