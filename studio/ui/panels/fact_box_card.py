"""A fact box's card: its title and its facts, to write, to order and to place."""

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.story.box_kinds import convert, is_behind, missing_parts
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.library_box import LibraryBox
from studio.ui.panels.badges import Badge, Tone
from studio.ui.panels.behind_bar import BehindBar
from studio.ui.panels.box_kind_options import kind_options
from studio.ui.panels.card_buttons import ButtonSpec, CardButtons
from studio.ui.panels.element_card import CardAction, CardEdit, ElementCard, Standing
from studio.ui.panels.fact_order import Facts, with_fact_after, with_fact_moved, without_fact
from studio.ui.panels.fact_row import FactAction, FactRequest, FactRow
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec
from studio.ui.panels.form import FIELD_GAP, Form
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_head import placement_badges
from studio.ui.panels.text_head import TextHead
from studio.ui.theme.icons import icon
from studio.wording import sentence

_TITLE = (FieldSpec(part="title", label="panels.facts.box-title", missing="panels.facts.title-missing"),)
_BUTTONS = (
    ButtonSpec(CardAction.PLACE, "place", "panels.actions.place"),
    ButtonSpec(CardAction.REMOVE, "remove", "panels.actions.remove-box"),
    ButtonSpec(CardAction.SAVE_TO_LIBRARY, "folder", "boxes.save"),
    ButtonSpec(CardAction.SET_DATES, "history", "boxes.set-dates"),
)


def lacking_facts(box: FactBox) -> int:
    """How many facts lack something that the box's kind asks for."""
    return sum(bool(missing_parts(fact, box.kind)) for fact in box.facts)


class _Body(Struct):
    title: Form
    kind: ChoiceField
    behind: BehindBar
    rows: QVBoxLayout
    add: QPushButton
    buttons: CardButtons


