"""The fact-box panel: every box of the story with its facts."""

from studio.story.directives import DirectiveName
from studio.story.elements import Fact, FactBox
from studio.story.findings import Finding, Severity
from studio.story.story import Story, free_element_id, with_fact_box
from studio.ui.panels.cards_panel import CardsKind, CardsPanel
from studio.ui.panels.element_card import ElementCard
from studio.ui.panels.fact_box_card import FactBoxCard, lacking_facts
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.wording import sentence

FACTS = CardsKind(
    field="fact_boxes", also=frozenset(), directive=DirectiveName.FACT_BOX, icon="fact-box", code="panels.facts"
)


def facts_status(story: Story, _findings: tuple[Finding, ...]) -> PanelStatus:
    """How many boxes are unfinished; how many there are when none is."""
    lacking = sum(not box.title.strip() or not box.facts or lacking_facts(box.facts) > 0 for box in story.fact_boxes)
    return PanelStatus(lacking, Severity.WARNING) if lacking else PanelStatus(len(story.fact_boxes))


class FactsPanel(CardsPanel):
    """Cards of fact boxes."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context, FACTS)

    def make_card(self, element_id: str) -> ElementCard:
        """Make the card of one box."""
        return FactBoxCard(element_id, self.context)

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
