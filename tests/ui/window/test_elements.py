"""Pictures, fact boxes and embeds reach the text at the caret and their panel at the right field."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from studio.ui.window.dialogs import Dialogs
from tests.ui.opened_desk import OpenedDesk, picture_file


def caret_at_start(desk: OpenedDesk) -> None:
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(0)


def caret_is_in_view(desk: OpenedDesk) -> bool:
    body = desk.window.editor.body_edit
    return body.viewport().rect().contains(body.cursorRect().center())


def test_a_fact_box_is_placed_and_its_title_waits_for_words(desk: OpenedDesk) -> None:
    caret_at_start(desk)
    desk.act("insert-fact-box")
    box = desk.story.fact_boxes[-1]
    assert desk.story.body.startswith(f"::fact-box{{#{box.id}}}\n\n")
    assert desk.window.panels.current == "facts"
    desk.type("The basics")
    assert desk.story.fact_boxes[-1].title == "The basics"


def test_an_embed_is_placed_and_its_address_waits_for_words(desk: OpenedDesk) -> None:
    caret_at_start(desk)
    desk.act("insert-embed")
    embed = desk.story.embeds[-1]
    assert f"::embed{{#{embed.id}}}" in desk.story.body
    assert desk.window.panels.current == "embeds"
    desk.type("https://example.org/film")
    assert desk.story.embeds[-1].url == "https://example.org/film"


def test_chosen_pictures_are_added_and_placed(
    desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = (picture_file(tmp_path, "first.png"), picture_file(tmp_path, "second.png"))
    monkeypatch.setattr(Dialogs, "choose_picture_files", lambda _self: paths)
    before = len(desk.story.pictures)
    caret_at_start(desk)
    desk.act("insert-picture")
    desk.until(lambda: len(desk.story.pictures) == before + 2)
    for picture in desk.story.pictures[-2:]:
        assert f"::picture{{#{picture.id}}}" in desk.story.body
    assert desk.window.panels.current == "pictures"


def test_choosing_no_picture_changes_nothing(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dialogs, "choose_picture_files", lambda _self: ())
    before = desk.story
    desk.act("insert-picture")
    assert desk.story is before


def test_a_picture_dropped_on_the_text_is_placed_there(desk: OpenedDesk, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture_file(tmp_path)))])
    event = QDropEvent(
        QPointF(20, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    before = len(desk.story.pictures)
    desk.window.editor.body_edit.dropEvent(event)
    desk.until(lambda: len(desk.story.pictures) == before + 1)
    placed = f"::picture{{#{desk.story.pictures[-1].id}}}"
    assert placed in "\n".join(desk.story.body.split("\n")[:6])


def test_a_file_that_is_no_picture_is_said(desk: OpenedDesk, tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_text("not a picture")
    before = desk.story.pictures
    desk.window.bench.take_pictures((tmp_path / "notes.jpg",))
    desk.until(lambda: desk.window.toast.isVisible())
    assert "not a picture" in desk.window.toast.text
    assert desk.story.pictures == before


@pytest.mark.parametrize(
    ("command_id", "placed"),
    [
        ("insert-pull-quote", "::pull-quote[The words that were said]"),
        ("insert-ad", "::ad"),
        ("insert-divider", "---"),
    ],
)
def test_lines_are_placed_with_the_caret_behind_and_in_view(desk: OpenedDesk, command_id: str, placed: str) -> None:
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(10_000)
    before = desk.story.body.count(placed)
    desk.act(command_id)
    assert desk.story.body.count(placed) == before + 1
    assert caret_is_in_view(desk)
    assert desk.focus() is desk.window.editor.body_edit
    desk.type("Go on.")
    assert desk.story.body.rstrip().endswith("Go on.")


def test_commands_of_text_leave_the_caret_in_the_text(desk: OpenedDesk) -> None:
    caret_at_start(desk)
    for command_id in ("bold", "italic", "heading", "quote", "list", "link"):
        desk.act(command_id)
        assert desk.focus() is desk.window.editor.body_edit
    assert caret_is_in_view(desk)
