"""The parts of a page that are not the story: readers' comments, widgets, tag lists, links to other stories."""

from collections.abc import Callable

from studio.intake.fates import Fate
from studio.intake.page import Page

_ENDS_A_ZONE = frozenset({Fate.RIGHTS_NOTICE})


def decide_zones(page: Page) -> None:
    """Decide the lines that follow a heading such as "Comments" or "You may also like", once the story has begun."""
    zone, story_began, over = "", False, False
    for index in range(len(page)):
        verdict = page.verdicts[index]
        if verdict is not None:
            if verdict.fate is Fate.DATELINE_AND_BODY:
                story_began = True
            if verdict.fate in _ENDS_A_ZONE and story_began:
                zone, over = "", True
            elif verdict.zone and story_began:
                zone = verdict.zone
            continue
        if zone:
            if _ZONES[zone](page, index):
                continue
            zone = ""
        if page.is_prose(index):
            story_began, over = True, False
        elif over:
            page.decide(index, Fate.DROPPED, "after-story")


def _comment(page: Page, index: int) -> bool:
    page.decide(index, Fate.DROPPED, "reader-comment")
    return True


def _widget_item(page: Page, index: int) -> bool:
    if page.is_prose(index) and not page.rules.is_cut(page.texts[index]):
        return False
    page.decide(index, Fate.DROPPED, "widget-item")
    return True


def _topic(page: Page, index: int) -> bool:
    if page.words[index] > 6 or page.rules.ends_statement(page.texts[index]):
        return False
    page.decide(index, Fate.DROPPED, "topics")
    return True


def _related_line(page: Page, index: int) -> bool:
    if page.is_prose(index) or page.rules.is_cut(page.texts[index]):
        if not _is_excerpt(page, index):
            return False
        page.decide(index, Fate.RELATED_EXCERPT, "related-excerpt")
    elif page.is_section(index):
        page.decide(index, Fate.RELATED_SECTION, "related-section")
    else:
        page.decide(index, Fate.RELATED_HEADLINE, "related-headline")
    return True


def _is_excerpt(page: Page, index: int) -> bool:
    if page.rules.is_cut(page.texts[index]):
        return True
    before, after = page.fate(index - 1), page.next_kept(index)
    two_on = page.next_kept(after)
    story_goes_on = page.is_open(after) and page.is_prose(after) and page.is_open(two_on) and page.is_prose(two_on)
    return before in {Fate.RELATED_SECTION, Fate.RELATED_HEADLINE} and not story_goes_on


_ZONES: dict[str, Callable[[Page, int], bool]] = {
    "comments": _comment,
    "widget": _widget_item,
    "topics": _topic,
    "related": _related_line,
}
