"""Every panel of the column, in the order of its tabs. Adding a panel adds a line here."""

from studio.ui.panels.panel import PanelSpec
from studio.ui.panels.pictures_panel import PicturesPanel, pictures_status

PANELS: tuple[PanelSpec, ...] = (
    PanelSpec(
        id="pictures",
        title_code="panels.pictures.tab",
        icon="picture",
        make=PicturesPanel,
        fields=frozenset({"pictures", "lead_picture"}),
        status=pictures_status,
    ),
)
