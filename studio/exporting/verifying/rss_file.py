"""Verifying a feed of one story."""

from collections.abc import Mapping
from xml.etree import ElementTree

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.flavour_article import article_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.ninjs_17_file import absolute_images
from studio.exporting.verifying.pictures import printed_credit
from studio.exporting.verifying.plain_text import same_text
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_MEDIA = "{http://search.yahoo.com/mrss/}"


def rss_problems(
    path: str, data: bytes, document: StoryDocument, source: SourceBody, files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with the feed: it must be well-formed XML without entities, with this story as its one item."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield problem("flavour_unread", file=path, reason="DOCTYPE")
        return
    try:
        root = ElementTree.fromstring(data)  # without a document type there are no entities
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        yield problem("flavour_unread", file=path, reason=error)
        return
    items = root.findall("channel/item")
    if root.tag != "rss" or len(items) != 1:
        yield problem("flavour_unread", file=path, reason=f"{len(items)} × <item>")
        return
    yield from _fields(path, items[0], document)
    page = parse_markup(items[0].findtext(_CONTENT) or "")
    yield from article_problems(page, path, document, source, absolute_images(document))
    shown = {element.attributes.get("src") or "" for element in page.walk() if element.tag == "img"}
    yield from _media(path, items[0], shown, document, files)


def _fields(path: str, item: ElementTree.Element, document: StoryDocument) -> Problems:
    story = document.story
    wanted = {
        "title": story.headline.strip() or story.working_slug,
        "description": story.standfirst,
        _CREATOR: story.byline,
        "category": story.section,
    }
    for tag, text in wanted.items():
        if not same_text(item.findtext(tag) or "", text):
            yield problem("told_field", file=path, element="—", field=tag.rpartition("}")[2])


def _media(
    path: str, item: ElementTree.Element, shown: set[str], document: StoryDocument, files: Mapping[str, bytes]
) -> Problems:
    """Each picture that the article shows is told once, with its size, texts and credit."""
    images = absolute_images(document)
    told = {each.get("url") or "": each for each in item.findall(f"{_MEDIA}content")}
    if told.keys() != shown:
        yield problem("told_field", file=path, element="—", field="media:content")
    for url, each in told.items():
        image = images.get(url)
        picture = document.story.picture(image.picture) if image is not None else None
        if image is None or picture is None:
            yield problem("page_image", file=path, image=url)
            continue
        size = (each.get("width"), each.get("height"), each.get("fileSize"))
        if size != (str(image.width), str(image.height), str(len(files.get(image.file, b"")))):
            yield problem("page_size", file=path, image=image.file)
        wanted = {
            "credit": printed_credit(document, picture.credit),
            "description": picture.caption,
            "title": "" if picture.decorative else picture.alt,
        }
        for tag, text in wanted.items():
            found = each.findtext(f"{_MEDIA}{tag}") or ""
            if not same_text(found, text):
                shown_text = {"found": found.strip() or "—", "wanted": text.strip() or "—"}
                yield problem("told_text", file=path, element=picture.id, field=f"media:{tag}", **shown_text)
