"""The ways to look at a page: as readers get it, as those get it for whom something fails, and as others show it."""

from functools import cache

from msgspec import Struct

from studio.resources import resource

PAPER_WIDTH_PX = 794
"""Upright A4 in CSS pixels."""


class PageView(Struct, frozen=True, kw_only=True):
    """One way to look at a page. What changes only its look is in a style sheet of the preview's own.

    `pixels` is the width it is looked at with; 0 leaves that to the width chosen in the bar. Without `has_pictures`
    no picture is there, as on a bad line. With `is_on_paper` the page's own rules for print are in force. With
    `is_made_here` it is a page that Offstone makes of the story, not the house's.
    """

    id: str
    pixels: int = 0
    has_pictures: bool = True
    is_on_paper: bool = False
    is_made_here: bool = False


AS_READERS_GET_IT = PageView(id="page")

PAGE_VIEWS = (
    (AS_READERS_GET_IT,),
    (
        PageView(id="no-pictures", has_pictures=False),
        PageView(id="no-embeds"),
        PageView(id="narrow", pixels=320),
        PageView(id="paper", pixels=PAPER_WIDTH_PX, is_on_paper=True),
        PageView(id="reading-order", is_made_here=True),
    ),
    (
        PageView(id="search-result", is_made_here=True),
        PageView(id="social-card", is_made_here=True),
        PageView(id="teaser", is_made_here=True),
    ),
)
"""In groups, as the menu has them."""


@cache
def view_style(view: PageView) -> str:
    """What the preview's own style sheet adds for a view; empty where the page is shown as it is."""
    file = resource("preview", "views").joinpath(f"{view.id}.css")
    return file.read_text("utf-8") if file.is_file() and not view.is_made_here else ""
