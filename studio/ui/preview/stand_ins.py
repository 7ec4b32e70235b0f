"""Pages that Offstone makes of a story to stand in the preview for the house's: what is heard, and what others show."""

from typing import Protocol

from markupsafe import Markup
from msgspec.structs import replace

from studio.rendering.article import RenderedArticle
from studio.rendering.house_templates import templates_of
from studio.rendering.houses import House
from studio.rendering.live_article import Patch
from studio.rendering.typography import direction_of
from studio.resources import resource
from studio.story.story import Story
from studio.ui.preview.page_cards import CardMaker, search_result, social_card, teaser
from studio.ui.preview.page_views import PageView
from studio.ui.preview.reading_order import heard_html

_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    "<style>\n{style}\n</style>\n</head>\n<body>\n{article}\n</body>\n</html>\n"
)


class StandIn(Protocol):
    """Turns an article into another, and its changes into changes of that; blocks stay one element each."""

    def article(self, article: RenderedArticle, story: Story) -> RenderedArticle:
        """What is shown for an article."""

    def patch(self, patch: Patch | None, story: Story) -> Patch | None:
        """What is to be changed in what is shown, when the story changed and with it, maybe, its article."""


class ReadingOrder:
    """The article as a list of what is heard, in its order, each block in its place."""

    def article(self, article: RenderedArticle, story: Story) -> RenderedArticle:
        """The list for an article."""
        return RenderedArticle(
            start_tag=str(Markup('<article class="heard" lang="{}">').format(story.language)),
            opening=heard_html(article.opening),
            blocks=tuple(heard_html(block) for block in article.blocks),
            closing=heard_html(article.closing),
        )

    def patch(self, patch: Patch | None, _story: Story) -> Patch | None:
        """The same change in the list."""
        if patch is None:
            return None
        return replace(
            patch,
            inserted=tuple(heard_html(block) for block in patch.inserted),
            opening=None if patch.opening is None else heard_html(patch.opening),
            closing=None if patch.closing is None else heard_html(patch.closing),
        )


class Card:
    """What others show of a story: no block of it, only what stands before them."""

    def __init__(self, make: CardMaker, house: House) -> None:
        self._make = make
        self._house = house
        self._shown = ""

    def article(self, _article: RenderedArticle, story: Story) -> RenderedArticle:
        """The card of a story."""
        self._shown = self._make(story, self._house)
        return RenderedArticle(start_tag='<article class="cards">', opening=self._shown, blocks=(), closing="")

    def patch(self, _patch: Patch | None, story: Story) -> Patch | None:
        """The new card, where it is another."""
        card = self._make(story, self._house)
        if card == self._shown:
            return None
        self._shown = card
        return Patch(0, 0, (), opening=card)


def stand_in_of(view: PageView, house: House) -> StandIn | None:
    """What stands for the house's page in a view; None where that itself is shown."""
    match view.id:
        case "reading-order":
            return ReadingOrder()
        case "search-result":
            return Card(search_result, house)
        case "social-card":
            return Card(social_card, house)
        case "teaser":
            return Card(teaser, house)
        case _:
            return None


def stand_in_page(article: RenderedArticle, view: PageView, story: Story, house: House) -> str:
    """The whole page around what stands in. A teaser stands on the house's own pages, and wears its style."""
    sheets = [resource("preview", "views", name).read_text("utf-8") for name in ("made-here.css", f"{view.id}.css")]
    style = [templates_of(house).style] if view.id == "teaser" else []
    return _PAGE.format(
        language=story.language,
        direction=direction_of(story.language),
        title=story.headline.strip() or story.working_slug,
        style=Markup("\n").join([*style, *(Markup(sheet) for sheet in sheets)]),
        article=Markup(article.html),
    )
