"""Every panel of the column, in the order of its tabs. Adding a panel adds a line here."""

from studio.ui.panels.panel import PanelSpec

PANELS: tuple[PanelSpec, ...] = ()
