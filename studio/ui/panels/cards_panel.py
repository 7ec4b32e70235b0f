"""A panel that shows the elements of one kind as cards, one open at a time: pictures, fact boxes, embeds."""

from collections import Counter
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from studio.session.notices import Notice
from studio.story.directives import Directive, DirectiveName
from studio.story.findings import Place
from studio.story.story import Story, without_element
from studio.ui.panels.element_card import CardAction, CardEdit, CardRequest, ElementCard, Standing
from studio.ui.panels.empty_state import EmptyState
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.parts import with_part
from studio.ui.panels.placement import placements
from studio.ui.panels.restoring import with_element_back
from studio.ui.panels.scrolling_panel import ScrollingPanel
from studio.ui.theme.icons import icon
from studio.wording import sentence

_CARD_GAP = 8


class CardsKind(Struct, frozen=True, kw_only=True):
    """What kind of element a panel of cards shows.

    `field` is the story's field that holds them, `also` are further fields the cards show; `code` is the prefix of the
    panel's sentences.
    """

    field: str
    also: frozenset[str]
    directive: DirectiveName
    icon: str
    code: str


class CardsPanel(ScrollingPanel):
    """Cards, kept in step with the story without being made anew."""

    def __init__(self, context: PanelContext, kind: CardsKind) -> None:
        super().__init__(context, origin=kind.code.replace(".", ":"), fields=kind.also | {kind.field})
        self.kind = kind
        self._cards: dict[str, ElementCard] = {}
        self._open_id = ""
        self._placements: Counter[str] = Counter()
        self._is_new_story = True
        self.empty = EmptyState(kind.icon, kind.code)
        self.empty.button.clicked.connect(self._on_add_clicked)
        self._list = QVBoxLayout()
        self._list.setSpacing(_CARD_GAP)
        self.add_button = QPushButton(icon("add"), sentence(f"{kind.code}.button"))
        self.add_button.setIconSize(QSize(16, 16))
        self.add_button.clicked.connect(self._on_add_clicked)
        self.content.addWidget(self.empty)
        self.content.addLayout(self._list)
        self.content.addWidget(self.add_button)
        self.add_button.hide()
        context.theme.changed.connect(self._on_theme_changed)

    @property
    def cards(self) -> tuple[ElementCard, ...]:
        """The cards, from top to bottom."""
        return tuple(sorted(self._cards.values(), key=self._list.indexOf))

    def card(self, element_id: str) -> ElementCard | None:
        """The card of an element, or None."""
        return self._cards.get(element_id)

    def make_card(self, element_id: str) -> ElementCard:
        """Make the card of one element."""
        raise NotImplementedError

    def add_element(self) -> None:
        """Begin a new element."""
        raise NotImplementedError

    def carry_out(self, request: CardRequest) -> None:
        """Do what a card asks for, other than placing and removing."""

    def begin_story(self) -> None:
        """Start with every card closed, or the only one open."""
        self._is_new_story = True

    def show_story(self, story: Story) -> None:
        """Bring the cards in step with the story."""
        elements: tuple[Any, ...] = getattr(story, self.kind.field)
        self._drop_cards(keep={element.id for element in elements})
        if self._is_new_story:
            self._is_new_story = False
            self._placements = placements(story.body)
            self._open_id = elements[0].id if len(elements) == 1 else ""
        for index, element in enumerate(elements):
            self._card_at(index, element.id).show_element(element, self._standing(story, element.id))
        for card in self.cards:
            if card.is_open != (card.element_id == self._open_id):
                card.set_open(card.element_id == self._open_id)
        self.empty.setVisible(not elements)
        self.add_button.setVisible(bool(elements))

    def show_body(self, story: Story) -> None:
        """Bring only what the cards say of their places up to date."""
        found = placements(story.body)
        if found != self._placements:
            self._placements = found
            self.refresh()

    def open_card(self, element_id: str) -> ElementCard | None:
        """Open one card and close the others; None when the story has no such element. An empty id closes all."""
        self._open_id = element_id
        self.refresh()
        card = self._cards.get(element_id)
        if card is not None:
            self.scroll_to(card.head)
        return card

    def reveal(self, place: Place) -> None:
        """Open the card of a place, with the field it points to in focus."""
        self.catch_up()
        card = self.open_card(place.element) if place.element else None
        if card is not None:
            self.focus_on(card.field_of(place.part) if place.part else card.head)
        elif self.cards:
            self.focus_on(self.cards[0].head)
        else:
            self.focus_on(self.empty.button)

    def _attach(self) -> None:
        super()._attach()
        known = self.context.desk.known
        if known is not None:
            self._connections.append(known.changed.connect(self._on_known_changed))

    def _on_known_changed(self, _known: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self.mark_stale()

    def _standing(self, story: Story, element_id: str) -> Standing:
        return Standing(
            times_placed=self._placements[element_id],
            is_lead=story.lead_picture == element_id,
            is_poster=any(embed.poster == element_id for embed in story.embeds),
            picture_ids=tuple(picture.id for picture in story.pictures),
        )

    def _card_at(self, index: int, element_id: str) -> ElementCard:
        card = self._cards.get(element_id)
        if card is None:
            card = self.make_card(element_id)
            card.head_pressed.connect(self._on_head_pressed)
            card.edited.connect(self._on_edited)
            card.requested.connect(self._on_requested)
            card.focus_wanted.connect(self.focus_on)
            self._cards[element_id] = card
        if self._list.indexOf(card) != index:
            self._list.removeWidget(card)
            self._list.insertWidget(index, card)
            card.show()
        return card

    def _drop_cards(self, keep: set[str]) -> None:
        for element_id in [known for known in self._cards if known not in keep]:
            card = self._cards.pop(element_id)
            had_focus = card.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
            if had_focus and self.isVisible():
                self.add_button.setFocus()

    def _on_add_clicked(self) -> None:
        self.add_element()

    def _on_head_pressed(self, element_id: str) -> None:
        self.open_card("" if element_id == self._open_id else element_id)

    def _on_edited(self, edit: CardEdit) -> None:
        if self.session is None:
            return
        story = self.session.story
        elements: tuple[Any, ...] = getattr(story, self.kind.field)
        index = next((i for i, element in enumerate(elements) if element.id == edit.element_id), None)
        if index is not None:
            merge_key = f"{edit.element_id}.{edit.part}" if edit.merges else ""
            changed = with_part(elements[index], edit.part, edit.value) if edit.part else edit.value
            self.edit_story(with_part(story, f"{self.kind.field}.{index}", changed), edit.label, merge_key)

    def _on_requested(self, request: CardRequest) -> None:
        if request.action is CardAction.PLACE:
            self.context.bench.insert_directive(Directive(name=self.kind.directive, id=request.element_id))
        elif request.action is CardAction.REMOVE:
            self._remove(request.element_id)
        else:
            self.carry_out(request)

    def _remove(self, element_id: str) -> None:
        if self.session is None:
            return
        before = self.session.story
        self.edit_story(without_element(before, element_id), sentence(f"{self.kind.code}.remove-step"))
        take_back = partial(self._take_back, before, element_id)
        self.tell(Notice(code=f"{self.kind.code}.removed", parameters={"id": element_id}, act=take_back))

    def _take_back(self, before: Story, element_id: str) -> None:
        if self.session is not None and self.session.story.id == before.id:
            story = with_element_back(self.session.story, before, self.kind.field, element_id)
            self.edit_story(story, sentence(f"{self.kind.code}.restore-step"))

    def _on_theme_changed(self, _colours: object) -> None:
        self.empty.paint_icon()
