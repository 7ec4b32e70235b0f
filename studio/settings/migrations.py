"""The numbered steps that carry a settings file of an older Offstone over to this one.

A file says its version in ``version``. A step from version N is one `Migration(N, ...)`; it changes the file's table
in place, and the version becomes N + 1. Steps are never changed once they have shipped.
"""

from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

from msgspec import Struct

Table = MutableMapping[str, Any]


class Migration(Struct, frozen=True):
    """One step: the version it starts from, what it does in a sentence, and the change itself."""

    from_version: int
    summary: str
    apply: Callable[[Table], None]


def _name_version(_table: Table) -> None:
    """A file without a version was written by hand; its keys are those of version 1."""


MIGRATIONS: tuple[Migration, ...] = (Migration(0, "A file written by hand gets its version.", _name_version),)

CURRENT_VERSION = len(MIGRATIONS)


def version_of(table: Table) -> int:
    """The version a file says it has; 0 when it says none, -1 when what it says is no version."""
    version = table.get("version", 0)
    return version if isinstance(version, int) and version >= 0 else -1


def migrate(table: Table, migrations: Iterable[Migration] = MIGRATIONS) -> None:
    """Bring `table` up to the version after the last of `migrations`, in place."""
    for migration in migrations:
        if migration.from_version == version_of(table):
            migration.apply(table)
            table["version"] = migration.from_version + 1
