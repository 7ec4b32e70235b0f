"""The settings file read: checked, and carried over from older versions in memory. Reading never writes."""

import tomllib
from pathlib import Path

import msgspec

from studio.errors import SettingsError
from studio.settings.migrations import CURRENT_VERSION, migrate, version_of
from studio.settings.settings import Settings


def read_text(path: Path) -> str:
    """The text of the settings file; empty while there is none. Raises SettingsError when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError("settings.unreadable", path=str(path), reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsError("settings.broken", path=str(path), reason="it is not UTF-8 text") from error


def parse_settings(text: str, path: Path) -> Settings:
    """The settings `text` holds; `path` is only named in errors.

    Raises SettingsError when the text is broken, has a value that cannot be, or was written by a newer Offstone.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("settings.broken", path=str(path), reason=str(error)) from error
    version = version_of(table)
    if version > CURRENT_VERSION:
        raise SettingsError("settings.newer", path=str(path), found=version, known=CURRENT_VERSION)
    if version < 0:
        raise SettingsError("settings.value", path=str(path), reason="version is not a number")
    migrate(table)
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError("settings.value", path=str(path), reason=str(error)) from error


def load_settings(path: Path) -> Settings:
    """The settings in `path`; the defaults while there is no such file. Raises SettingsError as `parse_settings`."""
    return parse_settings(read_text(path), path)


def settings_or_defaults(path: Path) -> tuple[Settings, SettingsError | None]:
    """The settings, or the defaults together with the error to tell the editor about."""
    try:
        return load_settings(path), None
    except SettingsError as error:
        return Settings(), error
