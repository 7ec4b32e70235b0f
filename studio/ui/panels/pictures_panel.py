"""The image-credit panel: every picture of the story, with its alt text, caption and credit."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from studio.session.story_session import StorySession
from studio.story.directives import DirectiveName
from studio.story.findings import Finding, Severity
from studio.story.picture import PlacedPicture
from studio.story.story import Story, with_picture
from studio.ui.crops.crop_editor import SOURCE_WIDTH_PX, CropEditor
from studio.ui.crops.picture_to_crop import picture_to_crop
from studio.ui.panels.cards_panel import CardsKind, CardsPanel
from studio.ui.panels.element_card import CardAction, CardRequest, ElementCard
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.ui.panels.picture_card import PictureCard
from studio.ui.panels.thumbnails import Thumbnails
from studio.wording import sentence

PICTURES = CardsKind(
    field="pictures",
    also=frozenset({"lead_picture", "embeds"}),
    directive=DirectiveName.PICTURE,
    icon="picture",
    code="panels.pictures",
)


def pictures_status(story: Story, _findings: tuple[Finding, ...]) -> PanelStatus:
    """How many pictures lack their credit, alt text or file; how many there are when none does."""
    lacking = sum(picture.credit.is_missing or picture.needs_alt or not picture.has_file for picture in story.pictures)
    return PanelStatus(lacking, Severity.ERROR) if lacking else PanelStatus(len(story.pictures))


class PicturesPanel(CardsPanel):
    """Cards of pictures. Picture files can be dropped anywhere on it."""

    def __init__(self, context: PanelContext) -> None:
        self._thumbnails = Thumbnails(context.desk, context.theme)
        super().__init__(context, PICTURES)
        self._thumbnails.setParent(self)
        self._awaits_first = False
        self._connection: QMetaObject.Connection | None = None
        self._follow_pictures()
        self.credits_button = QPushButton(sentence("credit-batch.button"))
        self.credits_button.setToolTip(sentence("credit-batch.button-tip"))
        self.credits_button.clicked.connect(context.bench.edit_credits)
        self.credits_button.hide()
        self.content.addWidget(self.credits_button)
        self.setAcceptDrops(True)
        context.desk.house_changed.connect(self._on_house_changed)

    def make_card(self, element_id: str) -> ElementCard:
        """Make the card of one picture."""
        return PictureCard(element_id, self.context, self._thumbnails)

    def show_story(self, story: Story) -> None:
        """Bring the cards in step with the story, and with what other stories say of its pictures."""
        super().show_story(story)
        self.credits_button.setVisible(len(story.pictures) > 1)
        known = self.context.desk.known
        for picture in story.pictures:
            card = self.card(picture.id)
            if isinstance(card, PictureCard):
                ran = known.latest.ran_before.get(picture.sha256, ()) if known is not None and picture.has_file else ()
                card.show_ran_before(ran)

    def begin_story(self) -> None:
        """Ask for the new story's thumbnails."""
        super().begin_story()
        self._thumbnails.forget_asked()
        self._follow_pictures()

    def add_element(self) -> None:
        """Ask for picture files and take them into the story."""
        self._add_files(self.context.bench.choose_picture_files())

    def carry_out(self, request: CardRequest) -> None:
        """Make a picture the lead, give it a file, or crop it."""
        if self.session is None:
            return
        if request.action is CardAction.MAKE_LEAD:
            story = replace(self.session.story, lead_picture=request.element_id)
            self.edit_story(story, sentence("panels.pictures.lead-step"))
        elif request.action is CardAction.CHOOSE_FILE:
            path = self.context.bench.choose_picture_file()
            if path is not None:
                self._attach_file(request.element_id, path)
        elif request.action is CardAction.CROP:
            self.crop(request.element_id)

    def crop(self, picture_id: str) -> CropEditor | None:
        """Open the crop editor on a picture that has its file, with the shape the house shows it in."""
        session, pictures = self.session, self.context.desk.pictures
        picture = session.story.picture(picture_id) if session is not None else None
        if session is None or pictures is None or picture is None or not picture.has_file:
            return None
        house = self.context.desk.house
        shape = house.lead_shape if picture.id == session.story.lead_picture else house.picture_shape
        editor = CropEditor(picture, self.context.theme, self.window(), shape)
        editor.done_with.connect(partial(self._keep_crops, session))
        uncropped = replace(picture, crop=None, crops=())
        pictures.rendition(uncropped, SOURCE_WIDTH_PX, partial(_show_in, editor))
        editor.open()
        return editor

    def crop_likeliest(self) -> CropEditor | None:
        """Open the crop editor on the picture whose card is open, else on the lead, else on the first."""
        picture = picture_to_crop(self.session.story, self._open_id) if self.session is not None else None
        return self.crop(picture.id) if picture is not None else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file dropped on the card of a picture that waits for one is its file; any other is a new picture."""
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()
        target = self._waiting_picture_at(event)
        if target and len(paths) == 1:
            self._attach_file(target, paths[0])
        else:
            self._add_files(paths)

    def _keep_crops(self, session: StorySession, cropped: PlacedPicture) -> None:
        known = session.story.picture(cropped.id)
        if known is None or known.sha256 != cropped.sha256:
            return
        kept = replace(known, crop=cropped.crop, crops=cropped.crops, focus=cropped.focus)
        session.edit_story("pictures", with_picture(session.story, kept), step=sentence("crops.step"))

    def _waiting_picture_at(self, event: QDropEvent) -> str:
        story = self.session.story if self.session is not None else None
        for card in self.cards:
            if story is not None and card.rect().contains(card.mapFrom(self, event.position().toPoint())):
                picture = story.picture(card.element_id)
                return picture.id if picture is not None and not picture.has_file else ""
        return ""

    def _add_files(self, paths: tuple[Path, ...]) -> None:
        if paths and self.context.desk.pictures is not None:
            self._awaits_first = True
            self.context.desk.pictures.add_files(paths, on_added=self._on_added)

    def _attach_file(self, picture_id: str, path: Path) -> None:
        if self.context.desk.pictures is not None:
            self.context.desk.pictures.attach_file(picture_id, path)

    def _on_added(self, picture: PlacedPicture) -> None:
        if self._awaits_first:
            self._awaits_first = False
            self.catch_up()
            card = self.open_card(picture.id)
            if card is not None:
                self.focus_on(card.field_of("alt"))

    def _follow_pictures(self) -> None:
        if self._connection is not None:
            QObject.disconnect(self._connection)
        pictures = self.context.desk.pictures
        self._connection = pictures.picture_added.connect(self._on_picture_added) if pictures is not None else None

    def _on_picture_added(self, picture: PlacedPicture) -> None:
        focus = self.focusWidget()
        if self.isVisible() and (focus is None or not focus.hasFocus()):
            self.open_card(picture.id)

    def _on_house_changed(self, _house: object) -> None:
        for card in self.cards:
            card.refresh()


def _show_in(editor: CropEditor, data: bytes) -> None:
    if isValid(editor):  # it may have closed while the picture was being made
        editor.show_jpeg(data)
