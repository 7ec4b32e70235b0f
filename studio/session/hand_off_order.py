"""What an editor orders by a hand-off, and what comes of it."""

from pathlib import Path

from msgspec import Struct


class HandOffOrder(Struct, frozen=True, kw_only=True):
    """The folder the package goes into, and the reasons that travel with it; empty where none is asked for."""

    folder: Path
    override_reason: str = ""
    no_correction_because: str = ""


class HandOffDone(Struct, frozen=True):
    """A finished hand-off: the package, and the revision that is in it."""

    path: Path
    revision: int
