"""Taking in what Offstone wrote: the JSON of a story, ninjs in our profile, and whole packages."""

import uuid
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from studio.errors import IntakeError
from studio.intake.archive import Archive, is_archive
from studio.intake.credit_reader import read_credit
from studio.intake.ninjs_item import NinjsBox, NinjsItem, NinjsPicture, looks_like_ninjs, ninjs_item
from studio.intake.ninjs_reader import parsed, read_item
from studio.intake.result import IntakeNote, IntakePicture, IntakeResult
from studio.intake.story_lines import lines_of
from studio.story.elements import BoxKind, Embed, Fact, FactBox, Origin
from studio.story.picture import PlacedPicture, renditions_of
from studio.story.story import Story, new_story

_DOCUMENT = "offstone.json"
_NEWS_ITEM = "story.json"
_FORMAT, _VERSION = "offstone-story", 1
_MOST_DOCUMENT = 50_000_000


class _Image(Struct, frozen=True, kw_only=True):
    """One image file of a package: the placed picture it shows, and its path."""

    picture: str
    file: str


class _Document(Struct, frozen=True, kw_only=True):
    """What is read of the JSON of a story; what else is in it is of no use here."""

    format: str
    version: int
    story: Story
    images: tuple[_Image, ...] = ()


class _BoxData(Struct, frozen=True, kw_only=True):
    kind: BoxKind = BoxKind.QUESTIONS
    title: str = ""
    facts: tuple[Fact, ...] = ()


def recognises_story_json(text: str) -> bool:
    """True for the JSON of a story of ours, and for a news item in our profile."""
    data = parsed(text)
    return _is_own_document(data) or _is_own_item(data)


def is_package(data: bytes) -> bool:
    """True for an archive with a folder that holds the JSON of a story, or a news item."""
    if not is_archive(data):
        return False
    try:
        return _folder_of(Archive(data, ""), _DOCUMENT, _NEWS_ITEM) is not None
    except IntakeError:
        return _looks_like_a_package(data)


def read_story_json(text: str) -> IntakeResult:
    """The story in its JSON; its pictures wait for their files, unless the library has them. Raises IntakeError."""
    data = parsed(text)
    if _is_own_item(data):
        return _result(_from_own_item(ninjs_item(data)), "story-json")
    return _result(_decoded(text.encode("utf-8", "replace"), "").story, "story-json")


def read_package(data: bytes, name: str) -> IntakeResult:
    """The story in a package, equal to the one that was handed off, with the largest image of each picture.

    `name` is for the sentences. A package of others, with a news item and no story of ours, is read as that item.
    Raises IntakeError.
    """
    archive = Archive(data, name)
    folder = _folder_of(archive, _DOCUMENT)
    if folder is None:
        return _foreign(archive, name)
    document = _decoded(archive.read(f"{folder}{_DOCUMENT}", most=_MOST_DOCUMENT), name)
    result = _result(document.story, "package")
    return replace(result, pictures=_files(document, archive, folder))


def _result(story: Story, reader: str) -> IntakeResult:
    notes = (IntakeNote(code="intake.note.same-story", is_warning=False),)
    return IntakeResult(story=story, lines=lines_of(story, "whole-story"), reader=reader, notes=notes)


def _folder_of(archive: Archive, *names: str) -> str | None:
    """The one folder, or the top, that holds a file of one of the names."""
    found = {entry.removesuffix(name) for entry in archive.names for name in names if _is_in_folder(entry, name)}
    return found.pop() if len(found) == 1 else None


def _is_in_folder(entry: str, name: str) -> bool:
    return entry == name or (entry.endswith(f"/{name}") and entry.count("/") == 1)


def _looks_like_a_package(data: bytes) -> bool:
    """True for a refused archive that names the file a package has, so that its own sentence is said."""
    return _DOCUMENT.encode() in data


def _is_own_document(data: Any) -> bool:
    return isinstance(data, dict) and data.get("format") == _FORMAT


