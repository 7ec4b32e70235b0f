"""The card of a picture tells what other stories say of it, and takes their credit and alt text over."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.checking.known import Known
from studio.library.picture_memory import RanBefore
from studio.story.credit import Credit
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_card import PictureCard
from studio.ui.panels.pictures_panel import PicturesPanel
from studio.ui.panels.ran_before import RanBeforeNote, ran_before_words
from studio.ui.theme.theme import Theme
from tests.checking.test_ran_before import ELSEWHERE, ran
from tests.ui.panels.desk import BARE, STORY, FakeBench, FakeDesk


def _opened(qtbot: QtBot, theme: Theme, *before: RanBefore) -> tuple[FakeDesk, PicturesPanel, RanBeforeNote]:
    desk = FakeDesk(STORY)
    panel = PicturesPanel(PanelContext(desk=desk, theme=theme, bench=FakeBench()))
    qtbot.addWidget(panel)
    panel.show()
    card = panel.open_card(BARE.id)
    assert isinstance(card, PictureCard)
    assert desk.known is not None
    desk.known.learn(Known(ran_before={BARE.sha256: before}))
    return desk, panel, card.findChild(RanBeforeNote)


def test_the_note_takes_no_room_where_no_story_has_the_picture(qtbot: QtBot, theme: Theme) -> None:
    _desk, _panel, note = _opened(qtbot, theme)
    assert note.isHidden()


def test_the_credit_and_the_alt_text_are_taken_over_as_steps_that_can_be_undone(qtbot: QtBot, theme: Theme) -> None:
    desk, _panel, note = _opened(qtbot, theme, ran(alt="Horses in snow", handed_off=True))
    assert note.told.text() == "Ran in “Plateau” with the credit “Aigerim Bek/Steppe Pictures”."
    assert note.alt.text() == "Its alt text there: Horses in snow"
    for button in (note.use_credit, note.use_alt):
        assert not button.isHidden()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isHidden()
    picture = desk.story.picture(BARE.id)
    assert picture == replace(BARE, credit=ELSEWHERE, alt="Horses in snow")
    assert desk.session is not None
    desk.session.undo()
    desk.session.undo()
    assert desk.story.picture(BARE.id) == BARE


def test_the_other_story_can_be_opened(qtbot: QtBot, theme: Theme) -> None:
    desk, _panel, note = _opened(qtbot, theme, ran())
    qtbot.mouseClick(note.open_story, Qt.MouseButton.LeftButton)
    assert desk.shown == ["other"]


def test_further_stories_are_counted_and_a_crop_is_called_one(qtbot: QtBot, theme: Theme) -> None:
    part = RanBefore(use=replace(ran(Credit()).use, story_id="third"), is_same_file=False, is_part=True)
    _desk, _panel, note = _opened(qtbot, theme, ran(), part)
    assert note.more.text() == "And in 1 more story."
    assert ran_before_words(part) == "The same picture, cropped, is in “Plateau” without a credit."
