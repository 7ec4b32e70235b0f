"""The proof that the ninjs of a package is of our profile and tells the same story as its other files."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from studio.exporting import ninjs_profile as ninjs
from studio.exporting.story_document import ExportedImage, StoryDocument
from studio.exporting.verifying.activity import activity_in
from studio.exporting.verifying.addresses import is_same_address
from studio.exporting.verifying.markup import Element, parse_markup
from studio.exporting.verifying.pictures import printed_credit
from studio.exporting.verifying.plain_text import (
    difference_of_words,
    same_text,
    visible,
    words_in_text,
    words_of_blocks,
)
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.exporting.verifying.story_text import box_problems
from studio.story.corrections import newest_first
from studio.story.directives import ELEMENT_DIRECTIVES, DirectiveName
from studio.story.elements import Embed, FactBox, RelatedLink
from studio.story.picture import PlacedPicture
from studio.story.story import Story

_FILE = "story.json"
Texts = Mapping[str, str]


def news_item_problems(
    data: bytes, document: StoryDocument, source: SourceBody, files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with `story.json`, given as its bytes. `source` is the story's body, read."""
    try:
        item = ninjs.read_news_item(data)
    except (msgspec.MsgspecError, RecursionError) as error:
        yield problem("profile", file=_FILE, reason=error)
        return
    yield from _item_fields(item, document)
    yield from _bodies(item, document.story, source)
    associations = {each.name: each for each in item.associations}
    if len(associations) != len(item.associations):
        yield problem("told_twice", file=_FILE)
    for picture in document.story.pictures:
        yield from _picture(associations.get(f"picture/{picture.id}"), picture, document, files)
    for box in document.story.fact_boxes:
        yield from _fact_box(associations.get(f"fact-box/{box.id}"), box)
    for embed in document.story.embeds:
        yield from _embed(associations.get(f"embed/{embed.id}"), embed, document)
    yield from _related(associations, document.story)


def _item_fields(item: ninjs.NewsItem, document: StoryDocument) -> Problems:
    story, origin = document.story, document.story.origin
    sections = ", ".join(each.name for each in item.subjects)
    publishers = ", ".join(each.name for each in item.info_sources)
    pairs = {
        "version": (item.version, str(document.revision)),
        "versionCreated": (item.version_created, document.saved_at),
        "language": (item.language, story.language),
        "title": (item.title, story.headline),
        "slugline": (item.slugline, story.slug),
        "by": (item.by, story.byline),
        "located": (item.located, story.dateline),
        "subjects": (sections, story.section),
        "infoSources": (publishers, origin.publisher if origin is not None else ""),
        "copyrightNotice": (item.copyright_notice, origin.rights_notice if origin is not None else ""),
        "headlines main": (_by_role(item.headlines).get("main", ""), story.headline),
        "headlines short": (_by_role(item.headlines).get("short", ""), story.short_headline),
        "headlines seo": (_by_role(item.headlines).get("seo", ""), story.seo_title),
        "descriptions summary": (_by_role(item.descriptions).get("summary", ""), story.standfirst),
    }
    yield from _unequal("", pairs)
    publisher = next((each.uri for each in item.info_sources), None)
    if not is_same_address(publisher, origin.url if origin is not None else ""):
        yield problem("told_field", file=_FILE, element="—", field="infoSources uri")
    if not _is_address_of(item.uri, story.id):
        yield problem("told_field", file=_FILE, element="—", field="uri")
    told = [visible(each.value) for each in item.descriptions if each.role == "correction"]
    wanted = [visible(note.text) for note in newest_first(story.corrections) if note.text.strip()]
    if len(told) != len(wanted) or not all(one.endswith(other) for one, other in zip(told, wanted, strict=True)):
        yield problem("told_field", file=_FILE, element="—", field="descriptions correction")
    if not _is_embargo(item, story.embargoed_until.strip()):
        yield problem("told_field", file=_FILE, element="—", field="embargoedUntil")


def _is_address_of(uri: str, story_id: str) -> bool:
    """True where the address is made of the story's id. An id that is no UUID has an address made of it in some way."""
    try:
        return uri == uuid.UUID(story_id).urn
    except ValueError:
        return uri.startswith("urn:uuid:")


