"""The proof that no word was lost or changed on the way: JSON, text file and pages tell the same story."""

from collections.abc import Callable

from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.plain_text import (
    first_difference,
    is_in_order,
    same_text,
    visible,
    words_of_page,
)
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.story.box_kinds import last_day
from studio.story.directives import DirectiveName
from studio.story.elements import BoxKind, FactBox
from studio.story.story import Story

_HEADER_FIELDS = {
    "headline": "headline",
    "short-headline": "short_headline",
    "seo-title": "seo_title",
    "section": "section",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "slug": "slug",
    "language": "language",
}


def source_problems(story: Story, text: str) -> Problems:
    """Where the text file differs from the story: its header fields, and its body character by character."""
    header, _, body = f"\n{text}".partition("\n\n")
    told = {}
    for line in header.split("\n"):
        name, _, value = line.partition(":")
        told[name.strip().lower()] = value
    for name, field in _HEADER_FIELDS.items():
        if not same_text(told.get(name, ""), getattr(story, field)):
            yield problem("source_field", field=field)
    if body.removesuffix("\n") != story.body.replace("\r\n", "\n").replace("\r", "\n"):
        yield problem("source_body")


def page_text_problems(page: Element, name: str, story: Story, source: SourceBody) -> Problems:
    """Where a page differs from the story: headline, standfirst, byline, the words of the body, the boxes in it.

    `source` is the story's body, read.
    """
    shown: dict[str, Callable[[Element], bool]] = {
        "headline": lambda element: element.tag == "h1",
        "standfirst": lambda element: "standfirst" in element.classes,
        "byline": lambda element: "byline" in element.classes,
    }
    article = page.first(lambda element: element.tag == "article")
    for field, wanted in shown.items():
        element = article.first(wanted) if article is not None else None
        if not same_text(element.text() if element is not None else "", getattr(story, field)):
            yield problem("page_field", file=name, field=field)
    yield from _body_problems(page, name, source)
    text = visible(page.text())
    for box in story.fact_boxes:
        if source.places(DirectiveName.FACT_BOX, box.id):
            yield from _box_problems(box, text, name)


def _body_problems(page: Element, name: str, source: SourceBody) -> Problems:
    found = words_of_page(page)
    if (source.words != found) if source.is_whole else not is_in_order(source.words, found):
        yield problem("words", file=name, word=first_difference(source.words, found))


def _box_problems(box: FactBox, text: str, name: str) -> Problems:
    questions = (fact.question for fact in box.facts if not _is_date_of_timeline(box, fact.question))
    for words in (box.title, *questions):
        if visible(words) not in text:
            yield problem("box_text", file=name, box=box.id, text=words)


def _is_date_of_timeline(box: FactBox, text: str) -> bool:
    """True for a time that the page shows in the house's words."""
    return box.kind is BoxKind.TIMELINE and last_day(text) is not None
