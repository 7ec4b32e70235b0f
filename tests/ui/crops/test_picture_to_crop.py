"""The command that crops: which picture it means, and that it opens the editor on it."""

import pytest
from msgspec.structs import replace

from studio.story.picture import PlacedPicture
from studio.story.story import Story
from studio.ui.crops.crop_editor import CropEditor
from studio.ui.crops.picture_to_crop import picture_to_crop
from tests.ui.opened_desk import OpenedDesk, picture_file, story_called

GATE = PlacedPicture(id="gate", sha256="a" * 64)
QUAY = replace(GATE, id="quay")
WAITING = PlacedPicture(id="waiting")


@pytest.mark.parametrize(
    ("open_id", "lead", "meant"),
    [
        ("quay", "gate", "quay"),
        ("", "quay", "quay"),
        ("", "", "gate"),
        ("waiting", "quay", "quay"),
        ("gone", "waiting", "gate"),
    ],
    ids=["the open card", "the lead", "the first", "an open card without file", "a lead without file"],
)
def test_the_picture_that_is_meant(open_id: str, lead: str, meant: str) -> None:
    story = Story(id="s", pictures=(WAITING, GATE, QUAY), lead_picture=lead)
    assert picture_to_crop(story, open_id).id == meant


def test_without_a_file_there_is_nothing_to_crop() -> None:
    assert picture_to_crop(Story(id="s", pictures=(WAITING,)), "waiting") is None


def test_the_command_is_off_without_a_picture_and_opens_the_editor_with_one(desk: OpenedDesk, tmp_path) -> None:
    story = story_called("No picture yet")
    desk.put(story)
    desk.desk.show_story(story.id)
    desk.until(lambda: desk.story.id == story.id)
    desk.window.menus.refresh()
    assert not desk.window.menus.actions["crop-picture"].isEnabled()
    desk.desk.pictures.add_files((picture_file(tmp_path),))
    desk.until(lambda: desk.story.pictures)
    desk.window.menus.refresh()
    desk.act("crop-picture")
    (editor,) = desk.window.findChildren(CropEditor)
    assert editor.picture == desk.story.pictures[0]
    editor.reject()
