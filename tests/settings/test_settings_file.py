"""Settings: read, written, carried over, and never destroyed."""

import string
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import SettingsError, StorageError
from studio.settings.migrations import CURRENT_VERSION
from studio.settings.places import default_library, settings_file
from studio.settings.settings import RECENT_LIBRARIES, Graphics, Settings, Theme, with_recent_library
from studio.settings.settings_file import load_settings, settings_or_defaults
from studio.settings.settings_writer import save_settings
from studio.wording import explain, sentences

CHANGED = Settings(
    house="broadsheet",
    theme=Theme.DARK,
    graphics=Graphics.SOFTWARE,
    recent_libraries=("/a b/“Stories”.offstone", "C:\\Stories.offstone"),
    last_story="0b0f6f0e",
    window_geometry="AdnQywADAAA=",
    window_state="AAAA/w==",
    splitter_sizes=(260, 640, 480, 320),
    panel="history",
    preview_width="tablet",
    spelling=False,
    backup_folder="/disk/Backups of “Stories”",
    quiet_notes=("/a b/Stories.offstone | opening.sync-folder | Nextcloud",),
)


def test_without_a_file_the_defaults_hold_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    assert load_settings(path) == Settings()
    assert not path.exists()


def test_every_setting_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "settings.toml"
    assert all(getattr(CHANGED, name) != getattr(Settings(), name) for name in Settings.__struct_fields__)
    save_settings(path, CHANGED)
    assert load_settings(path) == CHANGED
    save_settings(path, Settings())
    assert load_settings(path) == Settings()


def test_a_saved_file_says_its_version_and_saving_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(path, CHANGED)
    first = path.read_bytes()
    assert f"version = {CURRENT_VERSION}".encode() in first
    save_settings(path, CHANGED)
    assert path.read_bytes() == first


def test_comments_and_unknown_keys_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '# mine\nversion = 1\ntheme = "dark" # at night\nfuture = "kept"\n\n[more]\nalso = [1, 2]\n', "utf-8"
    )
    save_settings(path, replace(load_settings(path), panel="history"))
    text = path.read_text("utf-8")
    for kept in ("# mine", 'theme = "dark" # at night', 'future = "kept"', "[more]\nalso = [1, 2]"):
        assert kept in text
    assert load_settings(path) == Settings(theme=Theme.DARK, panel="history")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"theme = ", "settings.broken"),
        (b"\xff\xfe", "settings.broken"),
        (b'theme = "sepia"', "settings.value"),
        (b"splitter_sizes = 'wide'", "settings.value"),
        (b"version = 'one'", "settings.value"),
        (b"version = 99", "settings.newer"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_and_left_alone(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as raised:
        load_settings(path)
    assert raised.value.code == code
    assert str(path) in explain(raised.value)
    with pytest.raises(SettingsError):
        save_settings(path, CHANGED)
    settings, error = settings_or_defaults(path)
    assert settings == Settings()
    assert error is not None
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_can_be_used_is_nothing_to_talk_about(tmp_path: Path) -> None:
    assert settings_or_defaults(tmp_path / "settings.toml") == (Settings(), None)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"settings\.unreadable"):
        load_settings(tmp_path)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises((StorageError, SettingsError)):
        save_settings(tmp_path / "file" / "settings.toml", CHANGED)


def test_the_library_opened_last_comes_first_and_once() -> None:
    settings = Settings()
    for number in range(RECENT_LIBRARIES + 3):
        settings = with_recent_library(settings, f"/{number}")
    settings = with_recent_library(settings, "/5")
    assert settings.recent_libraries[0] == "/5"
    assert settings.recent_libraries.count("/5") == 1
    assert len(settings.recent_libraries) == RECENT_LIBRARIES


def test_the_place_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OFFSTONE_SETTINGS", str(tmp_path / "mine.toml"))
    assert settings_file() == tmp_path / "mine.toml"
    monkeypatch.delenv("OFFSTONE_SETTINGS")
    assert settings_file().name == "settings.toml"
    assert default_library().name == "Stories.offstone"


def test_every_sentence_of_the_settings_has_its_fields() -> None:
    fields = {
        "settings.unreadable": {"path", "reason"},
        "settings.broken": {"path", "reason"},
        "settings.value": {"path", "reason"},
        "settings.newer": {"path", "found", "known"},
    }
    mine = {code: text for code, text in sentences().items() if code.startswith("settings.")}
    assert set(mine) == set(fields)
    for code, text in mine.items():
        assert {field for _, field, _, _ in string.Formatter().parse(text) if field} <= fields[code]
