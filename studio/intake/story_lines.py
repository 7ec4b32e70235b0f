"""The lines of a story that comes in whole, for the review: what stands in each of its fields."""

from collections.abc import Iterator

from studio.intake.fates import STORY_FIELD, Fate
from studio.intake.result import IntakeLine
from studio.story.directives import parse_directive
from studio.story.story import Story

_Line = tuple[Fate, str, str]


def lines_of(story: Story, reason: str) -> tuple[IntakeLine, ...]:
    """Every text of the story as a line, with `reason`; nothing is left out."""
    return tuple(
        IntakeLine(number=number, text=text, fate=fate, reason=reason, element=element, field=STORY_FIELD.get(fate, ""))
        for number, (fate, text, element) in enumerate(each for each in _texts(story) if each[1].strip())
    )


def _texts(story: Story) -> Iterator[_Line]:
    yield Fate.SECTION, story.section, ""
    yield Fate.HEADLINE, story.headline, ""
    for text in (story.short_headline, story.seo_title):
        yield Fate.FIELD, text, ""
    yield Fate.STANDFIRST, story.standfirst, ""
    yield Fate.BYLINE, story.byline, ""
    yield Fate.DATELINE, story.dateline, ""
    for block in story.body.split("\n\n"):
        if parse_directive(block.strip()) is None:
            is_heading = block.startswith("#")
            yield (Fate.SUBHEADING if is_heading else Fate.BODY), block.lstrip("#").strip() if is_heading else block, ""
    yield from _elements(story)
    if story.origin is not None:
        yield Fate.RIGHTS_NOTICE, " ".join(filter(None, (story.origin.publisher, story.origin.rights_notice))), ""
    for note in story.corrections:
        yield Fate.FIELD, note.text, ""


def _elements(story: Story) -> Iterator[_Line]:
    for picture in story.pictures:
        yield Fate.PICTURE, picture.file_name or picture.id, picture.id
        yield Fate.ALT, picture.alt, picture.id
        yield Fate.CAPTION, picture.caption, picture.id
        yield Fate.CREDIT, picture.credit.text, picture.id
    for box in story.fact_boxes:
        yield Fate.FACT_BOX, box.title, box.id
        for fact in box.facts:
            yield Fate.FACT_QUESTION, fact.question, box.id
            yield Fate.FACT_ANSWER, fact.answer, box.id
    for embed in story.embeds:
        yield Fate.EMBED, embed.fallback, embed.id
        yield Fate.EMBED_CAPTION, embed.caption, embed.id
    for link in story.related:
        yield Fate.RELATED_HEADLINE, link.headline, ""
        yield Fate.RELATED_EXCERPT, link.excerpt, ""
