"""For telling what is dropped or pasted into the text: pictures, code of an embed, or words."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from studio.intake.embed_address import embed_from_address, is_embed_code

PICTURE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif", ".bmp"}
)
_PICTURE_FORMATS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


class DroppedFiles(Struct, frozen=True):
    """Picture files dropped or pasted at a 0-based body line."""

    paths: tuple[Path, ...]
    line: int


class PastedPicture(Struct, frozen=True):
    """A picture pasted at a 0-based body line, as the bytes of a picture file of that name."""

    data: bytes
    file_name: str
    line: int


def picture_files(source: QMimeData) -> tuple[Path, ...]:
    """The picture files among what is dropped or pasted."""
    paths = (Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES)


def has_other_files(source: QMimeData) -> bool:
    """True when there are files and none of them is a picture."""
    return any(url.isLocalFile() for url in source.urls()) and not picture_files(source)


def has_only_picture(source: QMimeData) -> bool:
    """True when there is a picture and no words that would be lost for it."""
    return source.hasImage() and not source.text().strip()


def picture_data(source: QMimeData, name: str) -> tuple[bytes, str] | None:
    """The bytes of the pasted picture and a file name made from `name`; unchanged where they are a file already."""
    for media_type, suffix in _PICTURE_FORMATS.items():
        if source.hasFormat(media_type):
            return bytes(source.data(media_type).data()), f"{name}.{suffix}"
    image = source.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data()), f"{name}.png"


def embed_code(source: QMimeData) -> str:
    """The text, or the HTML, that may be the code or the address of an embed and nothing else; empty where none is.

    HTML is looked at where there are no words beside it, and where it may be a post, which is made of words.
    """
    text = source.text()
    if is_embed_code(text) or embed_from_address(text) is not None:
        return text
    html = source.html() if source.hasHtml() else ""
    return html if is_embed_code(html) and (not text.strip() or "<blockquote" in html) else ""


def plain_text(source: QMimeData) -> str:
    """The words, with line feeds for every kind of line end."""
    return source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