def _is_embargo(item: ninjs.NewsItem, until: str) -> bool:
    """True where the item is free when the story is, and kept until the same moment, or without end, when it is not."""
    if not until:
        return item.embargoed_until is None
    if item.embargoed_until is None:
        return item.pub_status != "usable"
    try:
        wanted, found = datetime.fromisoformat(until), datetime.fromisoformat(item.embargoed_until)
    except ValueError:
        return False
    zoned = wanted if wanted.tzinfo is not None else wanted.replace(tzinfo=UTC)
    return zoned.replace(microsecond=0) == found


def _bodies(item: ninjs.NewsItem, story: Story, source: SourceBody) -> Problems:
    texts = _by_role(item.bodies)
    if texts.get("source", "") != story.body:
        yield problem("told_field", file=_FILE, element="—", field="bodies source")
    page = parse_markup(texts.get("main", ""))
    yield from activity_in(page, _FILE, ())
    blocks = [block for block in page.child_elements if "data-association" not in block.attributes]
    for words in (words_of_blocks(blocks), words_in_text(texts.get("plain", ""))):
        if lost := difference_of_words(source.all_words, words, is_whole=source.is_whole):
            yield problem("words", file=_FILE, word=lost)
    yield from _places(page, story, source)


def _places(page: Element, story: Story, source: SourceBody) -> Problems:
    """A problem unless the HTML marks the places of the story's elements, each with its name, in order."""
    found = [str(each.attributes["data-association"]) for each in page.walk() if "data-association" in each.attributes]
    known = {
        DirectiveName.PICTURE: {each.id for each in story.pictures},
        DirectiveName.FACT_BOX: {each.id for each in story.fact_boxes},
        DirectiveName.EMBED: {each.id for each in story.embeds},
    }
    wanted = [
        f"{each.name}/{each.id}"
        for each in source.directives
        if each.name in ELEMENT_DIRECTIVES and each.id in known[DirectiveName(each.name)]
    ]
    if found != wanted:
        yield problem("told_field", file=_FILE, element="—", field="data-association")


def _picture(
    told: ninjs.Association | None, picture: PlacedPicture, document: StoryDocument, files: Mapping[str, bytes]
) -> Problems:
    if not isinstance(told, ninjs.Picture):
        yield problem("untold", file=_FILE, element=picture.id)
        return
    if isinstance(told, ninjs.LeadPicture) != (picture.id == document.story.lead_picture):
        yield problem("told_field", file=_FILE, element=picture.id, field="rel")
    credit, texts = picture.credit, _by_role(told.descriptions)
    line = printed_credit(document, credit)
    parties = {each.role: each.name for each in told.info_sources}
    if picture.decorative != (texts.get("altText") == ""):
        yield problem("told_field", file=_FILE, element=picture.id, field="altText")
    pairs = {
        "altText": (texts.get("altText", ""), "" if picture.decorative else picture.alt),
        "caption": (texts.get("caption", ""), picture.caption),
        "creditLine": (texts.get("creditLine", ""), line),
        "infoSources creditLine": (parties.get("creditLine", ""), line),
        "infoSources organisation": (parties.get("organisation", ""), credit.organisation),
        "infoSources distributor": (parties.get("distributor", ""), credit.via),
        "by": (told.by, credit.creator),
        "copyrightNotice": (told.copyright_notice, credit.copyright_notice),
        "usageTerms": (told.usage_terms, credit.usage_terms),
        "context": (texts.get("context", ""), credit.context_note),
        "edNote": (told.ed_note, credit.instructions),
    }
    yield from _unequal(picture.id, pairs)
    if not is_same_address(next((each.uri for each in told.info_sources if each.uri), None), credit.link):
        yield problem("told_field", file=_FILE, element=picture.id, field="infoSources uri")
    images = [image for image in document.images if image.picture == picture.id]
    yield from _renditions(told.renditions, images, picture.id, document.media_base, files)


def _renditions(
    told: Sequence[ninjs.Rendition],
    images: Sequence[ExportedImage],
    picture: str,
    base: str,
    files: Mapping[str, bytes],
) -> Problems:
    """A problem unless the renditions are the picture's image files, no more and no less, each in its true size."""
    wanted = [
        (base + image.file, image.width, image.height, image.shape, len(files.get(image.file, b""))) for image in images
    ]
    found = [(each.href, each.width, each.height, each.aspect_ratio, each.size_in_bytes or 0) for each in told]
    if found != wanted:
        yield problem("told_field", file=_FILE, element=picture, field="renditions")


