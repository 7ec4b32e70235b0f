"""The window at every size, in both themes and every house; what was set is there the next time."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from studio.errors import StorageError
from studio.settings.settings import Settings
from studio.settings.settings import Theme as ThemeChoice
from studio.settings.settings_file import load_settings
from studio.ui.application import DeskProgram
from studio.ui.graphics import Renderer
from studio.ui.preview.preview_pane import PAGE_WIDTHS, PreviewPane
from studio.ui.theme.colours import DARK, LIGHT
from studio.ui.theme.theme import Theme
from tests.ui.opened_desk import OpenedDesk

LONG = "A headline that goes on about the very many things the council decided on Tuesday night, " * 4


def columns(desk: OpenedDesk) -> dict[str, QWidget]:
    parts = desk.window.parts
    return {"library": parts.library, "preview": parts.preview, "panels": parts.panels}


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1, 1)])
def test_columns_fit_side_by_side(desk: OpenedDesk, size: tuple[int, int]) -> None:
    window = desk.window
    window.resize(*size)
    desk.desk.session.edit("test", headline=LONG, section="A section whose name is far too long for any column")
    desk.until(lambda: window.width() >= size[0])
    left = 0
    for widget in (window.library, window._article, window.preview, window.panels):
        place = widget.geometry()
        assert place.left() >= left
        assert widget.width() >= widget.minimumSizeHint().width()
        left = place.right()
    assert left <= window.width()
    assert window.width() <= max(size[0], 1240)
    assert window.height() <= max(size[1], 560)


def test_the_header_never_lies_over_itself(desk: OpenedDesk) -> None:
    desk.desk.session.edit("test", headline="Why Washington doubts Kazakhstan needs Russian troops now")
    header = desk.window.editor.header
    for width in (1920, 1240, 1366, 1700, 1250):
        desk.window.resize(width, 768)
        desk.until(lambda width=width: desk.window.width() == width)
        headline, standfirst = header.fields["headline"].geometry(), header.fields["standfirst"].geometry()
        assert headline.bottom() < standfirst.top()
        assert standfirst.top() - headline.bottom() < 20


@pytest.mark.parametrize(("key", "column"), [("F6", "library"), ("F7", "preview"), ("F8", "panels")])
def test_columns_come_and_go_and_give_the_focus_back(desk: OpenedDesk, key: str, column: str) -> None:
    widget = columns(desk)[column]
    action = desk.window.menus.actions[f"column-{column}"]
    assert action.shortcut().toString() == key
    if column == "library":
        desk.act("search")
    if column == "panels":
        desk.act("panel-story")
    action.trigger()
    assert not widget.isVisible()
    assert not action.isChecked()
    assert desk.focus().isVisible()
    assert not widget.isAncestorOf(desk.focus())
    action.trigger()
    assert widget.isVisible()
    assert action.isChecked()


def test_themes_are_put_on_and_remembered(desk: OpenedDesk, theme: Theme) -> None:
    desk.act("theme-dark")
    assert theme.colours is DARK
    assert desk.desk.settings.theme is ThemeChoice.DARK
    assert desk.window.menus.actions["theme-dark"].isChecked()
    desk.act("theme-light")
    assert theme.colours is LIGHT
    assert QApplication.palette().text().color().name() == LIGHT.ink


def test_another_house_changes_page_sections_and_settings(desk: OpenedDesk) -> None:
    desk.window.preview.house_chosen.emit("broadsheet")
    assert desk.desk.house.id == "broadsheet"
    assert desk.desk.settings.house == "broadsheet"
    assert desk.window.preview.house_box.currentData() == "broadsheet"


@pytest.mark.parametrize("width", PAGE_WIDTHS, ids=lambda width: width.id)
def test_the_width_in_use_is_the_one_that_is_marked(desk: OpenedDesk, width) -> None:
    desk.act(f"page-{width.id}")
    checked = [button for button in desk.window.preview._width_buttons.buttons() if button.isChecked()]
    assert [button.property("page-width") for button in checked] == [width.id]


def test_what_readers_see_changes_with_house_and_width(whole_desk: OpenedDesk) -> None:
    view = whole_desk.window.preview.view
    plain = whole_desk.window.preview.source.page_bytes()
    whole_desk.desk.use_house("broadsheet")
    whole_desk.until(lambda: view.is_ready and whole_desk.window.preview.source.page_bytes() != plain, timeout=20_000)
    whole_desk.act("page-phone")
    phone = view.width()
    whole_desk.act("page-desktop")
    assert view.width() >= phone
    assert view.zoomFactor() < 1


def test_a_click_in_the_page_goes_to_the_text(desk: OpenedDesk) -> None:
    desk.window.preview.line_clicked.emit(4)
    assert desk.window.editor.caret_line == 4
    assert desk.focus() is desk.window.editor.body_edit
    desk.window.preview.line_clicked.emit(-1)
    assert desk.focus() is desk.window.editor.header.fields["headline"]


def test_the_first_story_is_ready_to_be_typed_in(desk: OpenedDesk) -> None:
    assert desk.focus() is desk.window.editor.body_edit
    desk.type("a")
    assert desk.story.body.startswith("a")


def test_guide_and_about_open_and_close_by_key(desk: OpenedDesk) -> None:
    from studio.ui.window.about_box import AboutBox
    from studio.ui.window.guide_window import GuideWindow

    for command_id, kind in (("guide", GuideWindow), ("about", AboutBox)):
        desk.act(command_id)
        opened = desk.window.findChild(kind)
        assert opened.isVisible()
        opened.close()
    assert desk.window.isVisible()


class TestProgram:
    """The program around the window: settings, and moving to another library."""

    @pytest.fixture
    def program(self, qapp: QApplication, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(PreviewPane, "start", lambda *_: None)
        monkeypatch.setenv("OFFSTONE_SETTINGS", str(tmp_path / "settings.toml"))
        settings = replace(Settings(), panel="facts", preview_width="tablet", house="broadsheet")
        program = DeskProgram(qapp, settings, Renderer(True, "chosen"))
        yield program
        if program.window is not None:
            assert program.window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        program.deleteLater()

    def test_settings_are_restored_and_kept(self, program: DeskProgram, qtbot, tmp_path: Path) -> None:
        window = program.open(tmp_path / "Stories.offstone")
        qtbot.waitUntil(lambda: window.desk.story is not None)
        assert window.panels.current == "facts"
        assert window.preview.page_width == "tablet"
        assert window.desk.house.id == "broadsheet"
        window.panels.show_panel("story")
        window.bench.use_page_width("desktop")
        window.resize(1500, 800)
        window._splitter.setSizes([260, 500, 420, 300])
        sizes = window._splitter.sizes()
        story_id = window.desk.story.id
        window.close()
        kept = load_settings(tmp_path / "settings.toml")
        assert (kept.panel, kept.preview_width, kept.last_story) == ("story", "desktop", story_id)
        assert list(kept.splitter_sizes) == sizes
        assert kept.window_geometry
        assert kept.recent_libraries == (str(tmp_path / "Stories.offstone"),)
        again = DeskProgram(program.parent(), kept, Renderer(True, "chosen")).open(tmp_path / "Stories.offstone")
        assert again.height() != 768  # as far as the screen of the test allows
        assert again.panels.current == "story"
        again.close()

    def test_settings_nobody_knows_do_no_harm(self, program: DeskProgram, qtbot, tmp_path: Path) -> None:
        program._settings = replace(
            Settings(), panel="crystal-ball", preview_width="watch", house="gone", window_geometry="????"
        )
        window = program.open(tmp_path / "Stories.offstone")
        qtbot.waitUntil(lambda: window.desk.story is not None)
        assert window.isVisible()
        assert window.preview.page_width in {width.id for width in PAGE_WIDTHS}

    def test_another_library_takes_the_place_of_this_one(
        self, program: DeskProgram, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = program.open(tmp_path / "First.offstone")
        qtbot.waitUntil(lambda: first.desk.story is not None)
        first.desk.session.edit("test", headline="Typed just before")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Second"), ""))
        first.bench.new_library()
        second = program.window
        assert second is not first
        assert second.desk.lane.folder == tmp_path / "Second.offstone"
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "First.offstone"))
        second.bench.open_library()
        third = program.window
        qtbot.waitUntil(lambda: third.desk.story is not None)
        assert third.desk.story.headline == "Typed just before"

    def test_a_window_with_unsaved_words_stays_beside_the_new_one(
        self, program: DeskProgram, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = program.open(tmp_path / "First.offstone")
        qtbot.waitUntil(lambda: first.desk.story is not None)
        with monkeypatch.context() as broken:

            def full_disk(*_: object) -> None:
                raise StorageError("storage.write", path="library.db", reason="No space left on device")

            broken.setattr("studio.session.autosave.Autosave.flush", full_disk)
            first.desk.session.edit("test", headline="Do not lose me")
            first.dialogs.library_chosen.emit(tmp_path / "Second.offstone")
            assert first.isVisible()
            assert first.banner.isVisible()
            assert first.desk.story.headline == "Do not lose me"
        assert first.close()

    def test_a_folder_that_is_no_library_is_said_and_this_one_stays(
        self, program: DeskProgram, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = program.open(tmp_path / "First.offstone")
        qtbot.waitUntil(lambda: window.desk.story is not None)
        (tmp_path / "holiday").mkdir()
        (tmp_path / "holiday" / "library.db").write_text("not a database, and long enough to be looked at" * 40)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "holiday"))
        window.bench.open_library()
        assert program.window is window
        assert window.toast.isVisible()
        assert window.desk.story is not None

    def test_the_library_that_is_open_already_stays_open(
        self, program: DeskProgram, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = program.open(tmp_path / "First.offstone")
        qtbot.waitUntil(lambda: window.desk.story is not None)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "First.offstone"))
        window.bench.open_library()
        assert program.window is window
        assert window.desk.story is not None

    def test_a_settings_file_that_cannot_be_read_is_left_alone(
        self, program: DeskProgram, qtbot, tmp_path: Path
    ) -> None:
        from studio.settings.settings_file import settings_or_defaults

        (tmp_path / "settings.toml").write_text("theme = [broken")
        _settings, error = settings_or_defaults(tmp_path / "settings.toml")
        window = program.open(tmp_path / "First.offstone")
        program.keep_settings_untouched(error)
        assert "settings.toml" in window.toast.text
        qtbot.waitUntil(lambda: window.desk.story is not None)
        window.close()
        assert (tmp_path / "settings.toml").read_text() == "theme = [broken"
