"""A picture's card: everything an editor says about one placed picture."""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from studio.library.picture_memory import RanBefore
from studio.story.picture import PlacedPicture
from studio.ui.panels.card_buttons import ButtonSpec, CardButtons
from studio.ui.panels.crop_previews import CropPreviews
from studio.ui.panels.element_card import CardAction, CardEdit, ElementCard, Standing
from studio.ui.panels.fields import FieldEdit, FieldSpec
from studio.ui.panels.form import FIELD_GAP, Form
from studio.ui.panels.labels import ElidedLabel, WrappedLabel
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_credit import PictureCredit
from studio.ui.panels.picture_head import PictureHead
from studio.ui.panels.picture_notes import FileNote
from studio.ui.panels.picture_view import PictureView
from studio.ui.panels.ran_before import RanBeforeNote
from studio.ui.panels.thumbnails import Thumbnails
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_ALT = (
    FieldSpec(
        part="alt",
        label="panels.pictures.alt",
        one_line=False,
        lines=2,
        hint="panels.pictures.alt-hint",
        missing="panels.pictures.alt-missing",
    ),
)
_CAPTION = (FieldSpec(part="caption", label="panels.pictures.caption", one_line=False, lines=2),)
_BUTTONS = (
    ButtonSpec(CardAction.PLACE, "place", "panels.actions.place"),
    ButtonSpec(CardAction.MAKE_LEAD, "lead", "panels.pictures.make-lead"),
    ButtonSpec(CardAction.CHOOSE_FILE, "picture", "panels.pictures.replace"),
    ButtonSpec(CardAction.CROP, "crop", "crops.button"),
    ButtonSpec(CardAction.REMOVE, "remove", "panels.actions.remove"),
)


class _Body(Struct):
    view: PictureView
    crops: CropPreviews
    waiting: WrappedLabel
    choose_file: QPushButton
    file_line: ElidedLabel
    file_note: FileNote
    ran_before: RanBeforeNote
    alt: Form
    decorative: QCheckBox
    caption: Form
    credit: PictureCredit
    buttons: CardButtons


