"""The proof that an article in the HTML of one CMS is whole: its words, its pictures with credits, nothing active."""

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.activity import activity_in
from studio.exporting.verifying.addresses import link_problems
from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.pictures import Images, page_picture_problems
from studio.exporting.verifying.plain_text import difference_of_words, words_in_text
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.exporting.verifying.story_text import box_problems, pull_quote_problems, told_problems
from studio.story.directives import DirectiveName

_ELEMENTS = frozenset(
    {"picture", "embed", "pull-quote", "fact-box", "correction", "origin", "standfirst"}
    | {"wp-block-image", "wp-block-pullquote", "kg-image-card", "kg-blockquote-alt"}
)
"""Classes of what stands between the prose."""


def article_problems(page: Element, name: str, document: StoryDocument, source: SourceBody, images: Images) -> Problems:
    """What is wrong with an article. `source` is the story's body, read; `images` are its files by their addresses."""
    story = document.story
    yield from activity_in(page, name, images)
    yield from page_picture_problems(page, name, document, source, images)
    words = words_in_text(page.text(_is_element))
    if lost := difference_of_words(source.words, words, is_whole=source.is_whole):
        yield problem("words", file=name, word=lost)
    for box in story.fact_boxes:
        if source.places(DirectiveName.FACT_BOX, box.id):
            yield from box_problems(box, page, name)
    yield from pull_quote_problems(page, name, source)
    yield from told_problems(page, name, story, source)
    yield from link_problems(page, name, document, source)


def _is_element(element: Element) -> bool:
    return bool(element.classes & _ELEMENTS)
