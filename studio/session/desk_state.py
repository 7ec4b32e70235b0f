"""How the desk of one library looked, kept apart from the settings: after any end it comes back as it was."""

from pathlib import Path

import msgspec
from msgspec import Struct

from studio.durable import atomic_write
from studio.errors import StorageError


class DeskState(Struct, frozen=True, kw_only=True):
    """One look of the desk. `caret` and `anchor` are places in the body as Qt counts them, `scroll` is in pixels.

    `column_widths` are pixels from left to right, `hidden_columns` names such as ``preview``. `status_filter` is the
    name of a filter; `section_filter` is None for all sections.
    """

    story: str = ""
    caret: int = 0
    anchor: int = 0
    scroll: int = 0
    panel: str = ""
    column_widths: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    status_filter: str = "all"
    section_filter: str | None = None
    search: str = ""
    zoom: int = 100
    page_width: str = ""
    house: str = ""
    window_geometry: str = ""


def read_state(path: Path) -> DeskState | None:
    """What was kept; None where nothing was, or nothing that can be read: then the desk looks as it does at first."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=DeskState)
    except (OSError, msgspec.DecodeError):
        return None


def write_state(path: Path, state: DeskState) -> None:
    """Keep a state, whole or not at all. Raises StorageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.write", path=str(path.parent), reason=error.strerror or str(error)) from error
    atomic_write(path, msgspec.json.format(msgspec.json.encode(state)))