class PictureCard(ElementCard):
    """Shows and edits one placed picture."""

    def __init__(self, element_id: str, context: PanelContext, thumbnails: Thumbnails) -> None:
        super().__init__(element_id)
        self._context = context
        self._thumbnails = thumbnails
        self._parts: _Body | None = None
        self._ran: tuple[RanBefore, ...] = ()
        self.content = PictureHead(context.theme)
        row = QVBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content)
        thumbnails.arrived.connect(self._on_thumbnail_arrived)

    def make_body(self) -> QWidget:
        """Make the fields, in the order an editor fills them in."""
        body = QWidget()
        view, waiting, file_line = PictureView(self._context.theme), WrappedLabel(), ElidedLabel()
        waiting.show_text(sentence("panels.pictures.waiting"))
        choose_file = QPushButton(icon("folder"), sentence("panels.pictures.choose-file"))
        decorative = QCheckBox(sentence("panels.pictures.decorative"))
        decorative.setToolTip(sentence("panels.pictures.decorative-tip"))
        self._parts = parts = _Body(
            view, CropPreviews(self._context.theme), waiting, choose_file, file_line, FileNote(), RanBeforeNote(),
            Form(_ALT), decorative, Form(_CAPTION), PictureCredit(), CardButtons(_BUTTONS),
        )  # fmt: skip
        set_look(waiting, "hint")
        set_look(file_line, "hint-small")
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(FIELD_GAP)
        top = QVBoxLayout()
        top.setSpacing(6)
        top.addWidget(view)
        top.addWidget(parts.crops)
        top.addWidget(waiting)
        top.addWidget(choose_file)
        top.addWidget(file_line)
        top.addWidget(parts.file_note)
        top.addWidget(parts.ran_before)
        alt = QVBoxLayout()
        alt.setSpacing(6)
        alt.addWidget(parts.alt)
        alt.addWidget(decorative)
        column.addLayout(top)
        column.addLayout(alt)
        column.addWidget(parts.caption)
        column.addWidget(parts.credit)
        column.addWidget(parts.buttons)
        self._connect(parts)
        return body

    def show_head(self, element: PlacedPicture, standing: Standing) -> None:
        """Show thumbnail, words, credit and badges."""
        self.content.show_picture(element, standing, self._thumbnail(element), is_open=self.is_open)
        self.head.setAccessibleName(self.content.summary)

    def show_in_body(self, element: PlacedPicture, standing: Standing) -> None:
        """Show every field, and mark what is missing in it."""
        parts = self._parts
        if parts is None:
            return
        self._show_thumbnails(parts, element)
        parts.waiting.setVisible(not element.has_file)
        parts.choose_file.setVisible(not element.has_file)
        size = sentence("panels.pictures.file", name=element.file_name, width=element.width, height=element.height)
        parts.file_line.show_text(size)
        parts.file_line.setVisible(element.has_file)
        parts.file_note.show_picture(element)
        parts.ran_before.show_picture(element, self._ran)
        parts.alt.show_element(element)
        parts.alt.fields["alt"].mark_missing(element.needs_alt)
        parts.alt.fields["alt"].setEnabled(not element.decorative)
        parts.decorative.setChecked(element.decorative)
        parts.caption.show_element(element)
        parts.credit.show_credit(element, self._context.desk.house, self._context.desk.houses)
        lead = parts.buttons.buttons[CardAction.MAKE_LEAD]
        lead.setText(sentence("panels.pictures.is-lead" if standing.is_lead else "panels.pictures.make-lead"))
        lead.setEnabled(not standing.is_lead)
        for action in (CardAction.CHOOSE_FILE, CardAction.CROP):
            parts.buttons.buttons[action].setVisible(element.has_file)

    def show_ran_before(self, ran: tuple[RanBefore, ...]) -> None:
        """Show where the picture stands in other stories."""
        self._ran = ran
        if self._parts is not None and self._shown is not None:
            self._parts.ran_before.show_picture(self._shown[0], ran)

    def field_of(self, part: str) -> QWidget:
        """The field of a part of the picture."""
        parts = self._parts
        if parts is None:
            return self.head
        if part.startswith("credit"):
            return parts.credit.field_of(part)
        if part == "crop":
            return parts.buttons.buttons[CardAction.CROP]
        if part == "file":
            return parts.choose_file if parts.choose_file.isVisibleTo(self) else self.head
        return (parts.caption if part == "caption" else parts.alt).fields["caption" if part == "caption" else "alt"]

    def _connect(self, parts: _Body) -> None:
        for source in (parts.alt, parts.caption, parts.credit):
            source.edited.connect(self._on_field_edited)
        parts.decorative.clicked.connect(self._on_decorative_clicked)
        parts.choose_file.clicked.connect(self._on_choose_file)
        parts.buttons.pressed.connect(self.request)
        parts.ran_before.edited.connect(self.edited)
        parts.ran_before.open_wanted.connect(self._on_open_wanted)

    def _show_thumbnails(self, parts: _Body, picture: PlacedPicture) -> None:
        parts.view.show_picture(self._thumbnail(picture), is_waiting=not picture.has_file)
        whole = self._thumbnail(replace(picture, crop=None, crops=())) if picture.crops else None
        parts.crops.show_picture(picture, whole)

    def _thumbnail(self, picture: PlacedPicture) -> QPixmap | None:
        return self._thumbnails.of(picture)

    def _on_field_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(CardEdit(self.element_id, edit.part, edit.value, sentence("panels.pictures.edit-step")))

    def _on_decorative_clicked(self, checked: bool) -> None:
        self.edited.emit(
            CardEdit(self.element_id, "decorative", checked, sentence("panels.pictures.edit-step"), merges=False)
        )

    def _on_open_wanted(self, story_id: str) -> None:
        self._context.desk.show_story(story_id)

    def _on_choose_file(self) -> None:
        self.request(CardAction.CHOOSE_FILE)

    def _on_thumbnail_arrived(self, picture_id: str) -> None:
        if picture_id == self.element_id and self._shown is not None:
            self.show_head(*self._shown)
            if self._parts is not None:
                self._show_thumbnails(self._parts, self._shown[0])
