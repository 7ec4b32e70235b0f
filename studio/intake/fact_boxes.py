"""Finding a fact box in plain lines: a title, then questions with their answers."""

import re

from studio.intake.fates import Fate
from studio.intake.page import Page

_QUESTION_ANSWER = re.compile(r"(?P<question>[^.!?]{3,140}\?[”’\"']?)\s+(?P<answer>\S.*)", re.DOTALL)
_LABEL_VALUE = re.compile(r"(?P<question>[^.!?:]{2,40}:)\s+(?P<answer>\S.*)", re.DOTALL)
_FEWEST_FACTS = 2


def split_fact(text: str) -> tuple[str, str]:
    """Question and answer of a line such as "Where is it? …" or "Capital: …"; no question where there is neither."""
    match = _QUESTION_ANSWER.fullmatch(text) or _LABEL_VALUE.fullmatch(text)
    return (match["question"], match["answer"]) if match else ("", text)


def decide_fact_boxes(page: Page) -> None:
    """A short line followed by at least two questions with answers is a fact box."""
    for title in page.open_lines():
        if not page.is_open(title) or not page.is_short(title) or page.texts[title].endswith(("?", ":")):
            continue
        facts = _facts_after(page, title, _QUESTION_ANSWER)
        if len(facts) < _FEWEST_FACTS and page.rules.fact_heading.fullmatch(page.texts[title]):
            facts = _facts_after(page, title, _LABEL_VALUE)
        if len(facts) < _FEWEST_FACTS:
            continue
        page.decide(title, Fate.FACT_BOX, "fact-box-title")
        for index in facts:
            page.decide(index, Fate.FACT, "fact")
        _decide_last_answer(page, title, facts[-1])


def _facts_after(page: Page, title: int, shape: re.Pattern[str]) -> list[int]:
    facts: list[int] = []
    index = _next_in_box(page, title)
    while page.is_open(index) and _is_fact(page, index, shape):
        facts.append(index)
        index = _next_in_box(page, index)
    return facts


def _next_in_box(page: Page, index: int) -> int:
    index += 1
    while page.fate(index) in {Fate.AD, Fate.DROPPED}:
        index += 1
    return index


def _is_fact(page: Page, index: int, shape: re.Pattern[str]) -> bool:
    match = shape.fullmatch(page.texts[index])
    return match is not None and len(match["question"].split()) <= page.rules.shape.fact_question_words


def _decide_last_answer(page: Page, title: int, last: int) -> None:
    """In a box between two dividers, up to two more paragraphs belong to the last answer."""
    if page.fate(title - 1) is not Fate.DIVIDER:
        return
    more = [index for index in range(last + 1, min(last + 4, len(page))) if page.is_open(index)]
    end = next((index for index in range(last + 1, min(last + 4, len(page))) if page.fate(index) is Fate.DIVIDER), None)
    if end is not None:
        for index in more:
            if index < end:
                page.decide(index, Fate.FACT_ANSWER, "fact-continued")
