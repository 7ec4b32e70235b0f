"""Finding the alt text or caption that stands right before a credit line."""

from studio.intake.fates import Fate
from studio.intake.page import FirstOpenLine, Page


def decide_picture_lines(page: Page) -> None:
    """A short line right before a credit or a caption is alt text; a sentence that speaks of a picture, its caption."""
    headline_words = page.rules.shape.headline_words - 1
    headline = FirstOpenLine(page, lambda line: not page.is_section(line) and page.words[line] >= headline_words)
    prose = FirstOpenLine(page, page.is_prose)
    for index in range(1, len(page)):
        before = index - 1
        if page.fate(index) not in {Fate.CREDIT, Fate.CAPTION} or not page.is_open(before):
            continue
        if page.words[before] <= page.rules.shape.alt_words and not page.rules.ends_sentence(page.texts[before]):
            if page.has(Fate.HEADLINE) or headline.is_before(before):
                page.decide(before, Fate.ALT, "alt-before-credit")
        elif page.fate(index) is Fate.CREDIT and _is_caption(page, before, prose):
            page.decide(before, Fate.CAPTION, "caption-before-credit")


def _is_caption(page: Page, index: int, prose: FirstOpenLine) -> bool:
    text = page.texts[index]
    if page.words[index] > page.rules.shape.caption_words:
        return False
    if page.rules.caption_cue.fullmatch(text):
        return True
    after = page.next_kept(index + 1)
    return not prose.is_before(index) and page.is_open(after) and page.is_prose(after)
