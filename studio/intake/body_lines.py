"""The last pass over a page: whatever is still open is body, as a paragraph, a subheading or an item of a list."""

import re

from studio.intake.fates import Fate
from studio.intake.page import BULLET, Page, Verdict

_SURE_BULLETS = "•●▪◦‣○■"
_QUOTE_BY = re.compile(r"(?P<label>[—–-]\s*)(?P<text>[^\W\d_a-z][^.!?]{2,80})")
_OPENING_QUOTES = "“\"‘'"


def decide_body(page: Page) -> None:
    """Decide every line that is still open. Nothing is dropped here."""
    for index in page.open_lines():
        if page.is_open(index):
            _decide_line(page, index)


def _decide_line(page: Page, index: int) -> None:
    if _is_pull_quote(page, index):
        page.decide(index, Fate.PULL_QUOTE, "pull-quote")
        match = _QUOTE_BY.fullmatch(page.texts[index + 1])
        if match:
            page.give(
                index + 1,
                Verdict(fate=Fate.QUOTE_BY, reason="quote-by", text=match["text"], label=match["label"]),
            )
    elif bullet := _bullet(page, index):
        page.give(
            index,
            Verdict(fate=Fate.LIST_ITEM, reason="list-item", text=bullet["text"], label=bullet["label"]),
        )
    elif _is_subheading(page, index):
        page.decide(index, Fate.SUBHEADING, "subheading")
    else:
        page.decide(index, Fate.BODY, "body")


def _is_pull_quote(page: Page, index: int) -> bool:
    if not page.is_open(index + 1) or page.texts[index][:1] not in _OPENING_QUOTES:
        return False
    by = _QUOTE_BY.fullmatch(page.texts[index + 1])
    return by is not None and page.words[index + 1] <= page.rules.shape.heading_words and not _in_list(page, index + 1)


def _in_list(page: Page, index: int) -> bool:
    after = page.next_kept(index)
    return page.is_open(after) and BULLET.fullmatch(page.texts[after]) is not None


def _bullet(page: Page, index: int) -> re.Match[str] | None:
    match = BULLET.fullmatch(page.texts[index])
    if match is None or match["label"][0] in _SURE_BULLETS:
        return match
    neighbour = page.next_kept(index)
    if page.fate(index - 1) is Fate.LIST_ITEM:
        return match
    return match if page.is_open(neighbour) and BULLET.fullmatch(page.texts[neighbour]) else None


def _is_subheading(page: Page, index: int) -> bool:
    text = page.texts[index]
    if not page.is_short(index) or text.endswith((",", ";", ":")) or not (text[:1].isalnum() or text[0] in "“‘'\""):
        return False
    if text[0].islower() or page.pieces[index].is_paragraph:
        return False
    after = page.next_kept(index)
    if page.fate(after) in {Fate.PICTURE, Fate.ALT, Fate.CAPTION, Fate.CAPTION_AND_CREDIT, Fate.EMBED}:
        return True
    return page.is_open(after) and (page.is_prose(after) or BULLET.fullmatch(page.texts[after]) is not None)
