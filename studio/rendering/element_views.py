"""What templates see of a story's elements: plain values, ready to be placed, and nothing to call."""

import re
from calendar import monthrange

from markupsafe import Markup
from msgspec import Struct

from studio.rendering.blocks import markdown_to_html
from studio.rendering.credit_formats import format_credit
from studio.rendering.houses import House
from studio.story.elements import Correction, Embed, Fact, FactBox
from studio.story.picture import PlacedPicture, Rendition, renditions_of
from studio.story.story import Story

_ISO_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$")
_WEB = re.compile(r"https?://[^\s<>\"`{}|\\^]+$", re.IGNORECASE)
_PREFERRED_WIDTH = 960


class DateView(Struct, frozen=True):
    """A date as readers read it. `iso` is empty when the text is not an ISO date."""

    text: str
    iso: str


class ImageView(Struct, frozen=True, kw_only=True):
    """An ``<img>``. `alt` is None while nobody has written one: an empty alt would call the picture decorative."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str | None


class PictureView(Struct, frozen=True, kw_only=True):
    """A picture with its caption and credit; `image` is None while it waits for its file."""

    image: ImageView | None
    caption: str
    credit: str
    credit_label: str
    label_is_hidden: bool
    caption_first: bool
    name: str


class FactView(Struct, frozen=True, kw_only=True):
    """One fact; `answer` is HTML. `time` is the question as a date, for timelines."""

    question: str
    time: DateView | None
    answer: Markup
    source: str
    as_of: DateView | None


class FactBoxView(Struct, frozen=True, kw_only=True):
    """A fact box; `kind` is the value of its `BoxKind`."""

    kind: str
    title: str
    facts: tuple[FactView, ...]


class EmbedView(Struct, frozen=True, kw_only=True):
    """An embed. `url` is empty unless it leads to the web; `link_text` is never empty where there is a URL."""

    kind: str
    title: str
    url: str
    link_text: str
    author: str
    date: DateView | None
    text: str
    caption: str
    fallback: str
    poster: PictureView | None


class CorrectionView(Struct, frozen=True, kw_only=True):
    """A dated note under the story."""

    label: str
    text: str
    date: DateView | None


def web_address(url: str) -> str:
    """`url` if it leads to the web and can stand in a page, else empty."""
    stripped = url.strip()
    return stripped if _WEB.match(stripped) else ""


def date_view(text: str, house: House) -> DateView | None:
    """An ISO date (year, month or day) in the house's words; any other text as it is; None for nothing."""
    stripped = text.strip()
    match = _ISO_DATE.match(stripped)
    if match is None:
        return DateView(stripped, "") if stripped else None
    year, month, day = match.groups()
    if day and not _is_in_month(int(year), int(month), int(day)):
        return DateView(stripped, "")
    months = house.labels.months
    if month is None or len(months) != 12:
        return DateView(stripped, stripped)
    words = [str(int(day))] if day else []
    return DateView(" ".join([*words, months[int(month) - 1], year]), stripped)


def _is_in_month(year: int, month: int, day: int) -> bool:
    return year > 0 and day <= monthrange(year, month)[1]


def shape_of(picture: PlacedPicture, story: Story, house: House) -> str:
    """The shape the house asks for where the story shows the picture first: as its lead, or in the text."""
    return house.lead_shape if picture.id == story.lead_picture else house.picture_shape


def picture_view(picture: PlacedPicture, house: House, *, sizes: str = "", shape: str = "") -> PictureView:
    """What a template needs to show `picture`, with the crop made for `shape` if it has one."""
    renditions = renditions_of(picture, shape)
    printed = format_credit(picture.credit, house)
    return PictureView(
        image=_image_view(picture, renditions, sizes or house.image_sizes) if renditions else None,
        caption=picture.caption.strip(),
        credit=printed.text,
        credit_label=printed.label,
        label_is_hidden=printed.label_is_hidden,
        caption_first=house.caption_first,
        name=picture.alt.strip() or picture.caption.strip() or picture.file_name or picture.id,
    )


def _image_view(picture: PlacedPicture, renditions: tuple[Rendition, ...], sizes: str) -> ImageView:
    shown = [rendition for rendition in renditions if rendition.width <= _PREFERRED_WIDTH]
    main = shown[-1] if shown else renditions[0]
    alt = "" if picture.decorative else picture.alt.strip() or None
    return ImageView(
        src=f"images/{main.name}",
        srcset=", ".join(f"images/{each.name} {each.width}w" for each in renditions) if len(renditions) > 1 else "",
        sizes=sizes,
        width=main.width,
        height=main.height,
        alt=alt,
    )


def fact_box_view(box: FactBox, house: House, language: str) -> FactBoxView:
    """What a template needs to show `box`; answers are rendered as Markdown in `language`."""
    facts = tuple(_fact_view(fact, house, language) for fact in box.facts)
    return FactBoxView(kind=box.kind.value, title=box.title.strip(), facts=facts)


def _fact_view(fact: Fact, house: House, language: str) -> FactView:
    return FactView(
        question=fact.question.strip(),
        time=date_view(fact.question, house),
        answer=Markup(markdown_to_html(fact.answer, language)),
        source=fact.source.strip(),
        as_of=date_view(fact.as_of, house),
    )


def embed_view(embed: Embed, house: House, story: Story) -> EmbedView:
    """What a template needs to show `embed`, with its poster when that has a file."""
    poster = story.picture(embed.poster) if embed.poster else None
    url = web_address(embed.url)
    return EmbedView(
        kind=embed.kind.value,
        title=embed.title.strip(),
        url=url,
        link_text=embed.title.strip() or url,
        author=embed.author.strip(),
        date=date_view(embed.date, house),
        text=embed.text.strip(),
        caption=embed.caption.strip(),
        fallback=embed.fallback.strip(),
        poster=picture_view(poster, house, shape=house.picture_shape) if poster is not None else None,
    )


def correction_view(correction: Correction, house: House) -> CorrectionView:
    """What a template needs to show `correction`."""
    label = getattr(house.labels, correction.kind.value)
    return CorrectionView(label=label, text=correction.text.strip(), date=date_view(correction.date, house))
