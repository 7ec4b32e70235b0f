"""An embed's card: what it shows, where it is, and what readers get where it cannot be shown."""

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.story.elements import Embed, EmbedKind
from studio.ui.panels.card_buttons import ButtonSpec, CardButtons
from studio.ui.panels.element_card import CardAction, CardEdit, ElementCard, Standing
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec
from studio.ui.panels.form import FIELD_GAP, Form
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_head import placement_badges
from studio.ui.panels.text_head import TextHead
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
    FieldSpec(part="caption", label="panels.embeds.caption", one_line=False),
    FieldSpec(part="alt", label="panels.embeds.alt", one_line=False),
    FieldSpec(part="author", label="panels.embeds.author"),
    FieldSpec(part="date", label="panels.embeds.date", hint="panels.facts.as-of-hint"),
    FieldSpec(part="text", label="panels.embeds.text-field", one_line=False),
)
_BUTTONS = (
    ButtonSpec(CardAction.PLACE, "place", "panels.actions.place"),
    ButtonSpec(CardAction.REMOVE, "remove", "panels.actions.remove"),
)


def has_web_address(embed: Embed) -> bool:
    """True when the embed's URL begins as web addresses do."""
    return embed.url.strip().casefold().startswith(("https://", "http://"))


class _Body(Struct):
    kind: ChoiceField
    form: Form
    poster: ChoiceField
    buttons: CardButtons


class EmbedCard(ElementCard):
    """Shows and edits one embed."""

    def __init__(self, element_id: str, context: PanelContext) -> None:
        super().__init__(element_id)
        self._parts: _Body | None = None
        self.content = TextHead(context.theme)
        row = QVBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content)

    def make_body(self) -> QWidget:
        """Make the fields and the buttons."""
        kinds = [(kind.value, sentence(f"panels.embed-kinds.{kind.value}")) for kind in EmbedKind]
        self._parts = parts = _Body(
            ChoiceField("kind", "panels.embeds.kind", kinds),
            Form(_FIELDS),
            ChoiceField("poster", "panels.embeds.poster", ()),
            CardButtons(_BUTTONS),
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(FIELD_GAP)
        column.addWidget(parts.kind)
        column.addWidget(parts.form)
        column.addWidget(parts.poster)
        column.addWidget(parts.buttons)
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
            element.title.strip() or f"{kind} · {element.id}",
            line,
            placement_badges(standing),
            is_open=self.is_open,
            is_missing=lacks_url or lacks_fallback,
        )
        self.head.setAccessibleName(self.content.summary)

    def show_in_body(self, element: Embed, standing: Standing) -> None:
        """Show every field, and mark what is missing."""
        parts = self._parts
        if parts is None:
            return
        parts.kind.show_value(element.kind.value)
        parts.form.show_element(element)
        parts.form.fields["url"].mark_missing(not has_web_address(element))
        parts.form.fields["fallback"].mark_missing(not element.fallback.strip())
        none = ("", sentence("panels.embeds.no-poster"))
        parts.poster.show_options((none, *((picture_id, picture_id) for picture_id in standing.picture_ids)))
        parts.poster.show_value(element.poster)

    def field_of(self, part: str) -> QWidget:
        """The field of a part of the embed; the address when it has none of its own."""
        parts = self._parts
        if parts is None:
            return self.head
        choices = {"kind": parts.kind, "poster": parts.poster}
        return choices.get(part) or parts.form.fields.get(part, parts.form.fields["url"])

    def _on_edited(self, edit: FieldEdit) -> None:
        value = EmbedKind(str(edit.value)) if edit.part == "kind" else edit.value
        self.edited.emit(CardEdit(self.element_id, edit.part, value, sentence("panels.embeds.edit-step")))
