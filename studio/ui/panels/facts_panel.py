"""The fact-box panel: every box of the story with its facts, and what it has to do with the library of boxes."""

from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from studio.session.notices import Notice
from studio.story.box_kinds import REVIEW_AFTER_DAYS, kept, taken, with_review_dates
from studio.story.directives import DirectiveName
from studio.story.elements import Fact, FactBox
from studio.story.findings import Finding, Severity
from studio.story.library_box import LibraryBox
from studio.story.story import Story, free_element_id, with_fact_box
from studio.ui.panels.box_difference import BoxDifference
from studio.ui.panels.cards_panel import CardsKind, CardsPanel
from studio.ui.panels.element_card import CardAction, CardRequest, ElementCard
from studio.ui.panels.fact_box_card import FactBoxCard, lacking_facts
from studio.ui.panels.iso_dates import today
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.wording import sentence

FACTS = CardsKind(
    field="fact_boxes", also=frozenset(), directive=DirectiveName.FACT_BOX, icon="fact-box", code="panels.facts"
)


def facts_status(story: Story, _findings: tuple[Finding, ...]) -> PanelStatus:
    """How many boxes are unfinished; how many there are when none is."""
    lacking = sum(not box.title.strip() or not box.facts or lacking_facts(box) > 0 for box in story.fact_boxes)
    return PanelStatus(lacking, Severity.WARNING) if lacking else PanelStatus(len(story.fact_boxes))


class FactsPanel(CardsPanel):
    """Cards of fact boxes."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context, FACTS)

    def make_card(self, element_id: str) -> ElementCard:
        """Make the card of one box."""
        return FactBoxCard(element_id, self.context)

    def show_story(self, story: Story) -> None:
        """Bring the cards in step with the story and the library's boxes."""
        super().show_story(story)
        for box in story.fact_boxes:
            card = self.card(box.id)
            if isinstance(card, FactBoxCard):
                card.show_library_box(self._library_box(box))

    def add_element(self) -> None:
        """Add a box with one empty fact, its title in focus."""
        if self.session is None:
            return
        story = self.session.story
        box = FactBox(id=free_element_id(story, "facts"), facts=(Fact(),))
        self.edit_story(with_fact_box(story, box), sentence("panels.facts.new-step"))
        card = self.open_card(box.id)
        if card is not None:
            self.focus_on(card.field_of("title"))

    def carry_out(self, request: CardRequest) -> None:
        """Take or keep what the library has, save a box there, or set review dates; each is one step."""
        box = self.session.story.fact_box(request.element_id) if self.session is not None else None
        if box is None:
            return
        if request.action is CardAction.SAVE_TO_LIBRARY:
            self._save_to_library(box)
        elif request.action is CardAction.SET_DATES:
            facts = with_review_dates(box.facts, date.fromisoformat(today()) + timedelta(days=REVIEW_AFTER_DAYS))
            self._change(replace(box, facts=facts), "boxes.set-dates-step")
        else:
            self._answer_change(box, request.action)

    def _answer_change(self, box: FactBox, action: CardAction) -> None:
        library_box = self._library_box(box)
        if library_box is None:
            return
        if action is CardAction.SHOW_DIFFERENCE:
            BoxDifference(box, library_box, self.context.theme, self.window()).open()
        elif action is CardAction.TAKE:
            self._change(taken(box, library_box), "boxes.take-step")
        elif action is CardAction.KEEP:
            self._change(kept(box, library_box), "boxes.keep-step")

    def _save_to_library(self, box: FactBox) -> None:
        boxes = self.context.desk.boxes
        if boxes is None or self.session is None:
            return
        note = getattr(self._library_box(box), "note", "")
        shelved = LibraryBox(id=box.library_box, title=box.title, kind=box.kind, facts=box.facts, note=note)
        boxes.save(shelved, partial(self._on_saved, self.session.story.id, box.id))

    def _on_saved(self, story_id: str, element_id: str, saved: LibraryBox) -> None:
        title = saved.title.strip() or sentence("boxes.untitled")
        self.tell(Notice(code="boxes.saved", parameters={"title": title}))
        box = self.session.story.fact_box(element_id) if self.session is not None else None
        if box is not None and self.session is not None and self.session.story.id == story_id:
            self._change(replace(box, library_box=saved.id, library_version=saved.version), "boxes.save-step")

    def _change(self, box: FactBox, step: str) -> None:
        if self.session is not None:
            self.edit_story(with_fact_box(self.session.story, box), sentence(step))

    def _library_box(self, box: FactBox) -> LibraryBox | None:
        known = self.context.desk.known
        return known.latest.boxes.get(box.library_box) if known is not None else None
