"""The library of pictures on the real desk: from the window into the story, and from its credits into many stories."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.session.credit_batch import CreditReach
from studio.session.notices import Notice
from studio.story.batch_credit import CreditUse
from studio.story.credit import Credit
from studio.story.story import Story
from studio.ui.picture_library.credit_batch_dialog import CreditBatchDialog
from studio.ui.picture_library.picture_browser import PictureBrowser
from studio.ui.picture_library.picture_errands import reach_words
from studio.ui.picture_library.picture_filters import View
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk, story_called

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(desk: OpenedDesk) -> Iterator[PictureBrowser]:
    desk.act("picture-library")
    (shown,) = desk.window.findChildren(PictureBrowser)
    desk.until(lambda: shown.model.rowCount())
    yield shown
    shown.close()


def another_story(desk: OpenedDesk) -> Story:
    """A second story with the sample's lead picture."""
    lead = replace(desk.story.lead, credit=Credit(creator="Somebody"))
    story = story_called("Another story", pictures=(lead,))
    desk.put(story)
    desk.desk.stories_changed.emit()
    return story


def dialog_of(desk: OpenedDesk) -> CreditBatchDialog:
    desk.until(lambda: desk.window.findChildren(CreditBatchDialog))
    return desk.window.findChildren(CreditBatchDialog)[-1]


def test_the_window_shows_the_pictures_of_the_library_once(desk: OpenedDesk, window: PictureBrowser) -> None:
    names = {picture.file_name for picture in window.model.pictures}
    assert names == {picture.file_name for picture in desk.story.pictures}
    desk.until(lambda: window.thumbnails.of(window.selected[0]) is not None)
    desk.until(lambda: window.details.uses.count() == 1)
    desk.act("picture-library")
    assert len(desk.window.findChildren(PictureBrowser)) == 1


def test_a_picture_is_added_with_what_its_latest_use_says_in_one_step(desk: OpenedDesk, window: PictureBrowser) -> None:
    taken = window.selected[0]
    use = next(picture for picture in desk.story.pictures if picture.sha256 == taken.sha256)
    desk.desk.start_story()
    desk.until(lambda: not desk.story.pictures)
    before = desk.story
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    desk.until(lambda: desk.story.pictures)
    (added,) = desk.story.pictures
    assert (added.sha256, added.credit, added.alt, added.caption) == (use.sha256, use.credit, use.alt, use.caption)
    assert (added.crop, added.crops) == (None, ())
    desk.wait_saved()
    desk.window.bench.undo()
    assert desk.story == before


def test_added_twice_each_copy_has_an_id_of_its_own(desk: OpenedDesk, window: PictureBrowser) -> None:
    count = len(desk.story.pictures)
    window.grid.selectAll()
    chosen = len(window.selected)
    QTest.mouseClick(window.add_button, LEFT)
    desk.until(lambda: len(desk.story.pictures) == count + chosen)
    assert len({picture.id for picture in desk.story.pictures}) == count + chosen
    desk.wait_saved()


def test_a_story_is_opened_from_its_picture(desk: OpenedDesk, window: PictureBrowser) -> None:
    other = another_story(desk)
    desk.until(lambda: any(picture.uses == 2 for picture in window.model.pictures))
    row = next(row for row, picture in enumerate(window.model.pictures) if picture.uses == 2)
    window.grid.setCurrentIndex(window.model.index(row))
    desk.until(lambda: window.details.uses.count() == 2)
    window.details.uses.setCurrentRow(0)
    QTest.keyClick(window.details.uses, Qt.Key.Key_Return)
    desk.until(lambda: desk.story.id == other.id)


def test_credits_of_the_open_story_are_edited_together(desk: OpenedDesk) -> None:
    before = desk.story
    desk.act("edit-credits")
    dialog = dialog_of(desk)
    first = desk.story.pictures[0].id
    dialog.ticks.rows[0].box.click()
    QTest.keyClicks(dialog.fields["instructions"].control, "No sales")
    dialog.accept()
    told = {picture.id: picture.credit.instructions for picture in desk.story.pictures}
    assert told.pop(first) == before.pictures[0].credit.instructions
    assert set(told.values()) == {"No sales"}
    assert desk.window.bench.undo_step == sentence("credit-batch.step")
    desk.window.bench.undo()
    assert desk.story == before


def test_without_pictures_the_panel_is_shown_instead(desk: OpenedDesk) -> None:
    desk.desk.start_story()
    desk.act("edit-credits")
    assert not desk.window.findChildren(CreditBatchDialog)


def test_credits_are_edited_in_every_story_and_put_back(desk: OpenedDesk, window: PictureBrowser) -> None:
    other = another_story(desk)
    desk.until(lambda: any(picture.uses == 2 for picture in window.model.pictures))
    row = next(row for row, picture in enumerate(window.model.pictures) if picture.uses == 2)
    window.grid.setCurrentIndex(window.model.index(row))
    here = desk.story
    notices: list[Notice] = []
    desk.desk.notice.connect(notices.append)
    QTest.mouseClick(window.edit_button, LEFT)
    dialog = dialog_of(desk)
    assert dialog.note.text() == "In 2 stories."
    QTest.keyClicks(dialog.fields["via"].control, "Getty")
    dialog.accept()
    desk.until(lambda: notices)
    assert desk.stored(other.id).pictures[0].credit == Credit(creator="Somebody", via="Getty")
    assert desk.story.lead.credit.via == "Getty"
    desk.until(lambda: window.selected[0].credit.via == "Getty")
    notices[0].act()
    desk.until(lambda: desk.stored(other.id).pictures == other.pictures)
    assert desk.story.pictures == here.pictures
    desk.wait_saved()


def test_views_of_the_real_library(desk: OpenedDesk, window: PictureBrowser) -> None:
    everything = window.model.rowCount()
    window.filters.choose(View.UNUSED)
    desk.until(lambda: window.model.rowCount() == 0)
    window.filters.choose(View.USED)
    desk.until(lambda: window.model.rowCount() == everything)


def test_what_stays_as_it_ran_is_said_first() -> None:
    use = CreditUse(story_id="s", picture_id="p", credit=Credit())
    reached = CreditReach(uses=(use, replace(use, story_id="t")), handed_off=1)
    assert reach_words(reached) == "In 2 stories. 1 use in a story that was handed off stays as it ran."
