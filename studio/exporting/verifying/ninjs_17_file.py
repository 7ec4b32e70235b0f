"""Verifying a story as ninjs 1.7."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct, field

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.activity import activity_in
from studio.exporting.verifying.addresses import is_same_address
from studio.exporting.verifying.flavour_article import article_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.pictures import Images, printed_credit
from studio.exporting.verifying.plain_text import difference_of_words, same_text, words_in_text
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.exporting.verifying.story_text import box_problems

_EMBEDS = frozenset({"video", "audio", "composite"})


class _Source(Struct, frozen=True):
    name: str = ""
    rel: str = ""


class _Rendition(Struct, frozen=True):
    href: str = ""
    width: int = 0
    height: int = 0


class _Item(Struct, frozen=True):
    """What is read of an item, and of what is associated with it."""

    type: str = ""
    version: str = ""
    versioncreated: str = ""
    language: str = ""
    headline: str = ""
    headline_short: str = ""
    headline_seo: str = ""
    slugline: str = ""
    byline: str = ""
    located: str = ""
    description_text: str = ""
    description_creditline: str = ""
    description_fallback: str = ""
    body_html: str = ""
    body_text: str = ""
    copyrightnotice: str = ""
    usageterms: str = ""
    ednote: str = ""
    infosource: tuple[_Source, ...] = ()
    renditions: dict[str, _Rendition] = field(default_factory=dict)
    associations: "dict[str, _Item]" = field(default_factory=dict)


def absolute_images(document: StoryDocument) -> Images:
    """The image files by their absolute addresses."""
    return {document.media_base + image.file: image for image in document.images}


def ninjs_17_problems(
    path: str, data: bytes, document: StoryDocument, source: SourceBody, _files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with it: its fields, its HTML, its plain text, the texts and files of its pictures."""
    try:
        item = msgspec.json.decode(data, type=_Item)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        yield problem("flavour_unread", file=path, reason=error)
        return
    yield from _fields(path, item, document)
    yield from article_problems(parse_markup(item.body_html), path, document, source, absolute_images(document))
    if lost := difference_of_words(source.all_words, words_in_text(item.body_text), is_whole=source.is_whole):
        yield problem("words", file=path, word=lost)
    associations = list(item.associations.values())
    yield from _pictures(path, [each for each in associations if each.type == "picture"], document)
    yield from _boxes(path, [each for each in associations if each.type == "component"], document)
    yield from _embeds(path, [each for each in associations if each.type in _EMBEDS], document)


def _fields(path: str, item: _Item, document: StoryDocument) -> Problems:
    story = document.story
    pairs = {
        "version": (item.version, str(document.revision)),
        "versioncreated": (item.versioncreated, document.saved_at),
        "language": (item.language, story.language),
        "headline": (item.headline, story.headline),
        "headline_short": (item.headline_short, story.short_headline),
        "headline_seo": (item.headline_seo, story.seo_title),
        "slugline": (item.slugline, story.slug),
        "byline": (item.byline, story.byline),
        "located": (item.located, story.dateline),
        "description_text": (item.description_text, story.standfirst),
    }
    yield from _unequal(path, "—", pairs)


def _pictures(path: str, told: Sequence[_Item], document: StoryDocument) -> Problems:
    """Each picture of the story must be told once, with its texts, its credit in both places, and all of its files."""
    lead = document.story.lead_picture
    pictures = sorted(document.story.pictures, key=lambda picture: picture.id != lead)
    if len(told) != len(pictures):
        yield problem("told_field", file=path, element="—", field="associations")
        return
    for each, picture in zip(told, pictures, strict=True):
        credit, line = picture.credit, printed_credit(document, picture.credit)
        parties = {source.rel: source.name for source in each.infosource}
        pairs = {
            "byline": (each.byline, credit.creator),
            "description_text": (each.description_text, picture.caption),
            "description_creditline": (each.description_creditline, line),
            "infosource creditLine": (parties.get("creditLine", ""), line),
            "infosource organisation": (parties.get("organisation", ""), credit.organisation),
            "infosource distributor": (parties.get("distributor", ""), credit.via),
            "body_text": (each.body_text, "" if picture.decorative else picture.alt),
            "copyrightnotice": (each.copyrightnotice, credit.copyright_notice),
            "usageterms": (each.usageterms, credit.usage_terms),
            "ednote": (each.ednote, credit.instructions),
        }
        yield from _unequal(path, picture.id, pairs)
        images = [image for image in document.images if image.picture == picture.id]
        wanted = {(document.media_base + image.file, image.width, image.height) for image in images}
        found = [(one.href, one.width, one.height) for one in each.renditions.values()]
        if set(found) != wanted or len(found) != len(images):
            yield problem("told_field", file=path, element=picture.id, field="renditions")


def _boxes(path: str, told: Sequence[_Item], document: StoryDocument) -> Problems:
    if len(told) != len(document.story.fact_boxes):
        yield problem("told_field", file=path, element="—", field="associations")
        return
    for each, box in zip(told, document.story.fact_boxes, strict=True):
        page = parse_markup(each.body_html)
        yield from activity_in(page, path, ())
        yield from box_problems(box, page, path)


def _embeds(path: str, told: Sequence[_Item], document: StoryDocument) -> Problems:
    if len(told) != len(document.story.embeds):
        yield problem("told_field", file=path, element="—", field="associations")
        return
    exported = {image.picture for image in document.images}
    for each, embed in zip(told, document.story.embeds, strict=True):
        poster = document.story.picture(embed.poster) if embed.poster in exported else None
        pairs = {
            "headline": (each.headline, embed.title),
            "byline": (each.byline, embed.author),
            "description_text": (each.description_text, embed.caption),
            "description_fallback": (each.description_fallback, embed.fallback),
            "description_creditline": (
                each.description_creditline,
                printed_credit(document, poster.credit) if poster is not None else "",
            ),
        }
        yield from _unequal(path, embed.id, pairs)
        page = each.renditions.get("page")
        if page is not None and not is_same_address(page.href, embed.url):
            yield problem("told_field", file=path, element=embed.id, field="renditions page")


def _unequal(path: str, element: str, pairs: Mapping[str, tuple[str, str]]) -> Problems:
    for name, (found, wanted) in pairs.items():
        if not same_text(found, wanted):
            shown = {"found": found.strip() or "—", "wanted": wanted.strip() or "—"}
            yield problem("told_text", file=path, element=element, field=name, **shown)
