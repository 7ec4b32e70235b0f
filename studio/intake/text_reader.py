"""Taking in the words of a page as they are copied out of a browser: lines, without any markup."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from studio.intake.fates import STORY_FIELD, Fate
from studio.intake.page import Piece, Verdict
from studio.intake.result import IntakeLine, IntakeResult
from studio.intake.rules import IntakeRules, load_rules
from studio.intake.runs import DecidedLine
from studio.intake.story_builder import StoryBuilder
from studio.intake.understanding import understand
from studio.story.story import Story, new_story

_LINE_END = re.compile(r"\r\n|\r|\n")
_NO_CHOICES: Mapping[int, Fate] = {}


def read_text(text: str, *, overrides: Mapping[int, Fate] = _NO_CHOICES, story_id: str = "") -> IntakeResult:
    """The story in a copied page, with the fate of every line, blank ones too.

    `overrides` maps line numbers (from 0) to the fate a person chose; each is honoured, except on blank lines. With
    `story_id` the story keeps that id, so that a page can be read again.
    """
    pieces = [Piece(text=line) for line in _LINE_END.split(text)]
    return result_from(pieces, "text", load_rules(), overrides, story_id)


def result_from(
    pieces: list[Piece],
    reader: str,
    rules: IntakeRules,
    overrides: Mapping[int, Fate] = _NO_CHOICES,
    story_id: str = "",
) -> IntakeResult:
    """The result for the pieces of any page; pieces of white space only are blank."""
    numbers = [number for number, piece in enumerate(pieces) if piece.text.strip()]
    stripped = [replace(pieces[number], text=pieces[number].text.strip()) for number in numbers]
    choices = {index: overrides[number] for index, number in enumerate(numbers) if number in overrides}
    verdicts = dict(zip(numbers, understand(stripped, rules, choices), strict=True))
    decided = [
        DecidedLine(number=number, piece=piece, verdict=verdicts[number])
        for number, piece in zip(numbers, stripped, strict=True)
    ]
    builder = StoryBuilder(rules)
    story = builder.build(_blank_story(story_id), decided)
    lines = (
        _line(number, piece, verdicts.get(number), builder.elements.get(number, ""))
        for number, piece in enumerate(pieces)
    )
    ads = sum(1 for verdict in verdicts.values() if verdict.fate is Fate.AD)
    return IntakeResult(story=story, lines=tuple(lines), reader=reader, ads=ads)


def _blank_story(story_id: str) -> Story:
    return Story(id=story_id) if story_id else new_story()


def _line(number: int, piece: Piece, verdict: Verdict | None, element: str) -> IntakeLine:
    if verdict is None:
        return IntakeLine(number=number, text=piece.text, fate=Fate.BLANK, reason="blank")
    return IntakeLine(
        number=number,
        text=piece.text,
        fate=verdict.fate,
        reason=verdict.reason,
        element=element,
        field=STORY_FIELD.get(verdict.fate, ""),
        label=verdict.label,
    )
