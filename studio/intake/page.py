"""A page while it is being understood: its lines, and what has been decided about each so far."""

import re
from collections.abc import Callable

from msgspec import Struct

from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.rules import IntakeRules
from studio.story.elements import EmbedKind

BULLET = re.compile(r"(?P<label>[•●▪◦‣·○■–*-]\s+)(?P<text>\S.*)", re.DOTALL)
"""A line that begins as an item of a list does."""


class Piece(Struct, frozen=True, kw_only=True):
    """One line of a page, or one block of an HTML document, before it is understood.

    `hint` is what the markup says it is, with `reason`; None where only the words can tell. `markdown` is the block as
    Offstone Markdown where the markup matters, and stands for the text when the block goes where the markup
    meant it to go. `is_paragraph` says that the markup calls it a paragraph, so that a short one is no heading.
    `url` and `kind` belong to embeds, as do `author`, `date` and `said`, which a post tells of itself; `starts` says
    that the block is an embed of its own.
    """

    text: str
    markdown: str = ""
    hint: Fate | None = None
    reason: str = ""
    is_paragraph: bool = False
    url: str = ""
    kind: EmbedKind = EmbedKind.OTHER
    author: str = ""
    date: str = ""
    said: str = ""
    starts: bool = False
    offer: Fate | None = None


class Verdict(Struct, frozen=True, kw_only=True):
    """What was decided about a line. `text` is what is kept of it and `rest` the second half of a line with two uses.

    `zone` names the part of the page that the line opens, such as "related".
    """

    fate: Fate
    reason: str
    text: str
    rest: str = ""
    label: str = ""
    kind: EmbedKind = EmbedKind.OTHER
    zone: str = ""


class Page:
    """The lines of a page that are not blank, and the verdicts so far. Each line is decided once; the first wins."""

    def __init__(self, pieces: list[Piece], rules: IntakeRules) -> None:
        self.pieces = pieces
        self.texts = texts = [piece.text for piece in pieces]
        self.rules = rules
        self.words = [len(text.split()) for text in texts]
        self.verdicts: list[Verdict | None] = [None] * len(texts)
        self._fates: set[Fate] = set()

    def __len__(self) -> int:
        return len(self.texts)

    def give(self, index: int, verdict: Verdict) -> None:
        """Decide a line, unless it is decided already."""
        if self.verdicts[index] is None:
            self.verdicts[index] = verdict
            self._fates.add(verdict.fate)

    def decide(self, index: int, fate: Fate, reason: str) -> None:
        """Decide a line whose whole text is kept or dropped, unless it is decided already."""
        self.give(index, Verdict(fate=fate, reason=reason, text=self.texts[index]))

    def is_open(self, index: int) -> bool:
        """True while nothing is decided about the line; False outside the page."""
        return 0 <= index < len(self.verdicts) and self.verdicts[index] is None

    def fate(self, index: int) -> Fate | None:
        """The fate decided so far, or None; None outside the page too."""
        verdict = self.verdicts[index] if 0 <= index < len(self.verdicts) else None
        return verdict.fate if verdict else None

    def has(self, fate: Fate) -> bool:
        """True when a line with that fate was decided."""
        return fate in self._fates

    def open_lines(self) -> list[int]:
        """The lines nothing is decided about, in order."""
        return [index for index, verdict in enumerate(self.verdicts) if verdict is None]

    def next_kept(self, index: int) -> int:
        """The next line that is undecided or kept; the length of the page when there is none."""
        index += 1
        while index < len(self) and self.fate(index) in NOT_KEPT:
            index += 1
        return index

    def is_prose(self, index: int) -> bool:
        """True for a line that reads like a paragraph: long, or a whole sentence of some length."""
        words, shape, text = self.words[index], self.rules.shape, self.texts[index]
        if words >= shape.long_words:
            return True
        if words < shape.prose_words or not self.rules.ends_sentence(text):
            return False
        return not (self.rules.is_question(text) and words <= shape.question_words)

    def is_short(self, index: int) -> bool:
        """True for a line that reads like a heading or a label: few words, no full stop."""
        return self.words[index] <= self.rules.shape.heading_words and not self.rules.ends_statement(self.texts[index])

    def is_section(self, index: int) -> bool:
        """True when the whole line is the name of a known section."""
        return self.texts[index].casefold() in self.rules.section_names


class FirstOpenLine:
    """Whether a line that is open and wanted stands before another, asked of lines further and further down.

    A decided line never opens again, so the search never goes back, and a page costs one pass.
    """

    def __init__(self, page: Page, is_wanted: Callable[[int], bool]) -> None:
        self._page = page
        self._is_wanted = is_wanted
        self._index = 0

    def is_before(self, index: int) -> bool:
        """True when there is such a line before `index`, which is no smaller than the last time."""
        while self._index < index and not (self._page.is_open(self._index) and self._is_wanted(self._index)):
            self._index += 1
        return self._index < index
