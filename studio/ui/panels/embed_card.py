"""An embed's card: what it shows, where it is, and what readers get where it cannot be shown."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.intake.embed_address import is_embed_code
from studio.story.elements import Embed, EmbedKind
from studio.ui.panels.card_buttons import ButtonSpec, CardButtons
from studio.ui.panels.element_card import CardAction, CardEdit, ElementCard, Standing
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec
from studio.ui.panels.form import FIELD_GAP, Form
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_head import placement_badges
from studio.ui.panels.poster_field import PosterField
from studio.ui.panels.text_head import TextHead
from studio.ui.panels.thumbnails import Thumbnails
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_FIELDS = (
    FieldSpec(
        part="url", label="panels.embeds.url", hint="panels.embeds.url-hint", missing="panels.embeds.url-missing"
    ),
    FieldSpec(
        part="fallback",
        label="panels.embeds.fallback",
        one_line=False,
        lines=2,
        hint="panels.embeds.fallback-hint",
        missing="panels.embeds.fallback-missing",
    ),
    FieldSpec(part="title", label="panels.embeds.embed-title"),
    FieldSpec(part="author", label="panels.embeds.author"),
    FieldSpec(part="date", label="panels.embeds.date", hint="panels.facts.as-of-hint"),
    FieldSpec(part="text", label="panels.embeds.text-field", one_line=False),
    FieldSpec(part="caption", label="panels.embeds.caption", one_line=False),
    FieldSpec(part="alt", label="panels.embeds.alt", one_line=False),
)
_BUTTONS = (
    ButtonSpec(CardAction.PLACE, "place", "panels.actions.place"),
    ButtonSpec(CardAction.REMOVE, "remove", "panels.actions.remove"),
)


def has_web_address(embed: Embed) -> bool:
    """True when the embed's URL begins as web addresses do."""
    return embed.url.strip().casefold().startswith(("https://", "http://"))


class PastedCode(Struct, frozen=True):
    """Text that was pasted to fill the embed of that id from it."""

    element_id: str
    code: str


class _Body(Struct):
    fill: QPushButton
    kind: ChoiceField
    form: Form
    poster: PosterField
    buttons: CardButtons


class EmbedCard(ElementCard):
    """Shows and edits one embed. Code that is pasted for its address fills its fields."""

    code_pasted = Signal(object)
    """Emitted with a `PastedCode`."""

    def __init__(self, element_id: str, context: PanelContext, thumbnails: Thumbnails) -> None:
        super().__init__(element_id)
        self._context = context
        self._thumbnails = thumbnails
        self._parts: _Body | None = None
        self._wanted = ""
        self.content = TextHead(context.theme)
        row = QVBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content)

    def make_body(self) -> QWidget:
        """Make the fields and the buttons."""
        kinds = [(kind.value, sentence(f"panels.embed-kinds.{kind.value}")) for kind in EmbedKind]
        self._parts = parts = _Body(
            QPushButton(icon("take-in"), sentence("panels.embeds.fill")),
            ChoiceField("kind", "panels.embeds.kind", kinds),
            Form(_FIELDS),
            PosterField(self._thumbnails),
            CardButtons(_BUTTONS),
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(FIELD_GAP)
        column.addWidget(parts.fill)
        column.addWidget(parts.kind)
        column.addWidget(parts.form)
        column.addWidget(parts.poster)
        column.addWidget(parts.buttons)
        parts.fill.setToolTip(sentence("panels.embeds.fill-tip"))
        parts.fill.setAccessibleDescription(sentence("panels.embeds.fill-tip"))
        set_look(parts.fill, "compact")
        parts.fill.clicked.connect(self._on_fill_clicked)
        parts.kind.edited.connect(self._on_edited)
        parts.form.edited.connect(self._on_edited)
        parts.poster.edited.connect(self._on_edited)
        parts.buttons.pressed.connect(self.request)
        return body

    def show_head(self, element: Embed, standing: Standing) -> None:
        """Show kind and title, the address or that it is missing, and badges."""
        kind = sentence(f"panels.embed-kinds.{element.kind.value}")
        lacks_url, lacks_fallback = not has_web_address(element), not element.fallback.strip()
        line = element.url
        if lacks_url:
            line = sentence("panels.embeds.no-url")
        elif lacks_fallback:
            line = sentence("panels.embeds.no-fallback")
        self.content.show_words(
            element.title.strip() or f"{kind} · {element.author.strip() or element.id}",
            line,
            placement_badges(standing),
            is_open=self.is_open,
            is_missing=lacks_url or lacks_fallback,
        )
        self.head.setAccessibleName(self.content.summary)

    def show_in_body(self, element: Embed, standing: Standing) -> None:  # noqa: ARG002  # it says when to look again
        """Show every field, and mark what is missing."""
        parts = self._parts
        if parts is None:
            return
        parts.kind.show_value(element.kind.value)
        parts.form.show_element(element)
        parts.form.fields["url"].mark_missing(not has_web_address(element))
        parts.form.fields["fallback"].mark_missing(not element.fallback.strip())
        story = self._context.desk.session.story if self._context.desk.session is not None else None
        parts.poster.show_poster(element.poster, story.pictures if story is not None else ())
        is_post = element.kind is EmbedKind.POST
        parts.form.fields["alt"].setVisible(not is_post or bool(element.alt) or self._wanted == "alt")
        parts.form.fields["text"].setVisible(is_post or bool(element.text) or self._wanted == "text")

    def field_of(self, part: str) -> QWidget:
        """The field of a part of the embed; the address when it has none of its own."""
        parts = self._parts
        if parts is None:
            return self.head
        choices = {"kind": parts.kind, "poster": parts.poster}
        field = choices.get(part) or parts.form.fields.get(part, parts.form.fields["url"])
        self._wanted = part  # a field that this kind does without is shown when it is asked for
        field.setVisible(True)
        return field

    def _on_fill_clicked(self) -> None:
        self.code_pasted.emit(PastedCode(self.element_id, QGuiApplication.clipboard().text()))

    def _on_edited(self, edit: FieldEdit) -> None:
        if edit.part == "url" and is_embed_code(str(edit.value)):
            self.code_pasted.emit(PastedCode(self.element_id, str(edit.value)))
            self.refresh()
            return
        value = EmbedKind(str(edit.value)) if edit.part == "kind" else edit.value
        self.edited.emit(CardEdit(self.element_id, edit.part, value, sentence("panels.embeds.edit-step")))
