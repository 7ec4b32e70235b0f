"""The story from a page whose every line is decided. Every word of a line that is kept goes in; nothing is guessed."""

from collections.abc import Iterable

from msgspec.structs import replace

from studio.intake.element_builders import (
    box_groups,
    embed_from,
    embed_groups,
    fact_box_from,
    list_from,
    origin_from,
    quote_directives,
    related_from,
)
from studio.intake.escaping import escape_heading, escape_line
from studio.intake.fates import Fate
from studio.intake.fresh_ids import FreshIds
from studio.intake.line_rules import CHOSEN
from studio.intake.picture_builder import pictures_from
from studio.intake.rules import IntakeRules
from studio.intake.runs import DecidedLine, Family, runs
from studio.story.directives import Directive, DirectiveName, format_directive
from studio.story.elements import Embed, FactBox
from studio.story.picture import PlacedPicture
from studio.story.story import CommentsPolicy, Story

DIVIDER = "---"

_FIELDS = {
    Fate.SECTION: "section",
    Fate.HEADLINE: "headline",
    Fate.STANDFIRST: "standfirst",
    Fate.BYLINE: "byline",
    Fate.DATELINE: "dateline",
}
_OF_ANY_FILE = frozenset({CHOSEN, "active-content", "page-title"})
_PAGE_FURNITURE = frozenset({Fate.AD, Fate.COMMENTS, Fate.EMBED, Fate.RIGHTS_NOTICE})


class StoryBuilder:
    """Builds one story, and remembers which line went into which element."""

    def __init__(self, rules: IntakeRules) -> None:
        self.rules = rules
        self.elements: dict[int, str] = {}
        self._blocks: list[str] = []
        self._edges: set[int] = set()
        self._pictures: list[PlacedPicture] = []
        self._boxes: list[FactBox] = []
        self._embeds: list[Embed] = []
        self._lead = ""
        self._ids = FreshIds()

    def build(self, story: Story, lines: list[DecidedLine]) -> Story:
        """`story` with everything the lines hold."""
        for family, run in runs(lines):
            self._add(family, run)
        fields: dict[str, str] = {name: _joined(lines, fate) for fate, name in _FIELDS.items()}
        filing = [line for line in lines if line.verdict.fate is Fate.DATELINE_AND_BODY and line.verdict.rest]
        fields["dateline"] = " ".join(filter(None, (fields["dateline"], *(line.text for line in filing))))
        related = [line for line in lines if line.verdict.fate in _RELATED]
        notices = [line for line in lines if line.verdict.fate is Fate.RIGHTS_NOTICE]
        return replace(
            story,
            body="\n\n".join(self._body_blocks()),
            lead_picture=self._lead,
            pictures=tuple(self._pictures),
            fact_boxes=tuple(self._boxes),
            embeds=tuple(self._embeds),
            related=tuple(related_from(related, self.rules)),
            origin=origin_from(notices, self.rules) if _was_published(lines) else story.origin,
            comments=self._comments(lines),
            **fields,
        )

    def _add(self, family: Family, run: list[DecidedLine]) -> None:
        if family is Family.TEXT:
            self._blocks.extend(_text_block(line) for line in run)
        elif family is Family.DIVIDER:
            self._blocks.append(DIVIDER)
        elif family is Family.LIST:
            self._blocks.append(list_from(run))
        elif family is Family.QUOTE:
            self._blocks.extend(quote_directives(run))
        elif family is Family.PICTURE:
            self._add_pictures(run)
        elif family is Family.FACT_BOX:
            self._add_boxes(run)
        elif family is Family.EMBED:
            self._add_embeds(run)

    def _add_pictures(self, run: list[DecidedLine]) -> None:
        for draft in pictures_from(run):
            wish = draft.picture.alt or draft.picture.caption or "picture"
            picture = replace(draft.picture, id=self._new_id(wish, draft.lines))
            self._pictures.append(picture)
            if not self._blocks and not self._lead:
                self._lead = picture.id
            else:
                self._place(DirectiveName.PICTURE, picture.id)

    def _add_boxes(self, run: list[DecidedLine]) -> None:
        for group in box_groups(run):
            box = fact_box_from(group)
            box = replace(box, id=self._new_id(box.title or "fact-box", group))
            self._boxes.append(box)
            self._edges.add(len(self._blocks))
            self._place(DirectiveName.FACT_BOX, box.id)

    def _add_embeds(self, run: list[DecidedLine]) -> None:
        for group in embed_groups(run):
            embed = embed_from(group)
            embed = replace(embed, id=self._new_id(embed.kind, group))
            self._embeds.append(embed)
            self._place(DirectiveName.EMBED, embed.id)

    def _place(self, name: DirectiveName, element_id: str) -> None:
        self._blocks.append(format_directive(Directive(name=name, id=element_id)))

    def _new_id(self, wish: str, lines: Iterable[DecidedLine]) -> str:
        element_id = self._ids.new(wish)
        self.elements.update({line.number: element_id for line in lines})
        return element_id

    def _body_blocks(self) -> list[str]:
        """The blocks without dividers at an end of the body, beside a fact box or beside another divider."""
        kept: list[str] = []
        after_edge = True
        for index, block in enumerate(self._blocks):
            if block == DIVIDER and after_edge:
                continue
            if index in self._edges and kept and kept[-1] == DIVIDER:
                kept.pop()
            kept.append(block)
            after_edge = block == DIVIDER or index in self._edges
        return kept[:-1] if kept and kept[-1] == DIVIDER else kept

    def _comments(self, lines: list[DecidedLine]) -> CommentsPolicy:
        heads = [line.piece.text for line in lines if line.verdict.fate is Fate.COMMENTS]
        if not heads:
            return CommentsPolicy.UNSET
        closed = any(self.rules.comments_closed.fullmatch(head) for head in heads)
        return CommentsPolicy.CLOSED if closed else CommentsPolicy.OPEN


_RELATED = frozenset({Fate.RELATED_SECTION, Fate.RELATED_HEADLINE, Fate.RELATED_EXCERPT})


def _joined(lines: list[DecidedLine], fate: Fate) -> str:
    return " ".join(line.text for line in lines if line.verdict.fate is fate)


def _text_block(line: DecidedLine) -> str:
    verdict = line.verdict
    meant = line.piece.hint or Fate.BODY
    if line.piece.markdown and verdict.fate is meant:
        return line.piece.markdown
    if verdict.fate is Fate.SUBHEADING:
        return f"## {escape_heading(line.text)}"
    return escape_line(verdict.rest or line.text)


def _was_published(lines: list[DecidedLine]) -> bool:
    """True when the lines show that they come from a page that somebody published."""
    return any(
        line.verdict.fate in _PAGE_FURNITURE
        or (line.verdict.fate is Fate.DROPPED and line.verdict.reason not in _OF_ANY_FILE)
        for line in lines
    )
