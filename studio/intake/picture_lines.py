"""Finding the alt text or caption that stands right before a credit line."""

from studio.intake.fates import Fate
from studio.intake.page import Page

_PICTURE_FATES = frozenset({Fate.PICTURE, Fate.ALT, Fate.CAPTION, Fate.CREDIT, Fate.CAPTION_AND_CREDIT})


def decide_picture_lines(page: Page) -> None:
    """A short line right before a credit or a caption is alt text; a sentence that speaks of a picture, its caption."""
    for index in range(1, len(page)):
        before = index - 1
        if page.fate(index) not in {Fate.CREDIT, Fate.CAPTION} or not page.is_open(before):
            continue
        if page.words[before] <= page.rules.shape.alt_words and not page.rules.ends_sentence(page.texts[before]):
            if _leaves_a_headline(page, before):
                page.decide(before, Fate.ALT, "alt-before-credit")
        elif page.fate(index) is Fate.CREDIT and _is_caption(page, before):
            page.decide(before, Fate.CAPTION, "caption-before-credit")


def _leaves_a_headline(page: Page, index: int) -> bool:
    earlier = range(index)
    if any(page.fate(line) is Fate.HEADLINE for line in range(len(page))):
        return True
    return any(
        page.is_open(line) and not page.is_section(line) and page.words[line] >= page.rules.shape.headline_words - 1
        for line in earlier
    )


def _is_caption(page: Page, index: int) -> bool:
    text = page.texts[index]
    if page.words[index] > page.rules.shape.caption_words:
        return False
    if page.rules.caption_cue.fullmatch(text):
        return True
    opens_the_story = not any(page.is_open(line) and page.is_prose(line) for line in range(index))
    after = page.next_kept(index + 1)
    return opens_the_story and page.is_open(after) and page.is_prose(after)
