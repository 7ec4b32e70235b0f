"""Checks of fact boxes: a title, at least one fact, and for each fact a question and an answer."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.elements import FactBox
from studio.story.findings import Finding, Place
from studio.story.story import Story


def check_fact_boxes(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every box is titled and holds facts."""
    for box in story.fact_boxes:
        if is_blank(box.title):
            yield warning("fact-box.no-title", _place(box, "title"), id=box.id)
        if not box.facts:
            yield warning("fact-box.empty", _place(box, "facts"), id=box.id)


def check_facts(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every fact has its question and its answer."""
    for box in story.fact_boxes:
        for index, fact in enumerate(box.facts):
            name = box.title.strip() or box.id
            if is_blank(fact.question):
                place = _place(box, f"facts.{index}.question")
                yield error("fact.no-question", place, box=name, number=str(index + 1))
            if is_blank(fact.answer):
                place = _place(box, f"facts.{index}.answer")
                yield error("fact.no-answer", place, box=name, number=str(index + 1))


def _place(box: FactBox, part: str) -> Place:
    return Place(field="fact_boxes", element=box.id, part=part)
