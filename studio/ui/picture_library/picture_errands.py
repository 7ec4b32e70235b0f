"""Opens the window of pictures and the editing of several credits, and carries out what they ask of the desk."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from studio.session.credit_batch import ORIGIN, CreditBatch, CreditReach
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.story_session import StorySession
from studio.story.batch_credit import CreditChange, CreditUse, with_changes
from studio.story.picture import PlacedPicture
from studio.story.story import free_element_id, with_picture
from studio.ui.panels.panel import PanelContext
from studio.ui.picture_library.credit_batch_dialog import CreditBatchDialog
from studio.ui.picture_library.picture_browser import PictureBrowser
from studio.ui.picture_library.picture_source import BrowserActions
from studio.ui.picture_library.picture_ticks import PictureTicks
from studio.wording import counted, sentence


class PictureErrands:
    """What the library of pictures does on a desk. `window` is the desk's own."""

    def __init__(self, desk: Desk, context: PanelContext, window: QWidget) -> None:
        self._desk = desk
        self._context = context
        self._window = window
        self._batch = CreditBatch(desk)

    @property
    def _shown(self) -> PictureBrowser | None:
        return next((each for each in self._window.findChildren(PictureBrowser) if each.isVisible()), None)

    def show_browser(self) -> PictureBrowser:
        """Show the window over all pictures, or bring it forward."""
        browser = self._shown
        if browser is None:
            actions = BrowserActions(
                is_read_only=lambda: self._desk.lane.is_read_only,
                add=self.add_to_story,
                show_story=self._desk.show_story,
                edit_credits=self.edit_library_credits,
            )
            browser = PictureBrowser(self._desk.picture_library, self._context, actions, self._window)
            self._desk.stories_changed.connect(browser.look_up_soon)
        browser.show()
        browser.raise_()
        browser.activateWindow()
        return browser

    def add_to_story(self, pictures: tuple[PlacedPicture, ...]) -> None:
        """Add copies of pictures to the open story, as one step that can be undone."""
        session = self._desk.session
        if session is None:
            return
        story = session.story
        for picture in pictures:
            name = Path(picture.file_name).stem or "picture"
            story = with_picture(story, replace(picture, id=free_element_id(story, name)))
        session.edit_story("picture-library", story, step=counted("picture-library.add-step", len(pictures)))

    def edit_story_credits(self) -> CreditBatchDialog | None:
        """Edit credits of the open story together; None where it has no pictures."""
        session = self._desk.session
        if session is None or not session.story.pictures:
            return None
        story = session.story
        uses = tuple(
            CreditUse(story_id=story.id, picture_id=picture.id, credit=picture.credit) for picture in story.pictures
        )
        ticks = PictureTicks(story.pictures, self._context)
        apply = partial(_apply_to_open, session)
        dialog = CreditBatchDialog(uses, self._desk.house, apply, self._window, ticks=ticks)
        dialog.open()
        return dialog

    def edit_library_credits(self, sha256s: tuple[str, ...]) -> None:
        """Edit the credits of pictures wherever they run, but for what was handed off, once the number is known."""
        self._batch.reach(sha256s, self._on_reached)

    def _on_reached(self, reach: CreditReach) -> None:
        if not reach.uses:
            self._desk.say(Notice(code="credit-batch.nothing-to-edit", is_problem=True))
            return
        parent = self._shown or self._window
        dialog = CreditBatchDialog(reach.uses, self._desk.house, self._batch.carry_out, parent, note=reach_words(reach))
        dialog.open()


def reach_words(reach: CreditReach) -> str:
    """How many stories an edit reaches, and how many uses stay as they ran."""
    words = counted("credit-batch.reach", reach.stories)
    if not reach.handed_off:
        return words
    return f"{words} {counted('credit-batch.handed-off', reach.handed_off)}"


def _apply_to_open(session: StorySession, changes: tuple[CreditChange, ...]) -> None:
    session.edit_story(ORIGIN, with_changes(session.story, changes), step=sentence("credit-batch.step"))
