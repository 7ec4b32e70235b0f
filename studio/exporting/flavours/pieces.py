"""An article as a list of pieces, each ready to be put into the words of one CMS."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from studio.exporting.article_forms import body_blocks
from studio.rendering.element_views import (
    CorrectionView,
    EmbedView,
    FactBoxView,
    PictureView,
    correction_view,
    embed_view,
    fact_box_view,
    picture_view,
    web_address,
)
from studio.rendering.houses import House
from studio.story.corrections import newest_first
from studio.story.directives import Directive, DirectiveName
from studio.story.elements import FactBox, Origin
from studio.story.picture import PlacedPicture, Rendition, renditions_of
from studio.story.story import Story


class ProsePiece(Struct, frozen=True):
    """One block of prose as one element of HTML."""

    html: Markup


class PicturePiece(Struct, frozen=True, kw_only=True):
    """A picture in its largest rendition; `view` has its words."""

    view: PictureView
    rendition: Rendition
    alt: str | None

    @property
    def file(self) -> str:
        """The path of its file in the package."""
        return f"images/{self.rendition.name}"


class BoxPiece(Struct, frozen=True):
    """A fact box: as it reads in the house, and as it is in the story, whose answers are Markdown."""

    view: FactBoxView
    box: FactBox


class EmbedPiece(Struct, frozen=True, kw_only=True):
    """An embed, with its poster if that has a file."""

    view: EmbedView
    poster: PicturePiece | None


class QuotePiece(Struct, frozen=True, kw_only=True):
    """A pull quote; `by` may be empty."""

    words: str
    by: str


class NotePiece(Struct, frozen=True):
    """A correction under the story."""

    view: CorrectionView


class OriginPiece(Struct, frozen=True, kw_only=True):
    """Who published the story first. `url` may be empty, and so may either text."""

    label: str
    publisher: str
    url: str
    notice: str


Piece = ProsePiece | PicturePiece | BoxPiece | EmbedPiece | QuotePiece | NotePiece | OriginPiece


def lead_piece(story: Story, house: House) -> PicturePiece | None:
    """The lead picture, or None while there is none with a file."""
    return _picture(story.lead, house, house.lead_shape) if story.lead is not None else None


def body_pieces(story: Story, house: House) -> Iterator[Piece]:
    """The body in order. Ad positions, and what the story does not have, are left out."""
    for block in body_blocks(story):
        if block.directive is None:
            yield ProsePiece(Markup(block.html))
        elif (piece := placed_piece(block.directive, story, house)) is not None:
            yield piece


def closing_pieces(story: Story, house: House) -> Iterator[Piece]:
    """What stands under the story: corrections, and who published it first."""
    yield from (
        NotePiece(correction_view(note, house)) for note in newest_first(story.corrections) if note.text.strip()
    )
    if story.origin is not None and (story.origin.publisher.strip() or story.origin.rights_notice.strip()):
        yield _origin(story.origin, house)


def article_pieces(story: Story, house: House) -> tuple[Piece, ...]:
    """The whole article below its headline: the lead picture, the body, what stands under it."""
    lead = lead_piece(story, house)
    return (*((lead,) if lead is not None else ()), *body_pieces(story, house), *closing_pieces(story, house))


def placed_piece(directive: Directive, story: Story, house: House) -> Piece | None:
    """What a directive places; None for an ad position, and for what the story or the library does not have."""
    match directive.name:
        case DirectiveName.PICTURE:
            picture = story.picture(directive.id)
            return _picture(picture, house, house.picture_shape) if picture is not None else None
        case DirectiveName.FACT_BOX:
            box = story.fact_box(directive.id)
            return BoxPiece(fact_box_view(box, house, story.language), box) if box is not None else None
        case DirectiveName.EMBED:
            return _embed(directive.id, story, house)
        case DirectiveName.PULL_QUOTE:
            words, by = directive.text.strip(), directive.by.strip()
            return QuotePiece(words=words, by=by) if words else None
        case _:
            return None


def _picture(picture: PlacedPicture, house: House, shape: str) -> PicturePiece | None:
    renditions = renditions_of(picture, shape)
    if not renditions:
        return None
    view = picture_view(picture, house, shape=shape)
    return PicturePiece(view=view, rendition=renditions[-1], alt=view.image.alt if view.image is not None else None)


def _embed(embed_id: str, story: Story, house: House) -> EmbedPiece | None:
    embed = story.embed(embed_id)
    if embed is None:
        return None
    poster = story.picture(embed.poster) if embed.poster else None
    shown = _picture(poster, house, house.picture_shape) if poster is not None else None
    return EmbedPiece(view=embed_view(embed, house, story), poster=shown)


def _origin(origin: Origin, house: House) -> OriginPiece:
    publisher = origin.publisher.strip()
    return OriginPiece(
        label=house.labels.first_published if publisher else "",
        publisher=publisher,
        url=web_address(origin.url),
        notice=origin.rights_notice.strip(),
    )
