"""The desk comes back as it was: story, caret, scroll, panel, columns, filters, zoom; after a kill, too."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QTextCursor

from studio.errors import StorageError
from studio.session.desk_state import DeskState, read_state, write_state
from studio.session.task_runner import Lane
from studio.settings.places import state_file
from studio.story.story import Status
from tests.ui.conftest import OpenDesk
from tests.ui.opened_desk import OpenedDesk, story_called


def state_of(desk: OpenedDesk) -> DeskState | None:
    desk.desk.runner.run_and_wait(Lane.RESCUE, lambda: None)
    return read_state(state_file(desk.folder))


def arrange(desk: OpenedDesk) -> str:
    """Look at a long story in a way of one's own; its id."""
    long = story_called(
        "A long story", body="\n\n".join(f"Paragraph {number}." for number in range(200)), section="Arts"
    )
    desk.put(story_called("Another story"), long, story_called("The newest story"))
    desk.desk.show_story(long.id)
    desk.until(lambda: desk.story.id == long.id)
    body = desk.window.editor.body_edit
    cursor = QTextCursor(body.document())
    cursor.setPosition(700)
    cursor.setPosition(710, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    desk.window.editor.set_zoom(120)
    desk.window.editor.page_scroll.bar.setValue(900)
    desk.act("panel-story")
    desk.act("column-preview")
    desk.act("page-tablet")
    desk.desk.use_house("broadsheet")
    desk.window.library.use_filters("draft", "Arts", "long")
    desk.window.library.refresh()
    return long.id


def assert_as_arranged(desk: OpenedDesk, story_id: str) -> None:
    window = desk.window
    desk.until(lambda: desk.desk.story is not None)
    assert desk.story.id == story_id
    desk.until(lambda: window.editor.body_edit.textCursor().position() == 710)
    assert window.editor.body_edit.textCursor().anchor() == 700
    assert window.editor.zoom == 120
    desk.until(lambda: abs(window.editor.page_scroll.bar.value() - 900) < 60)
    assert window.panels.current == "story"
    assert window.preview.isHidden()
    assert not window.library.isHidden()
    assert window.preview.page_width == "tablet"
    assert desk.desk.house.id == "broadsheet"
    assert window.library.filters == ("draft", "Arts", "long")


def test_after_closing(open_desk: OpenDesk) -> None:
    desk = open_desk()
    story_id = arrange(desk)
    assert desk.close()
    assert_as_arranged(open_desk(), story_id)


def test_after_a_kill(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a kill leaves is what was written while the desk was used."""
    desk = open_desk()
    story_id = arrange(desk)
    assert desk.window.memory._delay.isActive()
    desk.window.memory._delay.timeout.emit()
    kept = state_of(desk)
    assert kept is not None
    assert desk.close()
    write_state(state_file(desk.folder), kept)
    assert_as_arranged(open_desk(), story_id)


def test_changes_are_written_a_moment_later_and_only_once(desk: OpenedDesk) -> None:
    desk.window.memory.write()
    before = state_of(desk)
    path = state_file(desk.folder)
    written_at = path.stat().st_mtime_ns
    desk.window.memory.write()
    assert state_of(desk) == before
    assert path.stat().st_mtime_ns == written_at
    desk.act("panel-facts")
    assert desk.window.memory._delay.isActive()
    desk.window.memory._delay.timeout.emit()
    state = state_of(desk)
    assert state is not None
    assert state.panel == "facts"


def test_a_story_that_grew_shorter_elsewhere_still_opens(open_desk: OpenDesk) -> None:
    desk = open_desk()
    story_id = arrange(desk)
    assert desk.close()
    again = open_desk()
    again.until(lambda: again.desk.story is not None)
    assert again.close()
    state = read_state(state_file(again.folder))
    assert state is not None
    write_state(state_file(again.folder), replace(state, caret=10**9, anchor=10**9, scroll=10**9, story=story_id))
    last = open_desk()
    last.until(lambda: last.window.memory._place is None)
    assert last.window.editor.body_edit.textCursor().atEnd()


@pytest.mark.parametrize("text", ["", "{", '{"caret": "x"}', "[]", "\x00"])
def test_what_cannot_be_read_is_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.json"
    assert read_state(path) is None
    path.write_text(text)
    assert read_state(path) is None


def test_a_state_of_a_later_program_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text('{"zoom": 130, "from_the_future": 1}')
    assert read_state(path) == DeskState(zoom=130)


def test_names_that_are_gone_are_passed_over(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.close()
    odd = DeskState(
        panel="gone", page_width="gone", house="gone", status_filter="gone", column_widths=(1,), story="gone"
    )
    write_state(state_file(desk.folder), odd)
    again = open_desk()
    assert again.desk.story is not None
    assert again.window.library.filters[0] == "all"


def test_a_state_that_cannot_be_written_is_said_once(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StorageError("storage.write", path="state", reason="No space left on device")

    monkeypatch.setattr("studio.ui.window.desk_memory.write_state", full)
    desk.act("panel-facts")
    desk.window.memory.write()
    desk.until(lambda: "No space left" in desk.window.toast.text)
    assert not desk.window.memory._can_write


def test_each_library_has_its_own(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.act("panel-story")
    assert desk.close()
    other = open_desk("Other.offstone")
    assert other.window.panels.current == "pictures"
    assert other.story.status is Status.DRAFT
