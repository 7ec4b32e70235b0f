"""The proof that no word was lost or changed on the way: JSON, text file and pages tell the same story."""

from collections.abc import Callable, Iterator

from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.plain_text import (
    difference_of_words,
    same_text,
    visible,
    words_in_text,
    words_of_page,
)
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody, read_answer
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
    for box in story.fact_boxes:
        if source.places(DirectiveName.FACT_BOX, box.id):
            yield from box_problems(box, page, name)
    yield from pull_quote_problems(page, name, source)
    yield from told_problems(page, name, story, source)


def told_problems(page: Element, name: str, story: Story, source: SourceBody) -> Problems:
    """A problem for each text of a placed embed, of a correction or of the origin that a page does not hold."""
    text = visible(page.text())
    lost = [each for each in told_texts(story, source) if each not in text]
    yield from (problem("flavour_lacks", file=name, text=each) for each in lost)


def told_texts(story: Story, source: SourceBody) -> Iterator[str]:
    """Texts of placed embeds, of corrections and of the origin, which every form of the article has to hold."""
    for embed in story.embeds:
        if source.places(DirectiveName.EMBED, embed.id):
            texts = (embed.title, embed.author, embed.text, embed.caption, embed.fallback)
            yield from (visible(text) for text in texts)
    yield from (visible(note.text) for note in story.corrections)
    if story.origin is not None:
        yield from (visible(story.origin.publisher), visible(story.origin.rights_notice))


def box_problems(box: FactBox, page: Element, name: str) -> Problems:
    """A problem for each text of a fact box that a page does not hold where it should: its title, then of each fact the
    question, the answer and the source, in this order."""
    text = _in_one_line(words_in_text(visible(page.text())))
    place = 0
    for wanted, is_whole in texts_of_box(box):
        line = _in_one_line(wanted)
        found = text.find(line, place) if is_whole else place
        if found < 0:
            yield problem("box_text", file=name, box=box.id, text=line)
        else:
            place = found + len(line) - 1 if is_whole else found


def texts_of_box(box: FactBox) -> Iterator[tuple[list[str], bool]]:
    """The words of each text of a box, and whether they are sure to be all. Times of timelines read otherwise."""
    yield words_in_text(visible(box.title)), True
    for fact in box.facts:
        if not (box.kind is BoxKind.TIMELINE and last_day(fact.question) is not None):
            yield words_in_text(visible(fact.question)), True
        answer = read_answer(fact.answer)
        yield answer.words, answer.is_whole
        yield words_in_text(visible(fact.source)), True


def _in_one_line(words: list[str]) -> str:
    return f" {' '.join(words)} " if words else " "


def pull_quote_problems(page: Element, name: str, source: SourceBody) -> Problems:
    """A problem for each pull quote that does not stand on the page, with whoever said it."""
    text = visible(page.text())
    for quote in source.directives:
        if quote.name == DirectiveName.PULL_QUOTE and quote.text.strip():
            for words in (visible(quote.text), visible(quote.by)):
                if words not in text:
                    yield problem("pull_quote", file=name, text=words)


def _body_problems(page: Element, name: str, source: SourceBody) -> Problems:
    if lost := difference_of_words(source.words, words_of_page(page), is_whole=source.is_whole):
        yield problem("words", file=name, word=lost)
