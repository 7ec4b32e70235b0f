"""Every panel of the column, in the order of its tabs. Adding a panel adds a line here."""

from studio.ui.panels.embeds_panel import EmbedsPanel, embeds_status
from studio.ui.panels.facts_panel import FactsPanel, facts_status
from studio.ui.panels.history_panel import HistoryPanel
from studio.ui.panels.panel import PanelSpec
from studio.ui.panels.pictures_panel import PicturesPanel, pictures_status
from studio.ui.panels.preflight_panel import PreflightPanel, preflight_status
from studio.ui.panels.story_panel import STORY_FIELDS, StoryPanel, story_status

PANELS: tuple[PanelSpec, ...] = (
    PanelSpec(
        id="pictures",
        title_code="panels.pictures.tab",
        icon="picture",
        make=PicturesPanel,
        fields=frozenset({"pictures", "lead_picture"}),
        status=pictures_status,
    ),
    PanelSpec(
        id="facts",
        title_code="panels.facts.tab",
        icon="fact-box",
        make=FactsPanel,
        fields=frozenset({"fact_boxes"}),
        status=facts_status,
    ),
    PanelSpec(
        id="embeds",
        title_code="panels.embeds.tab",
        icon="embed",
        make=EmbedsPanel,
        fields=frozenset({"embeds"}),
        status=embeds_status,
    ),
    PanelSpec(
        id="preflight",
        title_code="panels.preflight.tab",
        icon="preflight",
        make=PreflightPanel,
        status=preflight_status,
    ),
    PanelSpec(
        id="story",
        title_code="panels.story.tab",
        icon="story",
        make=StoryPanel,
        fields=STORY_FIELDS,
        status=story_status,
    ),
    PanelSpec(
        id="history",
        title_code="history.tab",
        icon="history",
        make=HistoryPanel,
    ),
)
