"""The sizes a picture leaves in: cropped, upright sRGB JPEGs without metadata, the same bytes for the same input."""

import io
from collections.abc import Iterator

from PIL import Image

from studio.errors import PictureError
from studio.pictures.formats import reading_picture
from studio.pictures.pixels import decode
from studio.story.picture import Crop, PlacedPicture, Rendition, all_renditions_of, crop_for, renditions_of

_QUALITY = 85


def make_renditions(original: bytes, picture: PlacedPicture) -> dict[str, bytes]:
    """Every rendition of the picture by name, of each crop smallest first. The original is decoded once a crop.

    Each size is made from the next larger one. Raises PictureError when the original cannot be decoded.
    """
    wanted = all_renditions_of(picture)
    shapes = dict.fromkeys(rendition.shape for rendition in wanted)
    made = {rendition.name: jpeg for shape in shapes for rendition, jpeg in _chain(original, picture, shape)}
    return {rendition.name: made[rendition.name] for rendition in wanted}


def make_rendition(original: bytes, picture: PlacedPicture, rendition: Rendition) -> bytes:
    """One rendition of the picture as JPEG bytes: the very bytes `make_renditions` gives under that name.

    Raises PictureError when the original cannot be decoded, or the picture has no such rendition.
    """
    for candidate, jpeg in _chain(original, picture, rendition.shape):
        if candidate == rendition:
            return jpeg
    raise PictureError("picture.no_rendition", name=rendition.name)


def make_thumbnail(original: bytes, longest_side: int) -> bytes:
    """A small upright JPEG of the whole picture, neither side longer than `longest_side` pixels; never enlarged."""
    small = decode(original, (longest_side, longest_side))
    small.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    return _jpeg(small)


def _chain(original: bytes, picture: PlacedPicture, shape: str) -> Iterator[tuple[Rendition, bytes]]:
    renditions = renditions_of(picture, shape)
    if not renditions:
        return
    shown = _cropped(original, crop_for(picture, shape), renditions[-1])
    for rendition in reversed(renditions):
        with reading_picture():
            if shown.size != (rendition.width, rendition.height):
                shown = shown.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS, reducing_gap=3.0)
            yield rendition, _jpeg(shown)


def _cropped(original: bytes, wanted: Crop | None, largest: Rendition) -> Image.Image:
    crop = wanted or Crop()
    wished = (
        round(largest.width / max(crop.width, 1e-6)),
        round(largest.height / max(crop.height, 1e-6)),
    )
    whole = decode(original, wished)
    if wanted is None:
        return whole
    left = min(round(whole.width * crop.left), whole.width - 1)
    top = min(round(whole.height * crop.top), whole.height - 1)
    right = min(max(left + 1, round(whole.width * (crop.left + crop.width))), whole.width)
    bottom = min(max(top + 1, round(whole.height * (crop.top + crop.height))), whole.height)
    return whole.crop((left, top, right, bottom))


def _jpeg(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    clean = picture.copy()
    clean.info.clear()
    clean.save(buffer, "JPEG", quality=_QUALITY, subsampling="4:2:0")
    return buffer.getvalue()
