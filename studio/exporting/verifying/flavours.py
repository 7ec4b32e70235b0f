"""Verifying the forms of a story for single CMSs: each is read as its CMS reads it, and held against the story."""

from collections.abc import Callable, Mapping

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.ghost_file import ghost_problems
from studio.exporting.verifying.markdown_file import markdown_problems
from studio.exporting.verifying.ninjs_17_file import ninjs_17_problems
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.rss_file import rss_problems
from studio.exporting.verifying.source_body import SourceBody
from studio.exporting.verifying.wordpress_file import wordpress_problems

Verify = Callable[[str, bytes, StoryDocument, SourceBody, Mapping[str, bytes]], Problems]

_FLAVOURS: dict[str, tuple[str, Verify]] = {
    "ninjs-1.7": ("cms/ninjs-1.7.json", ninjs_17_problems),
    "wordpress": ("cms/wordpress.html", wordpress_problems),
    "ghost": ("cms/ghost.zip", ghost_problems),
    "rss": ("cms/rss.xml", rss_problems),
    "markdown": ("cms/article.md", markdown_problems),
}


def flavour_problems(document: StoryDocument, source: SourceBody, files: Mapping[str, bytes]) -> Problems:
    """What is wrong with the files in `cms/`: each that the house asks for has to be there, and no other."""
    wanted = {_FLAVOURS[each][0]: _FLAVOURS[each][1] for each in document.flavours if each in _FLAVOURS}
    yield from (problem("file_unknown", file=f"cms/{each}") for each in document.flavours if each not in _FLAVOURS)
    yield from (problem("file_unknown", file=path) for path in files if path.startswith("cms/") and path not in wanted)
    for path, verify in wanted.items():
        if path in files:
            yield from verify(path, files[path], document, source, files)
        else:
            yield problem("flavour_missing", file=path)
