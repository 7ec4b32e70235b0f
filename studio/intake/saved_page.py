"""A saved web page: its story apart from the site around it, with what the page tells of it elsewhere."""

import re

from msgspec.structs import replace

from studio.intake.fates import Fate
from studio.intake.figure_pass import bring_into_form
from studio.intake.html_tree import CleanTree
from studio.intake.main_text import main_text_keys
from studio.intake.page import Piece
from studio.intake.page_facts import iso_date, page_facts
from studio.intake.page_names import page_names
from studio.intake.page_scope import PageScope, dates_in
from studio.intake.result import IntakeNote
from studio.intake.rules import IntakeRules, load_rules, rule_languages
from studio.story.elements import Origin
from studio.story.story import Story

_AMP = re.compile(r"<amp-(img|video|audio|iframe)\b", re.IGNORECASE)
_AMP_VIDEO = re.compile(r"<amp-youtube\b[^<>]{0,500}?data-videoid=[\"']?([\w-]{5,20})[^<>]{0,500}>", re.IGNORECASE)
_ANY_ENGLISH = frozenset({"", "en"})


def without_amp(source: str) -> str:
    """`source` with the elements of AMP pages that stand for pictures and players under their plain names."""
    if "<amp-" not in source:
        return source
    framed = _AMP_VIDEO.sub(r'<iframe src="https://www.youtube.com/embed/\1"></iframe>', source)
    return _AMP.sub(r"<\1", framed)


class SavedPage:
    """One page, while it is taken in."""

    def __init__(self, source: str) -> None:
        self.facts = page_facts(source)
        language = self.facts.language.partition("-")[0]
        self.rules: IntakeRules = load_rules(language if language in rule_languages() else "en")
        self._has_headline = False

    def mark(self, tree: CleanTree) -> None:
        """Mark in the tree what is the story's and what is the site's, and bring its pictures into one form."""
        names = page_names()
        bring_into_form(tree.root, names, self.rules, self.facts.pictures)
        scope = PageScope(tree.root, main_text_keys(tree.clean), self.facts, names)
        scope.mark()
        self._has_headline = scope.has_headline
        if not self.facts.published:
            published = next((found for value in dates_in(tree.root) if (found := iso_date(value))), "")
            self.facts = replace(self.facts, published=published)

    def told_pieces(self) -> list[Piece]:
        """What the page tells apart from its text, as lines that count where the text does not say so."""
        facts = self.facts
        told = [
            Piece(text=facts.section, offer=Fate.SECTION),
            Piece(text=", ".join(facts.authors), offer=Fate.BYLINE),
            Piece(text=self.rules.written_date(facts.published), offer=Fate.DATELINE),
        ]
        if not self._has_headline:
            told.insert(0, Piece(text=facts.headline, hint=Fate.HEADLINE, reason="page-facts"))
        return [piece for piece in told if piece.text.strip()]

    def complete(self, story: Story) -> Story:
        """The story with its language, and with where the page stood and who published it."""
        facts = self.facts
        origin = story.origin or Origin()
        origin = replace(origin, url=origin.url or facts.url, publisher=facts.publisher or origin.publisher)
        language = story.language if facts.language in _ANY_ENGLISH else facts.language
        return replace(story, language=language, origin=origin if origin != Origin() else story.origin)

    def notes(self) -> tuple[IntakeNote, ...]:
        """When the page was published, and whether it is whole."""
        facts = self.facts
        notes = []
        if facts.published:
            changed = facts.modified[:16].replace("T", " ") if facts.modified[:16] > facts.published[:16] else ""
            code = "intake.note.published-and-changed" if changed else "intake.note.published"
            parameters = {"published": facts.published[:16].replace("T", " ")} | (
                {"changed": changed} if changed else {}
            )
            notes.append(IntakeNote(code=code, parameters=parameters, is_warning=False))
        if facts.is_partly_shown:
            notes.append(IntakeNote(code="intake.note.partly-shown"))
        return tuple(notes)
