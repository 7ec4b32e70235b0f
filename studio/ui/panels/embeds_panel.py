"""The panel of embeds: videos, posts and other foreign things, each with the text that stands in for it."""

from functools import partial

from studio.session.embed_reading import read_embed
from studio.session.notices import Notice
from studio.story.directives import DirectiveName
from studio.story.elements import Embed
from studio.story.findings import Finding, Severity
from studio.story.story import Story, free_element_id, with_embed
from studio.ui.panels.cards_panel import CardsKind, CardsPanel
from studio.ui.panels.element_card import ElementCard
from studio.ui.panels.embed_card import EmbedCard, PastedCode, has_web_address
from studio.ui.panels.embed_filling import filled_embed
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.ui.panels.thumbnails import Thumbnails
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
        self._thumbnails = Thumbnails(context.desk, self)

    def make_card(self, element_id: str) -> ElementCard:
        """Make the card of one embed."""
        card = EmbedCard(element_id, self.context, self._thumbnails)
        card.code_pasted.connect(self._on_code_pasted)
        return card

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

    def _on_code_pasted(self, pasted: PastedCode) -> None:
        """Fill an embed from code, and say what was left out, with the way back."""
        embed = self.session.story.embed(pasted.element_id) if self.session is not None else None
        found = read_embed(pasted.code)
        if self.session is None or embed is None:
            return
        if found is None:
            self.tell(Notice(code="panels.embeds.no-code"))
            return
        step = sentence("panels.embeds.fill-step")
        self.edit_story(with_embed(self.session.story, filled_embed(embed, found.embed)), step)
        code = "panels.embeds.filled-without" if found.dropped else "panels.embeds.filled"
        parameters = {"names": ", ".join(found.dropped)} if found.dropped else {}
        self.tell(Notice(code=code, parameters=parameters, act=partial(self._put_back, self.session.story.id, embed)))

    def _put_back(self, story_id: str, embed: Embed) -> None:
        """Give an embed that is still there the fields it had."""
        story = self.session.story if self.session is not None else None
        if story is not None and story.id == story_id and story.embed(embed.id) is not None:
            self.edit_story(with_embed(story, embed), sentence("panels.embeds.restore-step"))