class FactBoxCard(ElementCard):
    """Shows and edits one fact box."""

    def __init__(self, element_id: str, context: PanelContext) -> None:
        super().__init__(element_id)
        self._parts: _Body | None = None
        self._facts: Facts = ()
        self._box: FactBox | None = None
        self._library_box: LibraryBox | None = None
        self._just_added: int | None = None
        self.rows: list[FactRow] = []
        self.content = TextHead(context.theme)
        row = QVBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content)

    def make_body(self) -> QWidget:
        """Make the title field, room for the facts, and the buttons."""
        body = QWidget()
        add = QPushButton(icon("add"), sentence("panels.facts.add"))
        add.setIconSize(QSize(16, 16))
        add.setToolTip(sentence("panels.facts.add-tip"))
        kind_field = ChoiceField("kind", "boxes.kind", ())
        self._parts = parts = _Body(Form(_TITLE), kind_field, BehindBar(), QVBoxLayout(), add, CardButtons(_BUTTONS))
        parts.rows.setSpacing(8)
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(FIELD_GAP)
        column.addWidget(parts.behind)
        column.addWidget(parts.title)
        column.addWidget(parts.kind)
        column.addLayout(parts.rows)
        column.addWidget(add)
        column.addWidget(parts.buttons)
        parts.title.edited.connect(self._on_field_edited)
        parts.kind.edited.connect(self._on_kind_edited)
        parts.behind.pressed.connect(self.request)
        parts.buttons.pressed.connect(self.request)
        add.clicked.connect(self._on_add_clicked)
        return body

    @property
    def is_behind(self) -> bool:
        """True while the box is a copy and the library's box has changed since."""
        if self._box is None or self._library_box is None:
            return False
        return is_behind(self._box, self._library_box)

    def show_library_box(self, library_box: LibraryBox | None) -> None:
        """Show that the copy is behind the library's box, or no longer."""
        if library_box != self._library_box:
            self._library_box = library_box
            self.refresh_all()

    def show_head(self, element: FactBox, standing: Standing) -> None:
        """Show title, number of facts and badges."""
        self._box = element
        lacking, badges = lacking_facts(element), placement_badges(standing)
        if self.is_behind:
            badges += (Badge(sentence("boxes.changed-badge"), Tone.WARNING),)
        if lacking:
            badges += (Badge(sentence("panels.badges.unfinished", count=lacking), Tone.WARNING),)
        count = len(element.facts)
        line = sentence("panels.facts.count-one" if count == 1 else "panels.facts.count", count=count)
        title = element.title.strip() or sentence("panels.facts.no-title")
        self.content.show_words(title, line, badges, is_open=self.is_open, is_missing=not count)
        self.head.setAccessibleName(self.content.summary)

    def show_in_body(self, element: FactBox, _standing: Standing) -> None:
        """Show title and facts; rows are added and taken away at the end only, texts wander between them."""
        if self._parts is None:
            return
        self._facts = element.facts
        self._parts.behind.setVisible(self.is_behind)
        self._parts.buttons.buttons[CardAction.SAVE_TO_LIBRARY].setEnabled(not self.is_behind)
        self._parts.kind.show_options(kind_options(element))
        self._parts.kind.show_value(element.kind.value)
        if self._just_added is not None and self._facts[self._just_added : self._just_added + 1] != (Fact(),):
            self._just_added = None
        self._parts.title.show_element(element)
        self._parts.title.fields["title"].mark_missing(not element.title.strip() and element.facts != (Fact(),))
        while len(self.rows) > len(element.facts):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(element.facts):
            self._add_row(self._parts)
        for index, fact in enumerate(element.facts):
            is_begun = fact != Fact() or (index != self._just_added and len(element.facts) > 1)
            self.rows[index].use_kind(element.kind)
            self.rows[index].show_fact(fact, index, len(element.facts), is_begun=is_begun)

    def hide_buttons(self) -> None:
        """Show the box without what is done with it in a story."""
        if self._parts is not None:
            self._parts.buttons.hide()

    def field_of(self, part: str) -> QWidget:
        """The field of a part, such as ``title`` or ``facts.2.answer``."""
        if self._parts is None:
            return self.head
        names = part.split(".")
        if names[0] == "facts" and len(names) > 1 and int(names[1]) < len(self.rows):
            return self.rows[int(names[1])].field_of(names[2] if len(names) > 2 else "question")
        if names[0] == "kind":
            return self._parts.kind
        return self._parts.add if names[0] == "facts" else self._parts.title.fields["title"]

    def _add_row(self, parts: _Body) -> None:
        row = FactRow(len(self.rows))
        row.edited.connect(self._on_field_edited)
        row.requested.connect(self._on_requested)
        self.rows.append(row)
        parts.rows.addWidget(row)
        row.show()  # now, not with the next event: it may be given the focus at once

    def _on_field_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(CardEdit(self.element_id, edit.part, edit.value, sentence("panels.facts.edit-step")))

    def _on_kind_edited(self, edit: FieldEdit) -> None:
        if self._box is not None:
            box = convert(self._box, BoxKind(str(edit.value)))
            self.edited.emit(CardEdit(self.element_id, "", box, sentence("boxes.kind-step"), merges=False))

    def _on_add_clicked(self) -> None:
        self._add_after(len(self._facts) - 1)

    def _on_requested(self, request: FactRequest) -> None:
        index = request.index
        if request.action is FactAction.ADD_NEXT:
            self._add_after(index)
        elif request.action is FactAction.REMOVE:
            self._change_facts(without_fact(self._facts, index), "panels.facts.remove-step-fact")
            self._focus(f"facts.{max(0, index - 1)}.question" if self._facts else "facts")
        else:
            self._move(index, index + (-1 if request.action is FactAction.MOVE_UP else 1))

    def _add_after(self, index: int) -> None:
        facts, self._just_added = with_fact_after(self._facts, index), index + 1
        self._change_facts(facts, "panels.facts.add-step")
        self._focus(f"facts.{index + 1}.question")

    def _move(self, index: int, to_index: int) -> None:
        if 0 <= to_index < len(self._facts):
            part = self.rows[index].part_in_focus() or "question"
            self._change_facts(with_fact_moved(self._facts, index, to_index), "panels.facts.move-step")
            self._focus(f"facts.{to_index}.{part}")

    def _change_facts(self, facts: Facts, step: str) -> None:
        self.edited.emit(CardEdit(self.element_id, "facts", facts, sentence(step), merges=False))

    def _focus(self, part: str) -> None:
        self.focus_wanted.emit(self.field_of(part))
