"""Everything a package holds, as paths and bytes, before it becomes a zip."""

import hashlib
from collections.abc import Mapping

from studio.exporting.document_writing import story_document
from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.flavours import flavour_files
from studio.exporting.hand_off import HandOffRequest, Originals
from studio.exporting.ninjs.news_item import ninjs_bytes
from studio.exporting.picture_files import picture_files
from studio.exporting.picture_sheet.sheet_page import sheet_page
from studio.exporting.picture_sheet.sheet_rows import sheet_pictures
from studio.exporting.picture_sheet.sheet_table import sheet_table
from studio.exporting.readme_text import readme_text
from studio.exporting.story_source import story_source
from studio.pictures.worker.picture_worker import PictureWorker
from studio.rendering.article import ArticleRenderer

MANIFEST = "manifest-sha256.txt"


def page_files(request: HandOffRequest, originals: Originals, worker: PictureWorker | None = None) -> dict[str, bytes]:
    """The page, the fragment and their pictures: ``index.html``, ``body.html``, ``images/…``."""
    renderer = ArticleRenderer(request.house)
    article = renderer.render(request.story)
    return {
        "index.html": renderer.page(request.story, article).encode(),
        "body.html": renderer.fragment(request.story, article).encode(),
        **picture_files(request.story, originals, request.house, worker),
    }


def package_files(
    request: HandOffRequest, originals: Originals, worker: PictureWorker | None = None
) -> dict[str, bytes]:
    """All files of the package, with the manifest over the others. Paths are relative to the package's one folder."""
    pages = page_files(request, originals, worker)
    sizes = {path: len(data) for path, data in pages.items()}
    images = {path: data for path, data in pages.items() if path.startswith("images/")}
    pictures = sheet_pictures(request, images)
    files = {
        **pages,
        "pictures.html": sheet_page(request, pictures),
        "pictures.csv": sheet_table(pictures),
        **flavour_files(FlavourSource(request, images)),
        "offstone.json": story_document(request, pages),
        "story.json": ninjs_bytes(request, sizes),
        "story.md": story_source(request.story).encode(),
        "README.txt": readme_text(request).encode(),
    }
    return {**files, MANIFEST: _manifest(files)}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """One line a file, as ``sha256sum -c`` reads it: the hash, two spaces, the path."""
    lines = [f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)]
    return "".join(lines).encode()
