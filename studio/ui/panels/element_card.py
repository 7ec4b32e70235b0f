"""One element of the story as a card: a head that is always there, and a body to edit it in, made when first opened."""

from enum import StrEnum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.ui.panels.row_button import RowButton
from studio.ui.theme.theme import set_look


class CardAction(StrEnum):
    """What an editor can ask of a card, besides editing its fields."""

    PLACE = "place"
    REMOVE = "remove"
    MAKE_LEAD = "make-lead"
    CHOOSE_FILE = "choose-file"
    CROP = "crop"
    SAVE_TO_LIBRARY = "save-to-library"
    SET_DATES = "set-dates"
    SHOW_DIFFERENCE = "show-difference"
    TAKE = "take"
    KEEP = "keep"


class CardRequest(Struct, frozen=True):
    """An action asked of the element with that id."""

    element_id: str
    action: CardAction


class CardEdit(Struct, frozen=True):
    """One part of an element was given another value; `part` is dotted, `label` names it to the editor."""

    element_id: str
    part: str
    value: Any
    label: str
    merges: bool = True


class Standing(Struct, frozen=True):
    """Where an element stands in its story: how many lines of the body place it, and what else uses it."""

    times_placed: int = 0
    is_lead: bool = False
    is_poster: bool = False
    picture_ids: tuple[str, ...] = ()


class ElementCard(QFrame):
    """A card. Subclasses fill `head`, make the body, and show an element in both."""

    head_pressed = Signal(str)
    """Emitted with the element's id when the head was pressed."""

    edited = Signal(object)
    """Emitted with a `CardEdit`."""

    requested = Signal(object)
    """Emitted with a `CardRequest`."""

    focus_wanted = Signal(object)
    """Emitted with a widget of the card that should have the focus, and be in view."""

    def __init__(self, element_id: str) -> None:
        super().__init__()
        self.element_id = element_id
        self.head = RowButton()
        self._body: QWidget | None = None
        self._shown: tuple[Any, Standing] | None = None
        set_look(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.head.clicked.connect(self._on_head_clicked)

    @property
    def is_open(self) -> bool:
        """True while the body is shown."""
        return self._body is not None and self._body.isVisibleTo(self)

    def make_body(self) -> QWidget:
        """Make the widget that edits the element."""
        raise NotImplementedError

    def show_head(self, element: Any, standing: Standing) -> None:
        """Show the element in the head."""
        raise NotImplementedError

    def show_in_body(self, element: Any, standing: Standing) -> None:
        """Show the element in the body, which exists."""
        raise NotImplementedError

    def field_of(self, part: str) -> QWidget:
        """The widget that edits a part, or the nearest there is. The body exists."""
        raise NotImplementedError

    def show_element(self, element: Any, standing: Standing) -> None:
        """Show the element as it is now."""
        if self._shown is not None and self._shown[0] is element and self._shown[1] == standing:
            return
        self._shown = (element, standing)
        self.show_head(element, standing)
        if self.is_open:
            self.show_in_body(element, standing)

    def set_open(self, is_open: bool) -> None:
        """Show or hide the body; it is made when it is first shown."""
        if is_open and self._body is None:
            self._body = self.make_body()
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)
        if self._shown is not None:
            self.show_head(*self._shown)
            if is_open:
                self.show_in_body(*self._shown)

    def refresh(self) -> None:
        """Show the same element again, after something around it changed."""
        if self._shown is not None and self.is_open:
            self.show_in_body(*self._shown)

    def refresh_all(self) -> None:
        """Show the same element again, in the head too."""
        if self._shown is not None:
            self.show_head(*self._shown)
        self.refresh()

    def request(self, action: CardAction) -> None:
        """Ask the panel for an action on this card's element."""
        self.requested.emit(CardRequest(self.element_id, action))

    def _on_head_clicked(self) -> None:
        self.head_pressed.emit(self.element_id)
