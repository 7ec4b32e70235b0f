"""The lines above the body: section, headline, standfirst, byline and dateline, written as they will be read."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.story.story import Story
from studio.ui.editor.plain_field import PlainField
from studio.ui.editor.section_field import SectionField
from studio.ui.theme.fonts import TEXT_PIXELS, interface_font, text_font
from studio.wording import sentence

FIELDS = ("section", "headline", "standfirst", "byline", "dateline")
"""The header's fields, named as in `Story`, in the order Tab visits them."""

_HEADLINE_SCALE = 1.6
_STANDFIRST_SCALE = 1.15
_BYLINE_PIXELS = 14


class ArticleHeader(QWidget):
    """The header's fields in one column. Values go in by `show_story` and `take_over`, and come out by `edited`."""

    edited = Signal(str, str)
    """Emitted with the field's name and its text."""

    focused_past_end = Signal()
    """Emitted when a key moves on from the last field."""

    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._is_wrapping = False
        self.section = SectionField(self)
        self.fields = {
            name: PlainField(sentence(f"editor.field.{name}"), sentence(f"editor.placeholder.{name}"), self)
            for name in FIELDS[1:]
        }
        self.section.edited.connect(partial(self.edited.emit, "section"))
        self.section.left.connect(partial(self._on_left, "section"))
        for name, field in self.fields.items():
            field.edited.connect(partial(self.edited.emit, name))
            field.left.connect(partial(self._on_left, name))
            field.height_changed.connect(self._on_height_changed)
        self._arrange()
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """Scale the letters."""
        text_pixels = TEXT_PIXELS * percent / 100
        self.section.set_zoom(percent)
        headline_font = text_font(round(text_pixels * _HEADLINE_SCALE))
        headline_font.setWeight(QFont.Weight.Bold)
        self.fields["headline"].use_font(headline_font)
        self.fields["standfirst"].use_font(text_font(round(text_pixels * _STANDFIRST_SCALE)))
        for name in ("byline", "dateline"):
            self.fields[name].use_font(interface_font(round(_BYLINE_PIXELS * percent / 100)))
        self._on_height_changed()

    def show_story(self, story: Story, sections: tuple[str, ...]) -> None:
        """Show another story."""
        self.section.offer(sections)
        self.section.show_text(story.section)
        for name, field in self.fields.items():
            field.smart_typing.language = story.language
            field.show_text(getattr(story, name))

    def take_over(self, story: Story, changed: frozenset[str]) -> None:
        """Show what changed elsewhere; carets stay where they are."""
        if "section" in changed:
            self.section.show_text(story.section)
        for name in changed.intersection(self.fields):
            self.fields[name].take_over(getattr(story, name))
        if "language" in changed:
            for field in self.fields.values():
                field.smart_typing.language = story.language

    def height_for(self, width: int) -> int:
        """The pixels the header needs at a width; its fields wrap to that width at once."""
        if width != self.width():
            self._is_wrapping = True
            self.resize(width, self.height())
            self._is_wrapping = False
            self._column.invalidate()  # fields that grew while they were being placed push down those below
        self._column.activate()
        return self._column.sizeHint().height()

    def focus(self, name: str, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the caret into a field."""
        (self.section if name == "section" else self.fields[name]).setFocus(reason)

    def focused_field(self) -> PlainField | None:
        """The text field that has the focus, or had it when the window was last in use; or None."""
        focused = self.window().focusWidget()
        return next((field for field in self.fields.values() if field is focused), None)

    def _arrange(self) -> None:
        column = self._column
        column.setContentsMargins(0, 24, 0, 16)
        column.setSpacing(0)
        column.addWidget(self.section, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.fields["headline"])
        column.addSpacing(10)
        column.addWidget(self.fields["standfirst"])
        column.addSpacing(18)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self.fields["byline"], 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.fields["dateline"], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)

    def _on_height_changed(self) -> None:
        if not self._is_wrapping:
            self.height_changed.emit()

    def _on_left(self, name: str, key: Qt.Key) -> None:
        """Go to the field the key leads to; byline and dateline stand in one line, which Up and Down cross."""
        index = FIELDS.index(name)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            target = index - 1
            if name == "dateline" and key is Qt.Key.Key_Up:
                target -= 1
            if target >= 0:
                self.focus(FIELDS[target], Qt.FocusReason.BacktabFocusReason)
            elif key is Qt.Key.Key_Backtab:
                self.focusPreviousChild()
        elif index + 1 == len(FIELDS) or (name == "byline" and key is Qt.Key.Key_Down):
            self.focused_past_end.emit()
        else:
            self.focus(FIELDS[index + 1], Qt.FocusReason.TabFocusReason)