def _is_own_item(data: Any) -> bool:
    return looks_like_ninjs(data) and str(data.get("profile", "")).startswith(_FORMAT)


def _decoded(data: bytes, name: str) -> _Document:
    try:
        document = msgspec.json.decode(data, type=_Document)
        uuid.UUID(document.story.id)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise IntakeError("intake.package.unreadable", name=name or _DOCUMENT, reason=str(error)[:200]) from error
    if document.format != _FORMAT or document.version > _VERSION:
        raise IntakeError("intake.package.newer", name=name or _DOCUMENT)
    return document


def _files(document: _Document, archive: Archive, folder: str) -> tuple[IntakePicture, ...]:
    """The largest image of each picture, uncropped where there is one that is."""
    paths = {(image.picture, image.file.rpartition("/")[2]): image.file for image in document.images}
    found: list[IntakePicture] = []
    for picture in document.story.pictures:
        names = [rendition.name for rendition in renditions_of(picture)]
        path = next((paths[picture.id, name] for name in reversed(names) if (picture.id, name) in paths), "")
        if path and f"{folder}{path}" in archive.names:
            found.append(
                IntakePicture(
                    picture_id=picture.id,
                    file_name=path.rpartition("/")[2],
                    data=archive.read(f"{folder}{path}"),
                    original=picture.sha256,
                )
            )
    return tuple(found)


def _foreign(archive: Archive, name: str) -> IntakeResult:
    folder = _folder_of(archive, _NEWS_ITEM)
    text = (
        archive.read(f"{folder}{_NEWS_ITEM}", most=_MOST_DOCUMENT).decode("utf-8", "replace")
        if folder is not None
        else ""
    )
    data = parsed(text)
    if not looks_like_ninjs(data):
        raise IntakeError("intake.archive.unknown", name=name)
    item = ninjs_item(data)
    result = _result(_from_own_item(item), "package") if _is_own_item(data) else read_item(item)
    by_name = {entry.rpartition("/")[2]: entry for entry in archive.names}
    files = tuple(
        IntakePicture(picture_id=picture.id, file_name=picture.file_name, data=archive.read(by_name[picture.file_name]))
        for picture in result.story.pictures
        if picture.file_name in by_name
    )
    return replace(result, pictures=files)


def _from_own_item(item: NinjsItem) -> Story:
    """The story in an item that Offstone wrote: its text as written, its elements under their own ids."""
    origin = Origin(publisher=item.publisher, url=item.url, rights_notice=" ".join(item.rights))
    return replace(
        new_story(),
        language=item.language or "en-GB",
        slug=item.slug,
        section=item.section,
        headline=item.headline,
        short_headline=item.short_headline,
        seo_title=item.seo_title,
        standfirst=item.standfirst,
        byline=item.byline,
        dateline=item.dateline,
        body=item.markdown,
        embargoed_until=item.embargoed_until,
        pictures=tuple(_placed(picture) for picture in item.pictures),
        lead_picture=next((picture.id for picture in item.pictures if picture.is_lead), ""),
        fact_boxes=tuple(_box(box) for box in item.boxes),
        embeds=tuple(
            Embed(id=embed.id, fallback=embed.fallback, kind=embed.kind, url=embed.url, caption=embed.caption)
            for embed in item.embeds
        ),
        origin=origin if origin != Origin() else None,
    )


def _placed(picture: NinjsPicture) -> PlacedPicture:
    credit = read_credit(picture.credit, raw=picture.credit) if picture.credit else PlacedPicture(id="").credit
    return PlacedPicture(
        id=picture.id,
        file_name=picture.file_name,
        alt=picture.alt,
        decorative=picture.is_decorative,
        caption=picture.caption,
        credit=credit,
    )


def _box(box: NinjsBox) -> FactBox:
    try:
        data = msgspec.json.decode(box.json, type=_BoxData)
    except (msgspec.MsgspecError, RecursionError):
        data = _BoxData()
    return FactBox(id=box.id, title=data.title, facts=data.facts, kind=data.kind)
