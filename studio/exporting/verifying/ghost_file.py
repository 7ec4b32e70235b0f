"""Verifying a zip for Ghost: its post, and the pictures in it."""

import html
import io
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.archive import read_archive
from studio.exporting.verifying.flavour_article import article_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.pictures import Images
from studio.exporting.verifying.plain_text import same_text, visible
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody

_POST = "ghost.json"


class _Post(Struct, frozen=True):
    html: str
    title: str
    status: str
    feature_image: str | None = None
    custom_excerpt: str | None = None


class _Meta(Struct, frozen=True):
    meta_title: str | None = None
    feature_image_alt: str | None = None
    feature_image_caption: str | None = None


class _Data(Struct, frozen=True):
    posts: tuple[_Post]
    posts_meta: tuple[_Meta]


class _Database(Struct, frozen=True):
    data: _Data


class _Export(Struct, frozen=True):
    db: tuple[_Database]


def ghost_problems(
    path: str, data: bytes, document: StoryDocument, source: SourceBody, files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with the zip: itself, its one post, and pictures that are not those of the package."""
    entries, _, problems = read_archive(io.BytesIO(data))
    yield from (problem("flavour_unread", file=path, reason=each.sentence) for each in problems)
    try:
        content = msgspec.json.decode(entries.get(_POST, b""), type=_Export).db[0].data
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        yield problem("flavour_unread", file=path, reason=error)
        return
    (post,), (meta,) = content.posts, content.posts_meta
    page = parse_markup(_whole_post(post, meta))
    images, strange = _images(entries, document, files)
    yield from (problem("file_unknown", file=f"{path}: {name}") for name in strange)
    yield from article_problems(page, path, document, source, images)
    yield from _fields(path, post, meta, document)
    if post.status != "draft":
        yield problem("told_field", file=path, element="—", field="status")


def _whole_post(post: _Post, meta: _Meta) -> str:
    """The post with its feature image as a figure above it."""
    if not post.feature_image:
        return post.html
    alt = html.escape(meta.feature_image_alt or "")
    shown = f'<img src="{html.escape(post.feature_image)}" alt="{alt}">'
    caption = meta.feature_image_caption or ""
    return f'<figure class="picture">{shown}<figcaption>{caption}</figcaption></figure>{post.html}'


def _images(
    entries: Mapping[str, bytes], document: StoryDocument, files: Mapping[str, bytes]
) -> tuple[Images, list[str]]:
    """The images of the zip by the address they get, and the entries that are none of the package's."""
    by_name = {image.file.rpartition("/")[2]: image for image in document.images}
    found, strange = {}, []
    for name, data in entries.items():
        image = by_name.get(name.rpartition("/")[2])
        if name.startswith("content/images/") and image is not None and files.get(image.file) == data:
            found[f"/{name}"] = image
        elif name != _POST:
            strange.append(name)
    return found, strange


def _fields(path: str, post: _Post, meta: _Meta, document: StoryDocument) -> Problems:
    """Titles may be cut where Ghost takes no more. A standfirst that is no excerpt has to stand in the post."""
    story = document.story
    headline = story.headline.strip() or story.working_slug
    for field, found, wanted in (
        ("title", post.title, headline),
        ("meta_title", meta.meta_title or "", story.seo_title),
    ):
        if not same_text(found, wanted) and not (
            found.endswith("…") and visible(wanted).startswith(visible(found[:-1])) and len(found) > 200
        ):
            yield problem("told_field", file=path, element="—", field=field)
    standfirst = visible(story.standfirst)
    if post.custom_excerpt:
        is_told = visible(post.custom_excerpt) == standfirst
    else:
        is_told = standfirst in visible(parse_markup(post.html).text())
    if not is_told:
        yield problem("told_field", file=path, element="—", field="custom_excerpt")
