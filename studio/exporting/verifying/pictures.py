"""The proof that no picture left without its credit: the same words in the JSON, the page, its data and the file."""

import hashlib
from collections.abc import Mapping
from typing import Any

from studio.exporting.story_document import ExportedImage, StoryDocument
from studio.exporting.verifying.image_file import ImageFile, read_image_file
from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.page_head import data_objects
from studio.exporting.verifying.plain_text import same_text, visible
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.story.credit import Credit
from studio.story.directives import DirectiveName
from studio.story.picture import PlacedPicture
from studio.story.story import Story

_LABELS = frozenset({"visually-hidden", "screen-reader-text", "credit-label"})
Images = Mapping[str, ExportedImage]


def printed_credit(document: StoryDocument, credit: Credit) -> str:
    """The credit as it must read everywhere, joined as the package says its house does; worked out anew, on purpose."""
    if credit.credit_line.strip():
        return credit.credit_line
    style = document.credit_style
    named = [name.strip() for name in (credit.creator, credit.organisation) if name.strip()]
    parts = [style.name_joiner.join(named), credit.via.strip()]
    return style.via_joiner.join(part for part in parts if part)


def image_file_problems(document: StoryDocument, files: Mapping[str, bytes]) -> Problems:
    """What is wrong with the files in `images/`, each held against the story's JSON."""
    listed = {image.file for image in document.images}
    for path in sorted(path for path in files if path.startswith("images/") and path not in listed):
        yield problem("image_unlisted", file=path)
    for image in document.images:
        picture = document.story.picture(image.picture)
        if picture is None:
            yield problem("image_of_nothing", file=image.file, picture=image.picture)
        elif image.file not in files:
            yield problem("image_missing", file=image.file)
        else:
            yield from _file_against_story(image, picture, document, files[image.file])
    yield from _missing_shapes(document)


def _missing_shapes(document: StoryDocument) -> Problems:
    """A problem for each crop made for a shape that an exported picture does not come in."""
    shapes = {(image.picture, image.shape) for image in document.images}
    exported = {picture for picture, _ in shapes}
    for picture in document.story.pictures:
        for each in picture.crops if picture.id in exported else ():
            if (picture.id, each.ratio.value) not in shapes:
                yield problem("shape_missing", picture=picture.id, shape=each.ratio.value)


def uncredited(document: StoryDocument) -> Problems:
    """A problem for each exported picture that names nobody or has no alt text, unless the desk gave a reason."""
    if document.overrides is not None and document.overrides.reason.strip():
        return
    exported = {image.picture for image in document.images}
    for picture in document.story.pictures:
        if picture.id in exported and not printed_credit(document, picture.credit).strip():
            yield problem("credit_missing", picture=picture.id)
        if picture.id in exported and not picture.decorative and not picture.alt.strip():
            yield problem("alt_missing", picture=picture.id)


def page_picture_problems(
    page: Element, name: str, document: StoryDocument, source: SourceBody, images: Images
) -> Problems:
    """What is wrong with the pictures on one page: address, size, alt text and credit of each.

    `source` is the story's body, read. `images` are the image files by the address they have on this page.
    """
    shown = [element for element in page.walk() if element.tag == "img"]
    for element in shown:
        image = images.get(element.attributes.get("src") or "")
        picture = document.story.picture(image.picture) if image is not None else None
        if image is None or picture is None:
            yield problem("page_image", file=name, image=element.attributes.get("src") or "")
        else:
            yield from _shown_against_story(element, name, image, picture)
            wanted = printed_credit(document, picture.credit)
            yield from compared("page_credit", credit_below(element), wanted, name, picture)
            yield from _candidates(element, name, images)
    sources = {element.attributes.get("src") for element in shown}
    told = {image.picture for address, image in images.items() if address in sources}
    exported = {image.picture for image in document.images}
    for placed in sorted(_placed(document.story, source) & exported):
        if placed not in told:
            yield problem("not_shown", file=name, picture=placed)
    yield from _captions(shown, name, document.story, source, images)


def _captions(shown: list[Element], name: str, story: Story, source: SourceBody, images: Images) -> Problems:
    """A problem for each picture, other than a poster, that stands nowhere on the page together with its caption."""
    for picture in story.pictures:
        if picture.id != story.lead_picture and not source.places(DirectiveName.PICTURE, picture.id):
            continue
        own = {address for address, image in images.items() if image.picture == picture.id}
        figures = [each.nearest("figure") for each in shown if each.attributes.get("src") in own]
        texts = [visible(figure.text()) for figure in figures if figure is not None]
        if texts and not any(visible(picture.caption) in text for text in texts):
            yield problem("page_caption", file=name, picture=picture.id)


def page_data_problems(page: Element, name: str, document: StoryDocument) -> Problems:
    """What is wrong with the pictures in the page's JSON-LD: each must be there, with its size and its credit."""
    told = data_objects(page, "ImageObject")
    for picture in document.story.pictures:
        own = {image.file.rpartition("/")[2]: image for image in document.images if image.picture == picture.id}
        objects = [each for each in told if str(each.get("contentUrl", "")).rpartition("/")[2] in own]
        if own and not objects:
            yield problem("data_missing", file=name, picture=picture.id)
        for each in objects:
            image = own[str(each["contentUrl"]).rpartition("/")[2]]
            size = [each.get("width", f"{image.width}px"), each.get("height", f"{image.height}px")]
            if size != [f"{image.width}px", f"{image.height}px"]:
                yield problem("data_size", file=name, picture=picture.id)
            wanted = printed_credit(document, picture.credit)
            yield from compared("data_credit", each.get("creditText"), wanted, name, picture)
            yield from compared("data_caption", each.get("caption"), picture.caption, name, picture)
            yield from _data_rights(each, name, picture)


