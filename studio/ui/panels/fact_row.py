"""One fact of a box: its question and answer, and on demand its source and date."""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studio.story.box_kinds import missing_parts, needed_parts
from studio.story.elements import BoxKind, Fact
from studio.ui.panels.disclosure import Disclosure
from studio.ui.panels.fields import FieldEdit, FieldSpec
from studio.ui.panels.form import Form
from studio.ui.panels.iso_dates import is_iso_date
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_WORDS = (
    FieldSpec(part="question", label="panels.facts.question", missing="panels.facts.question-missing"),
    FieldSpec(
        part="answer", label="panels.facts.answer", one_line=False, lines=2, missing="panels.facts.answer-missing"
    ),
)
_SOURCE = (
    FieldSpec(part="source", label="panels.facts.source"),
    FieldSpec(
        part="as_of", label="panels.facts.as-of", hint="panels.facts.as-of-hint", missing="panels.facts.as-of-wrong"
    ),
    FieldSpec(
        part="review_by",
        label="panels.facts.review-by",
        hint="panels.facts.as-of-hint",
        missing="panels.facts.as-of-wrong",
    ),
)
_PARTS = ("question", "answer")
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactAction(StrEnum):
    """What can be asked of a fact."""

    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    REMOVE = "remove"
    ADD_NEXT = "add-next"


class FactRequest(Struct, frozen=True):
    """An action asked of the fact at an index."""

    index: int
    action: FactAction


class FactRow(QFrame):
    """Edits the fact at `index`. Ctrl+Enter asks for the next fact, Alt with an arrow moves this one."""

    edited = Signal(object)
    """Emitted with a `FieldEdit` whose part is relative to the fact."""

    requested = Signal(object)
    """Emitted with a `FactRequest`."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index
        set_look(self, "well")
        self._fact = Fact()
        self._kind = BoxKind.QUESTIONS
        self._source: Form | None = None
        self.words = Form(_WORDS)
        self.disclosure = Disclosure(sentence("panels.facts.source-row"), self._make_source)
        self._number = QLabel()
        set_look(self._number, "field-label")
        self.buttons: dict[FactAction, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(8)
        column.addLayout(self._make_bar())
        column.addWidget(self.words)
        column.addWidget(self.disclosure)
        self.words.edited.connect(self._on_edited)

    def use_kind(self, kind: BoxKind) -> None:
        """Call the parts of the fact what they are in a box of that kind."""
        if kind is not self._kind:
            self._kind = kind
            for part in _PARTS:
                code = f"boxes.parts.{kind}.{part}"
                self.words.fields[part].rename(sentence(code), sentence(f"{code}-missing"))

    def show_fact(self, fact: Fact, index: int, count: int, *, is_begun: bool) -> None:
        """Show a fact, and mark what is missing in it once it is begun."""
        self.index = index
        self._number.setText(sentence("panels.facts.number", number=index + 1))
        self.setAccessibleName(self._number.text())
        self._fact = fact
        self.words.show_element(fact)
        if self._source is not None:
            self._show_source(self._source)
        self.disclosure.show_summary(", ".join(text for text in (fact.source.strip(), fact.as_of.strip()) if text))
        missing = missing_parts(fact, self._kind) if is_begun else ()
        for part in _PARTS:
            self.words.fields[part].mark_missing(part in missing)
        is_used = "question" in needed_parts(self._kind) or bool(fact.question)
        self.words.fields["question"].setVisible(is_used)
        self.buttons[FactAction.MOVE_UP].setEnabled(index > 0)
        self.buttons[FactAction.MOVE_DOWN].setEnabled(index < count - 1)

    def field_of(self, part: str) -> QWidget:
        """The field of a part of the fact; source and date are opened first."""
        if part in {spec.part for spec in _SOURCE}:
            self.disclosure.set_open(True)
        if self._source is not None and part in self._source.fields:
            return self._source.fields[part]
        first = next(name for name in _PARTS if not self.words.fields[name].isHidden())
        return self.words.fields[part if part == "answer" else first]

    def part_in_focus(self) -> str:
        """The part whose field has the focus, or empty."""
        fields = {**self.words.fields, **(self._source.fields if self._source is not None else {})}
        return next((part for part, field in fields.items() if field.text.hasFocus()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that concern the fact as a whole."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if control and event.key() in _ENTER_KEYS:
            self._request(FactAction.ADD_NEXT)
        elif alt and event.key() == Qt.Key.Key_Up:
            self._request(FactAction.MOVE_UP)
        elif alt and event.key() == Qt.Key.Key_Down:
            self._request(FactAction.MOVE_DOWN)
        else:
            super().keyPressEvent(event)

    def _make_source(self) -> QWidget:
        self._source = Form(_SOURCE)
        self._source.edited.connect(self._on_edited)
        self._show_source(self._source)
        return self._source

    def _show_source(self, source: Form) -> None:
        source.show_element(self._fact)
        for part in ("as_of", "review_by"):
            date = getattr(self._fact, part).strip()
            source.fields[part].mark_missing(bool(date) and not is_iso_date(date))

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(0)
        bar.addWidget(self._number, 1)
        for action, handler in (
            (FactAction.MOVE_UP, self._on_move_up),
            (FactAction.MOVE_DOWN, self._on_move_down),
            (FactAction.REMOVE, self._on_remove),
        ):
            button = QToolButton()
            button.setIcon(icon(action.value))
            button.setIconSize(QSize(14, 14))
            button.setToolTip(sentence(f"panels.facts.{action.value}"))
            button.setAccessibleName(button.toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_look(button, "quiet")
            button.clicked.connect(handler)
            self.buttons[action] = button
            bar.addWidget(button)
        return bar

    def _request(self, action: FactAction) -> None:
        self.requested.emit(FactRequest(self.index, action))

    def _on_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(FieldEdit(f"facts.{self.index}.{edit.part}", edit.value))

    def _on_move_up(self) -> None:
        self._request(FactAction.MOVE_UP)

    def _on_move_down(self) -> None:
        self._request(FactAction.MOVE_DOWN)

    def _on_remove(self) -> None:
        self._request(FactAction.REMOVE)
