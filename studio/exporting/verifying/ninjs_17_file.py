"""Verifying a story as ninjs 1.7."""

import json
from collections.abc import Mapping
from typing import Any

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.activity import activity_in
from studio.exporting.verifying.flavour_article import article_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.pictures import Images, printed_credit
from studio.exporting.verifying.plain_text import difference_of_words, same_text, words_in_text
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.exporting.verifying.story_text import box_problems


def absolute_images(document: StoryDocument) -> Images:
    """The image files by their absolute addresses."""
    return {document.media_base + image.file: image for image in document.images}


def ninjs_17_problems(
    path: str, data: bytes, document: StoryDocument, source: SourceBody, _files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with it: its fields, its HTML, its plain text, the texts and files of its pictures."""
    try:
        item = json.loads(data)
        associations = {str(each["uri"]): each for each in item.get("associations", {}).values()}
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError) as error:
        yield problem("flavour_unread", file=path, reason=error)
        return
    yield from _fields(path, item, document)
    page = parse_markup(str(item.get("body_html", "")))
    yield from article_problems(page, path, document, source, absolute_images(document))
    words = words_in_text(str(item.get("body_text", "")))
    if lost := difference_of_words(source.all_words, words, is_whole=source.is_whole):
        yield problem("words", file=path, word=lost)
    yield from _pictures(path, list(associations.values()), document)
    yield from _boxes(path, list(associations.values()), document)


def _fields(path: str, item: Mapping[str, Any], document: StoryDocument) -> Problems:
    story = document.story
    pairs = {
        "version": str(document.revision),
        "versioncreated": document.saved_at,
        "language": story.language,
        "headline": story.headline,
        "headline_short": story.short_headline,
        "headline_seo": story.seo_title,
        "slugline": story.slug,
        "byline": story.byline,
        "located": story.dateline,
        "description_text": story.standfirst,
    }
    yield from _unequal(path, "—", item, pairs)


def _pictures(path: str, associations: list[Mapping[str, Any]], document: StoryDocument) -> Problems:
    """Each picture of the story must be told once, with its texts, its credit in both places, and all of its files."""
    told = [each for each in associations if each.get("type") == "picture"]
    pictures = list(document.story.pictures)
    lead = document.story.lead_picture
    ordered = sorted(pictures, key=lambda picture: picture.id != lead)
    if len(told) != len(ordered):
        yield problem("told_field", file=path, element="—", field="associations")
        return
    for each, picture in zip(told, ordered, strict=True):
        line = printed_credit(document, picture.credit)
        pairs = {
            "byline": picture.credit.creator,
            "description_text": picture.caption,
            "description_creditline": line,
            "body_text": "" if picture.decorative else picture.alt,
            "copyrightnotice": picture.credit.copyright_notice,
            "usageterms": picture.credit.usage_terms,
            "ednote": picture.credit.instructions,
        }
        yield from _unequal(path, picture.id, each, pairs)
        lines = [source.get("name", "") for source in each.get("infosource", ()) if source.get("rel") == "creditLine"]
        yield from _unequal(path, picture.id, {"infosource": ", ".join(lines)}, {"infosource": line})
        wanted = sorted(
            (document.media_base + image.file, image.width, image.height)
            for image in document.images
            if image.picture == picture.id
        )
        found = [(one.get("href"), one.get("width"), one.get("height")) for one in each.get("renditions", {}).values()]
        if sorted(found, key=str) != sorted(wanted, key=str):
            yield problem("told_field", file=path, element=picture.id, field="renditions")


def _boxes(path: str, associations: list[Mapping[str, Any]], document: StoryDocument) -> Problems:
    told = [each for each in associations if each.get("type") == "component"]
    if len(told) != len(document.story.fact_boxes):
        yield problem("told_field", file=path, element="—", field="associations")
        return
    for each, box in zip(told, document.story.fact_boxes, strict=True):
        page = parse_markup(str(each.get("body_html", "")))
        yield from activity_in(page, path, ())
        yield from box_problems(box, page, path)


def _unequal(path: str, element: str, told: Mapping[str, Any], pairs: Mapping[str, str]) -> Problems:
    for field, wanted in pairs.items():
        found = str(told.get(field, ""))
        if not same_text(found, wanted):
            shown = {"found": found.strip() or "—", "wanted": wanted.strip() or "—"}
            yield problem("told_text", file=path, element=element, field=field, **shown)
