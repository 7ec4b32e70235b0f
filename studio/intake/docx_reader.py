"""Taking in a Word file: its text by mammoth, read on as HTML; its pictures; what it says beside the text, listed."""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import mammoth
from msgspec import Struct
from msgspec.structs import replace

from studio.errors import IntakeError
from studio.intake.archive import Archive
from studio.intake.docx_parts import TextPart, pictures_outside, read_comments, read_text_part
from studio.intake.fates import Fate
from studio.intake.html_reader import read_marked_up
from studio.intake.page import Piece
from studio.intake.result import IntakePicture, IntakeResult
from studio.intake.xml_guard import UnsafeXml, look_through

_MOST_XML = 40_000_000
_STYLES = """
p[style-name='Title'] => p.MsoTitle:fresh
p[style-name='Subtitle'] => p.MsoSubtitle:fresh
p[style-name='caption'] => p.MsoCaption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
strike => s
"""
_BACK = re.compile(r"<a href=\"#[\w-]{0,80}ref-[\w-]{1,80}\">↑</a>")
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_MOST_LISTED = 400
_NO_CHOICES: Mapping[int, Fate] = {}
_BROKEN = (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, RecursionError, zipfile.BadZipFile)


class _Converted(Struct, frozen=True):
    """A Word file as HTML, with the pictures it names in their order: file name and bytes."""

    source: str
    pictures: tuple[tuple[str, bytes], ...]


def is_docx(data: bytes) -> bool:
    """True for an archive that holds a Word file."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names[:5000])


def read_docx(
    data: bytes, name: str, *, overrides: Mapping[int, Fate] = _NO_CHOICES, story_id: str = ""
) -> IntakeResult:
    """The story in a Word file; `name` is for the sentences. Each block is one line of the result.

    Tracked changes are taken as they stand: inserted words are kept, deleted ones listed. Comments are listed. Nothing
    that the file links to is opened. Raises IntakeError.
    """
    archive = Archive(data, name)
    parts = _text_parts(archive, name)
    converted = _convert(data, name)
    beside = [*_beside_the_text(archive, parts), *_not_read(parts, converted.source)]
    result = read_marked_up(converted.source, "docx", beside, overrides=overrides, story_id=story_id)
    return replace(result, pictures=_placed(result, converted))


def _text_parts(archive: Archive, name: str) -> dict[str, TextPart]:
    """The words of each part that holds text of the document; every other part of XML is looked through as well."""
    found: dict[str, TextPart] = {}
    for entry in archive.names:
        if not entry.endswith((".xml", ".rels")):
            continue
        part = archive.read(entry, most=_MOST_XML)
        try:
            if PurePosixPath(entry).stem.rstrip("0123456789") in {
                "document",
                "footnotes",
                "endnotes",
                "header",
                "footer",
            }:
                found[entry] = read_text_part(part)
            else:
                look_through(part)
        except UnsafeXml as error:
            raise IntakeError("intake.docx.unsafe", name=name, part=entry) from error
    return found


def _convert(data: bytes, name: str) -> _Converted:
    pictures: list[tuple[str, bytes]] = []

    def keep(image: Any) -> dict[str, str]:
        number = len(pictures) + 1
        suffix = {"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf"}.get(
            kind := str(image.content_type).rpartition("/")[2], kind
        )
        file_name = f"picture-{number}.{suffix}"
        try:
            with image.open() as file:
                pictures.append((file_name, file.read()))
        except (ValueError, KeyError, OSError):  # a picture that lies outside the file, which is never fetched
            pictures.append((file_name, b""))
        return {"src": file_name}

    try:
        converted = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(keep),
        )
    except _BROKEN as error:
        raise IntakeError("intake.docx.unreadable", name=name) from error
    return _Converted(_BACK.sub("", converted.value), tuple(pictures))


def _beside_the_text(archive: Archive, parts: dict[str, TextPart]) -> list[Piece]:
    """Deleted words, comments, pictures elsewhere, heads and feet of the pages, as lines that are left out."""
    pieces = [
        Piece(text=text, hint=Fate.DROPPED, reason="tracked-deletion")
        for part in parts.values()
        for text in part.deleted
    ]
    for entry in archive.names:
        if entry == "word/comments.xml":
            for comment in read_comments(archive.read(entry, most=_MOST_XML)):
                text = f"{comment.author}: {comment.text}" if comment.author else comment.text
                pieces.append(Piece(text=text, hint=Fate.DROPPED, reason="word-comment"))
        elif entry.startswith("word/") and entry.endswith(".rels"):
            outside = pictures_outside(archive.read(entry, most=_MOST_XML))
            pieces += [
                Piece(text=address, hint=Fate.DROPPED, reason="picture-outside") for address in outside if address
            ]
    for entry, part in parts.items():
        text = " ".join(part.words.split())
        if PurePosixPath(entry).stem.startswith(("header", "footer")) and text:
            pieces.append(Piece(text=text, hint=Fate.DROPPED, reason="page-head-or-foot"))
    return pieces


def _not_read(parts: dict[str, TextPart], source: str) -> list[Piece]:
    """The words of the text that the conversion did not bring along, such as those of formulas, as one line."""
    shown = Counter(_WORD.findall(html.unescape(_TAG.sub(" ", source))))
    joined = Counter(_WORD.findall(html.unescape(_TAG.sub("", source))))
    body = (
        part.words for entry, part in parts.items() if not PurePosixPath(entry).stem.startswith(("header", "footer"))
    )
    missing = Counter(_WORD.findall(" ".join(body))) - (shown | joined)
    words = [word for word, count in missing.items() for _ in range(count)][:_MOST_LISTED]
    return [Piece(text=" ".join(words), hint=Fate.DROPPED, reason="not-read")] if words else []


def _placed(result: IntakeResult, converted: _Converted) -> tuple[IntakePicture, ...]:
    """The files of the pictures that came into the story."""
    files = {name: data for name, data in converted.pictures if data}
    return tuple(
        IntakePicture(picture_id=line.element, file_name=line.text, data=files[line.text])
        for line in result.lines
        if line.fate is Fate.PICTURE and line.element and line.text in files
    )
