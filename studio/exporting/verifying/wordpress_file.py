"""Verifying an article in WordPress blocks."""

import re
from collections.abc import Mapping

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.flavour_article import article_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.pictures import Images
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCK = re.compile(r"<!-- (?P<closing>/?)wp:(?P<name>[a-z-]+)(?: \{[^<>]*\})? -->")


def nearest_images(document: StoryDocument) -> Images:
    """The image files by the address they have in files of `cms/` that are pasted."""
    base = document.media_base if document.media_base.startswith("http") else "../"
    return {base + image.file: image for image in document.images}


def wordpress_problems(
    path: str, data: bytes, document: StoryDocument, source: SourceBody, _files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with the blocks: they must open and close in pairs, and hold the article."""
    text = data.decode("utf-8", "replace")
    yield from _unbalanced(path, text)
    yield from article_problems(parse_markup(text), path, document, source, nearest_images(document))


def _unbalanced(path: str, text: str) -> Problems:
    opened: list[str] = []
    for comment in _COMMENT.findall(text):
        block = _BLOCK.fullmatch(comment)
        if block is None or (block["closing"] and (not opened or opened.pop() != block["name"])):
            yield problem("flavour_blocks", file=path, text=comment)
            return
        if not block["closing"]:
            opened.append(block["name"])
    if opened:
        yield problem("flavour_blocks", file=path, text=opened[-1])
