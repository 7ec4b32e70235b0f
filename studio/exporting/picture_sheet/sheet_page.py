"""``pictures.html``: the picture sheet to read."""

from collections.abc import Iterable

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from studio.exporting.hand_off import HandOffRequest
from studio.exporting.picture_sheet.sheet_rows import SheetFile, SheetPicture
from studio.resources import resource
from studio.wording import sentence

_WORDS = ("title", "none", "waiting", "files", "file", "size", "bytes", "hash")
_LONGEST_NAME = 50
"""Characters of the slug in the page's title, of which no more than 70 are sure to be shown."""


def sheet_page(request: HandOffRequest, pictures: Iterable[SheetPicture]) -> bytes:
    """The page: each picture with a thumbnail, its credit, what is known of its rights, and its files."""
    environment = Environment(
        loader=FileSystemLoader(resource("export")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("pictures.html").render(
        words={name: sentence(f"sheet.{name}") for name in _WORDS},
        short=request.slug[:_LONGEST_NAME],
        headline=" ".join(request.story.headline.split()) or sentence("readme.untitled"),
        about=sentence("sheet.about", revision=request.revision, saved_at=request.saved_at, house=request.house.name),
        language=request.story.language,
        pictures=[_shown(picture) for picture in pictures],
    )
    return f"{page.rstrip()}\n".encode()


def _shown(picture: SheetPicture) -> dict[str, object]:
    return {
        "name": picture.name,
        "thumbnail": _thumbnail(picture.files),
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "facts": [(sentence(f"sheet.fact.{name}"), text) for name, text in picture.facts.items() if text],
        "files": picture.files,
    }


def _thumbnail(files: tuple[SheetFile, ...]) -> dict[str, object] | None:
    """The smallest file; one of the free crop, where there are others."""
    smallest = min(files, key=lambda file: (bool(file.shape), file.width), default=None)
    return {"file": smallest.path, "width": smallest.width, "height": smallest.height} if smallest else None
