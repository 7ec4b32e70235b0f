"""Re-opening a package, ours or one from anywhere, and saying everything that is wrong with it."""

import hashlib
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.errors import StorageError
from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.activity import activity_in, missing_policy, more_than_a_fragment
from studio.exporting.verifying.addresses import link_problems
from studio.exporting.verifying.archive import FilesBelow, Moment, read_archive
from studio.exporting.verifying.flavours import flavour_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.news_item import news_item_problems
from studio.exporting.verifying.page_head import page_head_problems
from studio.exporting.verifying.picture_sheet import sheet_page_problems, sheet_table_problems
from studio.exporting.verifying.pictures import (
    image_file_problems,
    page_data_problems,
    page_picture_problems,
    uncredited,
)
from studio.exporting.verifying.plain_text import visible
from studio.exporting.verifying.problem import Problem, Problems, problem
from studio.exporting.verifying.source_body import read_source_body
from studio.exporting.verifying.story_text import page_text_problems, source_problems

_REQUIRED = (
    *("README.txt", "body.html", "index.html", "manifest-sha256.txt", "offstone.json"),
    *("pictures.csv", "pictures.html", "story.json", "story.md"),
)
_MANIFEST = "manifest-sha256.txt"
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)")


def verify_package(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the package at `path`; empty when it is good. Raises StorageError."""
    try:
        with path.open("rb") as stream:
            return verify_stream(stream)
    except OSError as error:
        raise StorageError("verify.unreadable", path=str(path), reason=error.strerror or str(error)) from error


def verify_archive(data: bytes) -> tuple[Problem, ...]:
    """Everything that is wrong with a package given as its bytes; empty when it is good."""
    return verify_stream(io.BytesIO(data))


def verify_stream(stream: BinaryIO) -> tuple[Problem, ...]:
    """Everything that is wrong with a package that is read from a file. Raises OSError where that cannot be read."""
    entries, moment, problems = read_archive(stream)
    if not entries:
        return problems
    folders = {name.partition("/")[0] for name in entries}
    if len(folders) != 1 or not all("/" in name for name in entries):
        return (*problems, problem("not_one_folder"))
    return (*problems, *_contents(FilesBelow(entries, folders.pop()), moment))


def _contents(files: Mapping[str, bytes], moment: Moment | None) -> Problems:
    missing = [name for name in _REQUIRED if name not in files]
    yield from (problem("file_missing", file=name) for name in missing)
    if _MANIFEST in files:
        yield from _manifest_problems(files)
    texts = {}
    for name in _REQUIRED:
        try:
            texts[name] = files.get(name, b"").decode("utf-8")
        except UnicodeDecodeError:
            yield problem("not_utf8", file=name)
            return
    if missing:
        return
    try:
        document = msgspec.json.decode(files["offstone.json"], type=StoryDocument, strict=True)
    except (msgspec.MsgspecError, RecursionError) as error:
        yield problem("story_json", file="offstone.json", reason=error)
        return
    yield from _story_problems(document, texts, files, moment)


def _story_problems(
    document: StoryDocument, texts: Mapping[str, str], files: Mapping[str, bytes], moment: Moment | None
) -> Problems:
    if moment is not None and not _is_same_time(document.saved_at, moment):
        yield problem("entry_time", saved_at=document.saved_at)
    yield from (problem("file_unknown", file=path) for path in sorted(files) if not _is_known(path))
    if document.story.desk_notes:
        yield problem("desk_notes")
    yield from image_file_problems(document, files)
    yield from uncredited(document)
    yield from source_problems(document.story, texts["story.md"])
    source = read_source_body(document.story.body)
    yield from news_item_problems(files["story.json"], document, source, files)
    if texts["body.html"].strip() not in texts["index.html"]:
        yield problem("pages_differ")
    yield from flavour_problems(document, source, files)
    yield from sheet_page_problems(texts["pictures.html"], document, source)
    yield from sheet_table_problems(texts["pictures.csv"], document, files)
    yield from _reason_problems(document, texts["README.txt"])
    images = {image.file: image for image in document.images}
    for name in ("index.html", "body.html"):
        page = parse_markup(texts[name])
        yield from activity_in(page, name, [path for path in images if path in files])
        yield from page_picture_problems(page, name, document, source, images)
        yield from page_text_problems(page, name, document.story, source)
        if name == "index.html":
            yield from missing_policy(page, name)
            yield from page_data_problems(page, name, document)
            yield from page_head_problems(page, name, document.story)
        else:
            yield from more_than_a_fragment(page, name)
            yield from link_problems(page, name, document, source)


def _reason_problems(document: StoryDocument, readme: str) -> Problems:
    """A problem for each word on why the story left in spite of errors that people do not get to read."""
    if document.overrides is not None:
        told = visible(readme)
        texts = [document.overrides.reason, *(finding.sentence for finding in document.overrides.findings)]
        yield from (
            problem("flavour_lacks", file="README.txt", text=each) for each in texts if visible(each) not in told
        )


def _is_known(path: str) -> bool:
    return path in _REQUIRED or path.startswith(("images/", "cms/"))


def _manifest_problems(files: Mapping[str, bytes]) -> Problems:
    listed: dict[str, str] = {}
    text = files[_MANIFEST].decode("utf-8", "replace")
    for line in text.removesuffix("\n").split("\n"):
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or match[2] in listed:
            yield problem("manifest_line", line=line)
        else:
            listed[match[2]] = match[1]
    for name in sorted(files.keys() - listed.keys() - {_MANIFEST}):
        yield problem("not_in_manifest", file=name)
    for name, hash_value in sorted(listed.items()):
        if name not in files:
            yield problem("file_missing", file=name)
        elif hashlib.sha256(files[name]).hexdigest() != hash_value:
            yield problem("changed", file=name)


def _is_same_time(saved_at: str, moment: Moment) -> bool:
    """A zip knows even seconds only, and its times have no zone; ours are UTC."""
    try:
        wanted = datetime.strptime(saved_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timetuple()[:6]
    except ValueError:
        return False
    return (*wanted[:5], wanted[5] // 2) == (*moment[:5], moment[5] // 2)