def _data_rights(told: Mapping[str, Any], name: str, picture: PlacedPicture) -> Problems:
    """A problem where the data name another maker or another copyright than the story."""
    creator = told.get("creator")
    maker = creator.get("name", "") if isinstance(creator, dict) else ""
    credit = picture.credit
    if not same_text(str(maker), credit.creator.strip() or credit.organisation):
        yield problem("data_field", file=name, picture=picture.id, field="creator")
    if not same_text(str(told.get("copyrightNotice", "")), credit.copyright_notice):
        yield problem("data_field", file=name, picture=picture.id, field="copyrightNotice")


def _placed(story: Story, source: SourceBody) -> set[str]:
    """The ids of pictures that must be seen: the lead, those placed in the body, the posters of embeds placed there."""
    in_body = {picture.id for picture in story.pictures if source.places(DirectiveName.PICTURE, picture.id)}
    posters = {embed.poster for embed in story.embeds if source.places(DirectiveName.EMBED, embed.id)}
    return {story.lead_picture, *in_body, *posters}


def _file_against_story(image: ExportedImage, picture: PlacedPicture, document: StoryDocument, data: bytes) -> Problems:
    found = read_image_file(data)
    if found is None:
        yield problem("image_broken", file=image.file)
        return
    if (found.width, found.height) != (image.width, image.height):
        yield problem("image_size", file=image.file, width=found.width, height=found.height)
    if hashlib.sha256(data).hexdigest() != image.sha256:
        yield problem("image_changed", file=image.file)
    if found.has_place:
        yield problem("image_place", file=image.file)
    if not _is_of_its_shape(image, picture):
        yield problem("image_shape", file=image.file, shape=image.shape)
    credit = printed_credit(document, picture.credit)
    yield from compared("json_credit", image.credit, credit, image.file, picture)
    yield from _texts_in_file(image, picture, credit, found)


def _is_of_its_shape(image: ExportedImage, picture: PlacedPicture) -> bool:
    """True when the picture has a crop for the shape the image claims, and the image is as high as that crop makes it.

    A crop has whole pixels, so half a pixel of its width and height is lost or won.
    """
    if not image.shape:
        return True
    crop = next((each.crop for each in picture.crops if each.ratio == image.shape), None)
    if crop is None:
        return False
    width, height = max(1, picture.width * crop.width), max(1, picture.height * crop.height)
    return abs(image.height - image.width * height / width) <= 1 + (image.width / width) * (1 + height / width)


def _texts_in_file(image: ExportedImage, picture: PlacedPicture, credit: str, found: ImageFile) -> Problems:
    wanted = {
        "credit": credit,
        "creator": picture.credit.creator,
        "copyright": picture.credit.copyright_notice,
        "caption": picture.caption,
        "alt": "" if picture.decorative else picture.alt,
    }
    for standard, texts in (("XMP", found.xmp), ("IIM", found.iim)):
        for name, text in texts.items():
            if not same_text(text, wanted[name]):
                yield problem("file_text", file=image.file, standard=standard, field=name, found=text)


def _shown_against_story(element: Element, name: str, image: ExportedImage, picture: PlacedPicture) -> Problems:
    attributes = element.attributes
    size = attributes.get("width", str(image.width)), attributes.get("height", str(image.height))
    if size != (str(image.width), str(image.height)):
        yield problem("page_size", file=name, image=image.file)
    alt = attributes.get("alt") or ""
    is_called_decorative = "alt" in attributes and not alt
    is_unseen = bool(picture.alt.strip()) and not visible(picture.alt)
    wanted = "" if picture.decorative else picture.alt
    if not same_text(alt, wanted) or (picture.decorative != is_called_decorative and not is_unseen):
        yield problem("page_alt", file=name, image=image.file)


def credit_below(element: Element) -> str:
    """What the figure around an image gives as its credit."""
    figure = element.nearest("figure")
    lines = [] if figure is None else [each for each in figure.walk() if "credit" in each.classes]
    return "".join(each.text(_is_no_credit) for each in lines)


def _is_no_credit(element: Element) -> bool:
    return bool(element.classes & _LABELS) or "hidden" in element.attributes


def _candidates(element: Element, name: str, images: Images) -> Problems:
    for candidate in (element.attributes.get("srcset") or "").split(","):
        address, _, width = candidate.strip().partition(" ")
        image = images.get(address)
        if address and (image is None or width.strip() != f"{image.width}w"):
            yield problem("page_image", file=name, image=address)


def compared(code: str, found: object, wanted: str, file: str, picture: PlacedPicture) -> Problems:
    """A problem of that code when a text about a picture, found in `file`, is not the one that is wanted."""
    text = found if isinstance(found, str) else ""
    if not same_text(text, wanted):
        yield problem(code, file=file, picture=picture.id, found=text.strip() or "—", wanted=wanted.strip() or "—")
