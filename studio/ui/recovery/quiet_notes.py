"""Which notes about a library's place and its clock stay away: those an editor let go, while nothing changes."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from studio.library.recovery import OpenEvent
from studio.settings.settings import Settings

_SITUATIONS = {"opening.sync-folder": "service", "opening.network-folder": "kind", "opening.clock": "saved"}
"""The notes that are true at every start until something changes, and the parameter that says what is the case."""

_GAP = " | "


def can_be_quiet(event: OpenEvent) -> bool:
    """True for a note that would come back at every start."""
    return event.code in _SITUATIONS


def is_quiet(settings: Settings, event: OpenEvent, library: Path) -> bool:
    """True when an editor let this very note go, for this library."""
    return can_be_quiet(event) and _key(event, library) in settings.quiet_notes


def with_quiet(settings: Settings, event: OpenEvent, library: Path) -> Settings:
    """The settings after an editor let a note go."""
    key = _key(event, library)
    others = tuple(known for known in settings.quiet_notes if known != key)
    return replace(settings, quiet_notes=(*others, key))


def without_past(settings: Settings, events: Iterable[OpenEvent], library: Path) -> Settings:
    """The settings without what was let go but is no longer so: if it becomes so again, it is said again."""
    present = {_key(event, library) for event in events if can_be_quiet(event)}
    start = f"{library}{_GAP}"
    kept = tuple(known for known in settings.quiet_notes if known in present or not known.startswith(start))
    return settings if kept == settings.quiet_notes else replace(settings, quiet_notes=kept)


def _key(event: OpenEvent, library: Path) -> str:
    return _GAP.join((str(library), event.code, str(event.parameters.get(_SITUATIONS[event.code], ""))))
