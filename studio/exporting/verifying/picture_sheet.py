"""Verifying the picture sheet: every picture with its credit and its files, nothing active, no formulas."""

import csv
import io
from collections.abc import Mapping

from studio.exporting.story_document import ExportedImage, StoryDocument
from studio.exporting.verifying.activity import activity_in, missing_policy
from studio.exporting.verifying.markup import Element, parse_markup
from studio.exporting.verifying.pictures import page_picture_problems, printed_credit
from studio.exporting.verifying.plain_text import same_text, visible
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.story.picture import PlacedPicture

_PAGE, _TABLE = "pictures.html", "pictures.csv"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def sheet_page_problems(text: str, document: StoryDocument, source: SourceBody) -> Problems:
    """What is wrong with the page: it must show every exported picture, and name its texts and its files."""
    page = parse_markup(text)
    images = {image.file: image for image in document.images}
    yield from activity_in(page, _PAGE, images)
    yield from missing_policy(page, _PAGE)
    yield from page_picture_problems(page, _PAGE, document, source, images)
    sections = {_name_of(each): each for each in page.walk() if each.tag == "section"}
    for picture in document.story.pictures:
        section = sections.get(picture.id)
        told = _cells(section) if section is not None else set()
        wanted = [visible(text) for name, text in _told(picture, document).items() if name not in {"credit", "caption"}]
        for image in _images_of(picture, document):
            wanted += [image.file, image.sha256]
        lost = [text for text in wanted if text and text not in told]
        yield from (problem("sheet_lacks", picture=picture.id, text=text) for text in lost)


def _name_of(section: Element) -> str:
    heading = section.first(lambda element: element.tag == "h2")
    return visible(heading.text()) if heading is not None else ""


def _cells(section: Element) -> set[str]:
    """What the lists and tables of a section say, each entry by itself."""
    return {visible(element.text()) for element in section.walk() if element.tag in {"dd", "td"}}


def sheet_table_problems(text: str, document: StoryDocument, files: Mapping[str, bytes]) -> Problems:
    """What is wrong with the table: one row a file, with its size and hash, and the texts of its picture."""
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True))
    except csv.Error as error:
        yield problem("flavour_unread", file=_TABLE, reason=error)
        return
    cells = [str(cell) for row in rows for cell in row.values()]
    yield from (problem("sheet_formula", text=cell) for cell in cells if cell.lstrip().startswith(_FORMULA))
    by_file = {row.get("file") or "": row for row in rows}
    waiting = [picture for picture in document.story.pictures if not _images_of(picture, document)]
    if len(rows) != len(document.images) + len(waiting):
        yield problem("sheet_row", file="—", field=len(rows))
    for image in document.images:
        size = {"bytes": str(len(files.get(image.file, b"")))}
        yield from _row_problems(by_file.get(image.file, {}), image, document, size)


def _row_problems(
    row: Mapping[str, str], image: ExportedImage, document: StoryDocument, size: Mapping[str, str]
) -> Problems:
    picture = document.story.picture(image.picture)
    wanted = {
        "picture": image.picture,
        "width": str(image.width),
        "height": str(image.height),
        "sha256": image.sha256,
        "shape": image.shape,
        **size,
        **(_told(picture, document) if picture is not None else {}),
    }
    for field, text in wanted.items():
        found = row.get(field) or ""
        if not same_text(found, text) and not same_text(found, f"'{visible(text)}"):
            yield problem("sheet_row", file=image.file, field=field)


def _told(picture: PlacedPicture, document: StoryDocument) -> dict[str, str]:
    credit = picture.credit
    alt = {} if picture.decorative or not picture.alt.strip() else {"alt": picture.alt}
    return {
        "credit": printed_credit(document, credit),
        "caption": picture.caption,
        "creator": credit.creator,
        "organisation": credit.organisation,
        "via": credit.via,
        "copyright": credit.copyright_notice,
        "terms": credit.usage_terms,
        "context": credit.context_note,
        "instructions": credit.instructions,
        **alt,
    }


def _images_of(picture: PlacedPicture, document: StoryDocument) -> list[ExportedImage]:
    return [image for image in document.images if image.picture == picture.id]
