"""Decoding a picture into what a page shows: upright, sRGB, eight bits a channel, on white."""

import io
import math

from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

from studio.errors import PictureError
from studio.pictures.formats import open_picture, reading_picture

_ORIENTATION = 0x0112
_PHOTOMETRIC = 0x0106
_SIDEWAYS = frozenset({5, 6, 7, 8})
_PROFILE_MODES = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L", "LAB": "LAB"}
_SRGB = ImageCms.createProfile("sRGB")


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height in pixels once the picture is turned as its orientation tag says."""
    width, height = picture.size
    return (height, width) if _orientation(picture) in _SIDEWAYS else (width, height)


def decode(data: bytes, at_least: tuple[int, int] | None = None) -> Image.Image:
    """The first frame of a picture as upright 8-bit sRGB without transparency.

    With `at_least` (upright width and height in pixels) a JPEG may be decoded at a half, a quarter or an eighth of its
    size, and others made smaller before their colours are converted, as long as both sides stay at least that long:
    much faster, and the same for the same file and size. Raises PictureError for anything that cannot be decoded whole.
    """
    picture = open_picture(data)
    with reading_picture():
        turned = _orientation(picture)
        wished = picture.size if at_least is None else at_least[::-1] if turned in _SIDEWAYS else at_least
        if at_least is not None:
            picture.draft(None, wished)
        picture.load()
        upright = _turned(_reduced(picture, wished), turned)
        return _flattened(_in_srgb(_eight_bit(upright), picture.info.get("icc_profile")))


def _orientation(picture: Image.Image) -> int:
    """The turn still to be made, 1 to 8, as EXIF counts. Broken EXIF never keeps a picture out: it stands as it is.

    Pillow turns a TIFF itself: its size is upright before, and its pixels are after they are loaded.
    """
    if picture.format == "TIFF":
        return 1
    try:
        with reading_picture():
            value = picture.getexif().get(_ORIENTATION, 1)
    except PictureError:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _turned(picture: Image.Image, orientation: int) -> Image.Image:
    method = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    return picture if method is None else picture.transpose(method)


def _reduced(picture: Image.Image, wished: tuple[int, int]) -> Image.Image:
    """The picture averaged down by a whole number, to no less than twice the wished size; only where that is simple."""
    factor = min(side // (2 * max(1, least)) for side, least in zip(picture.size, wished, strict=True))
    is_simple = picture.mode in {"RGB", "L", "CMYK"} and not picture.has_transparency_data
    return picture.reduce(factor) if is_simple and factor > 1 else picture


def _eight_bit(picture: Image.Image) -> Image.Image:
    """The picture with its 16-bit, 32-bit or floating greys scaled to 0–255; others as they are."""
    if picture.mode.startswith("I;16"):
        grey = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        return ImageChops.invert(grey) if _is_white_zero(picture) else grey
    if picture.mode not in {"I", "F"}:
        return picture
    floats = picture.convert("F")
    low, high = (float(bound) for bound in floats.getextrema())  # type: ignore[arg-type]  # two numbers in this mode
    if not (math.isfinite(low) and math.isfinite(high)):
        raise PictureError("picture.broken")
    usual = 1.0 if picture.mode == "F" else 65535.0
    if low >= 0 and high <= usual:
        low, high = 0.0, usual
    scale = 255 / (high - low) if high > low else 0.0
    return floats.point(lambda value: value * scale + (-low * scale)).convert("L")


def _is_white_zero(picture: Image.Image) -> bool:
    """True for a TIFF whose greys count from white: Pillow turns those of eight bits, and not those of sixteen."""
    return isinstance(picture, TiffImagePlugin.TiffImageFile) and picture.tag_v2.get(_PHOTOMETRIC) == 0


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """The picture converted from its embedded profile; a profile that does not work is passed over."""
    if picture.mode == "LAB":
        return ImageCms.profileToProfile(picture, ImageCms.createProfile("LAB"), _SRGB, outputMode="RGB") or picture
    if not isinstance(profile, bytes) or not profile:
        return picture
    opaque, alpha = _split_alpha(picture)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() == "GRAY" and _is_grey(opaque):
            opaque = opaque.convert("L")  # a deep PNG of greys with transparency is read as RGB
        if _PROFILE_MODES.get(source.profile.xcolor_space.strip()) != opaque.mode:
            return picture
        converted = ImageCms.profileToProfile(opaque, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    if converted is None:
        return picture
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def _split_alpha(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA") if picture.has_transparency_data else picture.convert("RGB")
    if picture.mode in {"RGBA", "LA"}:
        return picture.convert(picture.mode[:-1]), picture.getchannel("A")
    return picture, None


def _is_grey(picture: Image.Image) -> bool:
    if picture.mode != "RGB":
        return False
    red, green, blue = picture.split()
    return all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))


def _flattened(picture: Image.Image) -> Image.Image:
    """RGB, with whatever was transparent shown on white."""
    if not picture.has_transparency_data:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    with_alpha = picture.convert("RGBA")
    white = Image.new("RGB", picture.size, "white")
    white.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return white
