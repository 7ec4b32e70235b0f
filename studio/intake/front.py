"""The top of a page: section, headline and standfirst, found by where they stand."""

from studio.intake.fates import Fate
from studio.intake.page import BULLET, Page


def decide_front(page: Page) -> None:
    """Find section, headline and standfirst among the lines before the first paragraph."""
    story_start = _story_start(page)
    headline = _headline(page, story_start)
    if headline is None:
        _decide_sections(page, story_start)
        return
    page.decide(headline, Fate.HEADLINE, "headline")
    _decide_sections(page, headline)
    for index in range(headline):
        if page.is_open(index) and not page.is_prose(index):
            page.decide(index, Fate.DROPPED, "before-headline")
    for index in range(headline + 1, min(headline + 4, story_start)):
        if page.is_open(index) and page.rules.byline.fullmatch(page.texts[index]):
            page.decide(index, Fate.BYLINE, "byline")
    _decide_standfirst(page, headline, story_start)


def _story_start(page: Page) -> int:
    starts = (
        index
        for index in range(len(page))
        if page.fate(index) is Fate.DATELINE_AND_BODY
        or (page.is_open(index) and (page.is_prose(index) or BULLET.fullmatch(page.texts[index])))
    )
    return next(starts, len(page))


def _headline(page: Page, story_start: int) -> int | None:
    chosen = [index for index in range(len(page)) if page.fate(index) is Fate.HEADLINE]
    if chosen:
        return chosen[0]
    candidates = [index for index in range(story_start) if page.is_open(index) and not page.is_section(index)]
    sections = [index for index in range(story_start) if page.is_open(index) and page.is_section(index)]
    after_section = [index for index in candidates if sections and index > sections[-1]] or candidates
    long_enough = [index for index in after_section if page.words[index] >= page.rules.shape.headline_words]
    if long_enough:
        return long_enough[0]
    return max(after_section, key=lambda index: page.words[index], default=None)


def _decide_sections(page: Page, end: int) -> None:
    names = [index for index in range(min(end, len(page))) if page.is_open(index) and page.is_section(index)]
    if names and not page.has(Fate.SECTION):
        page.decide(names[-1], Fate.SECTION, "section")
    for index in names:
        page.decide(index, Fate.DROPPED, "navigation")


def _decide_standfirst(page: Page, headline: int, story_start: int) -> None:
    if page.has(Fate.STANDFIRST):
        return
    byline = next((index for index in range(headline + 1, len(page)) if page.fate(index) is Fate.BYLINE), None)
    if byline is not None:
        between = [index for index in range(headline + 1, byline) if page.is_open(index)]
        if between and len(between) <= 2 and all(_may_be_standfirst(page, index) for index in between):
            for index in between:
                page.decide(index, Fate.STANDFIRST, "standfirst-before-byline")
            return
    for index in range(headline + 1, min(story_start, len(page))):
        if page.is_open(index) and _may_be_standfirst(page, index):
            page.decide(index, Fate.STANDFIRST, "standfirst-under-headline")
            return


def _may_be_standfirst(page: Page, index: int) -> bool:
    return page.words[index] >= page.rules.shape.standfirst_words
