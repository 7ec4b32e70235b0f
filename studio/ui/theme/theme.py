"""Puts a palette, the typefaces and the style sheet on the application, and says which colours are in use."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.theme.colours import DARK, LIGHT, Colours
from studio.ui.theme.fonts import interface_font, load_typefaces
from studio.ui.theme.style_sheet import style_sheet

_BOLD_LOOKS = frozenset({"primary", "section-title", "panel-title"})


class Theme(QObject):
    """The look of the running application."""

    changed = Signal(object)
    """Emitted with the new `Colours` after a switch between light and dark."""

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self.colours = LIGHT
        application.setStyle("Fusion")
        load_typefaces()
        application.setFont(interface_font())
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Use ``light``, ``dark``, or what the ``system`` prefers."""
        if choice == "system":
            prefers_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            self.colours = DARK if prefers_dark else LIGHT
        else:
            self.colours = DARK if choice == "dark" else LIGHT
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit(self.colours)


def palette(colours: Colours) -> QPalette:
    """The Qt palette for a set of colours."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.page,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.error,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.ToolTipBase: colours.ink,
        QPalette.ColorRole.ToolTipText: colours.page,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Mid: colours.rule,
        QPalette.ColorRole.Light: colours.raised,
        QPalette.ColorRole.Dark: colours.faint,
    }
    for role, value in roles.items():
        result.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return result


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet; a style sheet alone cannot set a variable font's weight."""
    if look in _BOLD_LOOKS:
        widget.setFont(interface_font(bold=True))
    set_style_property(widget, "look", look)


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet selects by, and restyle the widget if the value is new.

    A widget that was never shown has no style yet and gets the right one when it is.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
