"""How much of the desk is seen: all of it, the article, article and preview, or the preview; and full screen."""

from PySide6.QtCore import QObject, Qt

from studio.ui.editor.focus_mode import FocusMode
from studio.ui.theme.theme import Theme
from studio.ui.window.window_parts import WindowParts

VIEWS: dict[str, frozenset[str]] = {
    "all": frozenset({"library", "article", "preview", "panels"}),
    "write": frozenset({"article"}),
    "split": frozenset({"article", "preview"}),
    "read": frozenset({"preview"}),
}
"""The columns of each view."""


class ViewModes(QObject):
    """Shows and hides columns together, and turns the ways of writing on and off."""

    def __init__(self, parts: WindowParts, theme: Theme) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._focus = FocusMode(parts.editor.body_edit, theme)

    def use(self, view: str) -> None:
        """Show the columns of a view, named as in `VIEWS`, and those alone; the focus goes where one can write."""
        shown = VIEWS[view]
        for name in VIEWS["all"]:
            self._parts.column(name).setVisible(name in shown)
        if "article" in shown:
            self._parts.editor.setFocus()
        else:
            self._parts.preview.setFocus()

    def is_used(self, view: str) -> bool:
        """True when exactly the columns of a view are shown."""
        return {name for name in VIEWS["all"] if not self._parts.column(name).isHidden()} == VIEWS[view]

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back; the window is then as large as it was."""
        window = self._parts.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    @property
    def is_full_screen(self) -> bool:
        """True while the window takes the whole screen."""
        return self._parts.window.isFullScreen()

    def toggle_focus(self) -> None:
        """Fade all paragraphs but the one of the caret, or show them all."""
        self._focus.fade(on=not self._focus.is_fading)

    @property
    def has_focus(self) -> bool:
        """True while other paragraphs are faded."""
        return self._focus.is_fading

    def toggle_typewriter(self) -> None:
        """Keep the line of the caret in the middle, or let it move."""
        self._focus.centre(on=not self._focus.is_centring)

    @property
    def is_typewriter(self) -> bool:
        """True while the line of the caret stays in the middle."""
        return self._focus.is_centring
