"""The settings file written: whole or not at all, with the comments and the unknown keys it had before.

Apart from `settings_file` because TOML Kit, which keeps comments, takes longer to load than a start can spare.
"""

from pathlib import Path
from typing import Any

import msgspec
import tomlkit
from tomlkit.items import Item

from studio.durable import atomic_write
from studio.errors import StorageError
from studio.settings.migrations import migrate
from studio.settings.settings import Settings
from studio.settings.settings_file import parse_settings, read_text


def save_settings(path: Path, settings: Settings) -> None:
    """Write `settings` to `path`, durably; a key that holds its value already is not touched.

    Raises SettingsError, and leaves the file alone, when what is there is broken or was written by a newer Offstone;
    StorageError when it cannot be written.
    """
    text = read_text(path)
    before = parse_settings(text, path)
    document = tomlkit.parse(text)
    migrate(document)
    for key in Settings.__struct_fields__:
        value = getattr(settings, key)
        if key not in document or value != getattr(before, key):
            document[key] = _toml(value)
    _make_folder(path.parent)
    atomic_write(path, tomlkit.dumps(document).encode())


def _toml(value: Any) -> Item:
    plain = msgspec.to_builtins(value)
    item: Item = tomlkit.item(list(plain) if isinstance(plain, tuple) else plain)
    return item


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.write", path=str(folder), reason=error.strerror or str(error)) from error
