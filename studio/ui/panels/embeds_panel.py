"""The panel of embeds: videos, posts and other foreign things, each with the text that stands in for it."""

from studio.story.directives import DirectiveName
from studio.story.elements import Embed
from studio.story.findings import Finding, Severity
from studio.story.story import Story, free_element_id, with_embed
from studio.ui.panels.cards_panel import CardsKind, CardsPanel
from studio.ui.panels.element_card import ElementCard
from studio.ui.panels.embed_card import EmbedCard, has_web_address
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.wording import sentence

EMBEDS = CardsKind(
    field="embeds", also=frozenset({"pictures"}), directive=DirectiveName.EMBED, icon="embed", code="panels.embeds"
)


def embeds_status(story: Story, _findings: tuple[Finding, ...]) -> PanelStatus:
    """How many embeds lack their address or fallback; how many there are when none does."""
    lacking = sum(not has_web_address(embed) or not embed.fallback.strip() for embed in story.embeds)
    return PanelStatus(lacking, Severity.ERROR) if lacking else PanelStatus(len(story.embeds))


class EmbedsPanel(CardsPanel):
    """Cards of embeds."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context, EMBEDS)

    def make_card(self, element_id: str) -> ElementCard:
        """Make the card of one embed."""
        return EmbedCard(element_id, self.context)

    def add_element(self) -> None:
        """Add an embed, its address in focus."""
        if self.session is None:
            return
        story = self.session.story
        embed = Embed(id=free_element_id(story, "embed"), fallback="")
        self.edit_story(with_embed(story, embed), sentence("panels.embeds.new-step"))
        card = self.open_card(embed.id)
        if card is not None:
            self.focus_on(card.field_of("url"))
