"""A picture file is taken in, or refused with a sentence: never anything else."""

import hashlib
import struct
import zlib

import pytest
from PIL import Image

from studio.errors import PictureError
from studio.pictures.inspection import inspect_picture, place_picture
from studio.pictures.renditions import make_renditions, make_thumbnail
from studio.wording import explain
from tests.pictures.drawn import drawn, encoded, opened
from tests.shared_data import shared


@pytest.mark.parametrize(
    ("file_format", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("AVIF", "image/avif"),
    ],
)
def test_allowed_formats_are_taken_in(file_format: str, media_type: str) -> None:
    data = encoded(drawn(64, 40), file_format)
    facts = inspect_picture(data)
    assert (facts.media_type, facts.width, facts.height) == (media_type, 64, 40)
    assert facts.sha256 == hashlib.sha256(data).hexdigest()


def test_size_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    facts = inspect_picture(encoded(drawn(64, 40), exif=exif))
    assert (facts.width, facts.height) == (40, 64)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"8BPS\0\1", "Photoshop"),
        (b"%!PS-Adobe-3.0 EPSF", "EPS"),
        (b"\0\0\0\x18ftypqt  \0\0", "Video"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"BLP2\1\0\0\0", "BLP"),
        (b"\0\0\0\0\x12\xaf", "FLI"),
    ],
)
def test_other_formats_are_refused_by_name(data: bytes, named: str) -> None:
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data)
    assert named in explain(refusal.value)


@pytest.mark.parametrize("data", [b"", b"no picture at all", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"])
def test_things_that_are_no_picture_are_refused(data: bytes) -> None:
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data)
    assert explain(refusal.value)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF"])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_cut_files_are_refused(file_format: str, kept: float) -> None:
    data = encoded(Image.effect_noise((200, 200), 90).convert("RGB"), file_format)
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data[: int(len(data) * kept)])
    assert refusal.value.code == "picture.broken"


def test_a_bomb_is_refused_from_its_header() -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data)
    assert refusal.value.code == "picture.too_large"


def test_placed_picture_has_the_bare_file_name() -> None:
    placed = place_picture(encoded(drawn(64, 40)), "C:\\Users\\me\\gate.jpg", "gate")
    assert (placed.id, placed.file_name, placed.width, placed.credit.is_missing) == ("gate", "gate.jpg", 64, True)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_odd_picture_is_taken_in_or_refused_with_a_sentence() -> None:
    taken, refusals = 0, []
    for path in sorted(path for path in shared("corpora", "images").rglob("*") if path.is_file()):
        data = path.read_bytes()
        try:
            placed = place_picture(data, path.name, "odd")
            renditions = make_renditions(data, placed)
            make_thumbnail(data, 96)
        except PictureError as error:
            refusals.append(explain(error))
        else:
            assert all(opened(jpeg).mode == "RGB" for jpeg in renditions.values()), path.name
            taken += 1
    assert taken > 600
    assert len(refusals) > 50
    assert all(refusals)
