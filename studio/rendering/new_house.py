"""Making a house: a copy of another one under a new name, there as a whole or not at all."""

import contextlib
import os
import shutil
import tempfile
import tomllib
from collections.abc import Container
from pathlib import Path

from studio.durable import atomic_write, sync_folder
from studio.errors import BugError, StorageError
from studio.rendering.house_files import TABLE, TEMPLATES, HouseFile
from studio.rendering.house_list import LONGEST_ID
from studio.rendering.houses import House, load_house
from studio.rendering.toml_places import lines_of
from studio.story.slugs import slug_from, unique_id

_ROOM_FOR_NUMBER = 4
_NOT_FILES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Names that no file or folder may have on Windows."""


def house_id_for(name: str, taken: Container[str]) -> str:
    """The id of a new house called `name`: its words in small ASCII letters, with a number if that is taken."""
    words = slug_from(name)[: LONGEST_ID - _ROOM_FOR_NUMBER].strip("-")
    return unique_id("house" if not words else f"house-{words}" if words in _NOT_FILES else words, taken)


def taken_ids(houses: tuple[House, ...], own: Path) -> frozenset[str]:
    """The ids a new house in the folder `own` must not have: of `houses`, and of whatever lies there."""
    lying = {path.name.lower() for path in own.iterdir()} if own.is_dir() else set()
    return frozenset({house.id for house in houses} | lying)


def make_house(source: House, name: str, house_id: str, own: Path) -> House:
    """A copy of `source` called `name`, in the folder `house_id` of `own`, which is made if it is not there.

    Only what makes a house is copied. Raises StorageError; then nothing is left behind.
    """
    target = own / house_id
    try:
        own.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{house_id}-", dir=own))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        _write(making, source.files, name)
        making.rename(target)
        sync_folder(own)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        with contextlib.suppress(OSError):  # it is not there any more, or will never be looked at
            shutil.rmtree(making)
    return load_house(target)


def renamed(table: str, name: str) -> str:
    """The text of a house.toml with another name; all else in it stays, comments too."""
    lines = table.split("\n")
    first, end = lines_of(table, ("name",))
    changed = "\n".join([*lines[:first], f"name = {_quoted(name)}", *lines[end:]])
    if tomllib.loads(changed) != {**tomllib.loads(table), "name": name}:
        raise BugError("house.rename", table=table, name=name)
    return changed


def _write(folder: Path, files: tuple[HouseFile, ...], name: str) -> None:
    folder.chmod(0o755)
    (folder / TEMPLATES).mkdir()
    for file in files:
        text = renamed(file.text, name) if file.name == TABLE else file.text
        atomic_write(folder / file.name, text.encode())
    sync_folder(folder / TEMPLATES)
    sync_folder(folder)


def _quoted(text: str) -> str:
    """A TOML string on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else f"\\U{ord(letter):08X}" for letter in escaped) + '"'


def _unwritable(target: Path, error: OSError) -> StorageError:
    return StorageError("storage.write", path=os.fspath(target), reason=error.strerror or str(error))