def _fact_box(told: ninjs.Association | None, box: FactBox) -> Problems:
    if not isinstance(told, ninjs.FactBox):
        yield problem("untold", file=_FILE, element=box.id)
        return
    texts = _by_role(told.bodies)
    page = parse_markup(texts.get("main", ""))
    yield from activity_in(page, _FILE, ())
    yield from box_problems(box, page, _FILE)
    yield from _unequal(box.id, {"title": (told.title, box.title)})
    wanted = {"kind": box.kind.value, "title": box.title, "facts": list(msgspec.to_builtins(box.facts))}
    try:
        data = msgspec.json.decode(texts.get("data", ""))
    except (msgspec.MsgspecError, RecursionError):
        data = None
    if data != wanted:
        yield problem("told_field", file=_FILE, element=box.id, field="bodies data")


def _embed(told: ninjs.Association | None, embed: Embed, document: StoryDocument) -> Problems:
    if not isinstance(told, ninjs.Embed):
        yield problem("untold", file=_FILE, element=embed.id)
        return
    poster = document.story.picture(embed.poster) if embed.poster else None
    images = {document.media_base + image.file for image in document.images if image.picture == embed.poster}
    line = printed_credit(document, poster.credit) if poster is not None and images else ""
    texts = _by_role(told.descriptions)
    pairs = {
        "title": (told.title, embed.title),
        "by": (told.by, embed.author),
        "fallback": (texts.get("fallback", ""), embed.fallback),
        "caption": (texts.get("caption", ""), embed.caption),
        "quote": (texts.get("quote", ""), embed.text),
        "altText": (texts.get("altText", ""), embed.alt),
        "creditLine": (texts.get("creditLine", ""), line),
        "infoSources creditLine": (", ".join(each.name for each in told.info_sources), line),
    }
    yield from _unequal(embed.id, pairs)
    page = next((each.href for each in told.renditions if each.name == "page"), None)
    if not is_same_address(page, embed.url):
        yield problem("told_field", file=_FILE, element=embed.id, field="renditions page")
    posters = {each.href for each in told.renditions if each.name == "poster"}
    if bool(posters) != bool(images) or not posters <= images:
        yield problem("told_field", file=_FILE, element=embed.id, field="renditions")


def _related(associations: Mapping[str, ninjs.Association], story: Story) -> Problems:
    told = [each for each in associations.values() if isinstance(each, ninjs.Related)]
    wanted = [link for link in story.related if link.is_included and link.headline.strip()]
    if len(told) != len(wanted) or not all(_is_told(one, other) for one, other in zip(told, wanted, strict=True)):
        yield problem("told_field", file=_FILE, element="—", field="associations related")
    elements = {f"picture/{each.id}" for each in story.pictures} | {f"embed/{each.id}" for each in story.embeds}
    elements |= {f"fact-box/{each.id}" for each in story.fact_boxes}
    others = {name for name, each in associations.items() if not isinstance(each, ninjs.Related)}
    yield from (problem("told_of_nothing", file=_FILE, element=name) for name in sorted(others - elements))


def _is_told(told: ninjs.Related, link: RelatedLink) -> bool:
    is_there = all(is_same_address(each.href, link.url) for each in told.renditions)
    return is_there and same_text(told.title, link.headline)


def _unequal(element: str, pairs: Mapping[str, tuple[str, str]]) -> Problems:
    for field, (found, wanted) in pairs.items():
        if not same_text(found, wanted):
            shown = {"found": found.strip() or "—", "wanted": wanted.strip() or "—"}
            yield problem("told_text", file=_FILE, element=element or "—", field=field, **shown)


def _by_role(texts: Iterable[ninjs.Headline | ninjs.Description | ninjs.Body]) -> Texts:
    """The text in each role; what is said in one role twice stands together, and equals nothing."""
    found: dict[str, str] = {}
    for each in texts:
        found[each.role] = f"{found[each.role]} {each.value}" if each.role in found else each.value
    return found
