"""A story as others show it: a search engine, a link that is shared, the house's own front page. HTML of our own."""

from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup

from studio.rendering.element_views import ImageView, picture_view
from studio.rendering.houses import House
from studio.rendering.page_data import page_title
from studio.story.story import Story
from studio.ui.preview.text_cut import CutText, cut_text
from studio.wording import sentence

CardMaker = Callable[[Story, House], str]

SEARCH_TITLE = 60
SEARCH_DESCRIPTION = 155
SOCIAL_TITLE = 70
SOCIAL_DESCRIPTION = 110
TEASER_STANDFIRST = 140


def search_result(story: Story, house: House) -> str:
    """The story among the results of a search, with the cuts of the large engines."""
    title = cut_text(_whole_title(story, house), SEARCH_TITLE)
    description = cut_text(story.standfirst, SEARCH_DESCRIPTION)
    card = Markup(
        '<section class="card search">\n<p class="site">{site}</p>\n<p class="address">{address}</p>\n'
        '<h1 class="title">{title}</h1>\n<p class="description">{description}</p>\n</section>'
    ).format(site=_site(house), address=_address(story, house), title=title.shown, description=description.shown)
    notes = [_note("title", title), _note("description", description)]
    if not description.shown:
        notes[1:] = [sentence("preview.cards.no-description")]
    return f"{card}\n{_notes(notes)}"


def social_card(story: Story, house: House) -> str:
    """The story as a link that someone shares: the lead picture in a wide cut, headline and standfirst."""
    title = cut_text(story.seo_title.strip() or story.headline, SOCIAL_TITLE)
    description = cut_text(story.standfirst, SOCIAL_DESCRIPTION)
    image = _lead(story, house)
    card = Markup(
        '<section class="card social">\n{picture}\n<div class="words">\n<p class="site">{site}</p>\n'
        '<h1 class="title">{title}</h1>\n<p class="description">{description}</p>\n</div>\n</section>'
    ).format(
        picture=_img(image) if image is not None else _no_picture(),
        site=_host(house) or _site(house),
        title=title.shown,
        description=description.shown,
    )
    notes = [_note("headline", title), _note("standfirst", description)]
    if image is None:
        notes.append(sentence("preview.cards.no-lead"))
    elif not house.media_base_url:
        notes.append(sentence("preview.cards.no-address", house=house.name))
    return f"{card}\n{_notes(notes)}"


def teaser(story: Story, house: House) -> str:
    """The story on the house's own front page, in the house's style: large, and in a list."""
    headline = story.short_headline.strip() or story.headline.strip()
    standfirst = cut_text(story.standfirst, TEASER_STANDFIRST)
    image = _lead(story, house)
    picture = _img(image) if image is not None else Markup("")
    words = {"picture": picture, "section": story.section.strip(), "headline": headline, "text": standfirst.shown}
    cards = Markup(
        '<section class="teaser large">\n{picture}\n<p class="section">{section}</p>\n<h1>{headline}</h1>\n'
        '<p class="standfirst">{text}</p>\n</section>\n'
        '<section class="teaser small">\n<div>\n<p class="section">{section}</p>\n<h2>{headline}</h2>\n</div>\n'
        "{picture}\n</section>"
    ).format(**words)
    notes = [_note("headline", cut_text(headline, len(headline))), _note("standfirst", standfirst)]
    if headline and not story.short_headline.strip():
        notes.append(sentence("preview.cards.no-short-headline"))
    return f"{cards}\n{_notes(notes)}"


def _whole_title(story: Story, house: House) -> str:
    """The title of the page, or, where that is cut already, what it was cut from."""
    title, wish = page_title(story, house.publisher), story.seo_title.strip() or story.headline.strip()
    return title if title.startswith(wish) else wish


def _site(house: House) -> str:
    return house.publisher or house.name


def _host(house: House) -> str:
    return urlsplit(house.media_base_url).hostname or ""


def _address(story: Story, house: House) -> str:
    places = [_host(house), story.section.strip().lower(), story.working_slug]
    return " › ".join(place for place in places if place)


def _lead(story: Story, house: House) -> ImageView | None:
    """The lead picture as the page gives it to others."""
    return picture_view(story.lead, house, shape=house.lead_shape).image if story.lead is not None else None


def _img(image: ImageView) -> Markup:
    return Markup('<div class="picture"><img src="{src}" alt="{alt}"></div>').format(src=image.src, alt=image.alt or "")


def _no_picture() -> Markup:
    return Markup('<div class="picture none"><p>{}</p></div>').format(sentence("preview.cards.no-picture"))


def _note(part: str, cut: CutText) -> str:
    name = sentence(f"preview.cards.{part}")
    if not cut.letters:
        return sentence("preview.cards.none", part=name)
    if not cut.lost:
        return sentence("preview.cards.whole", part=name, letters=cut.letters)
    return sentence("preview.cards.cut", part=name, letters=cut.letters, lost=cut.lost)


def _notes(notes: list[str]) -> Markup:
    items = Markup("\n").join(Markup('<li dir="auto">{}</li>').format(note) for note in notes)
    return Markup('<ul class="notes">\n{}\n</ul>').format(items)
