"""What the list of versions shows: a time, why the version was kept, its words; as plain records, without Qt."""

from datetime import datetime, timedelta

from msgspec import Struct

from studio.library.backup_files import Backup
from studio.library.records import RevisionRow
from studio.ui.panels.iso_dates import local_time
from studio.wording import sentence

_REASONS = frozenset(
    {
        "opened",
        "idle",
        "hand-off",
        "before-restore",
        "before-recovery",
        "restored",
        "before-intake",
        "before-words-dropped",
        "before-replace",
        "before-credits",
        "named",
        "status",
        "sample",
        "intake",
        "recovered",
    }
)
_BACKUP_REASONS = frozenset({"timer", "exit", "command", "migration", "before-intake"})


class HistoryEntry(Struct, frozen=True, kw_only=True):
    """One version in the list. `made_at` is a UTC time in ISO; `words` is None where nobody counted them."""

    key: str
    title: str
    made_at: str
    words: int | None = None
    is_named: bool = False


def revision_entries(rows: tuple[RevisionRow, ...]) -> tuple[HistoryEntry, ...]:
    """Entries for revisions, by their numbers as keys."""
    return tuple(
        HistoryEntry(
            key=str(row.revision),
            title=row.name or reason_words(row.reason),
            made_at=row.created_at,
            words=row.words,
            is_named=bool(row.name),
        )
        for row in rows
    )


def backup_entries(backups: tuple[Backup, ...]) -> tuple[HistoryEntry, ...]:
    """Entries for backups, by their paths as keys."""
    return tuple(
        HistoryEntry(key=str(backup.path), title=backup_words(backup.reason), made_at=backup.made_at)
        for backup in backups
    )


def backup_words(reason: str) -> str:
    """Why a backup was made, in words."""
    return sentence(f"history.backup-reason.{reason if reason in _BACKUP_REASONS else 'other'}")


def reason_words(reason: str) -> str:
    """Why a version was kept, in words; a reason of another Offstone is told in general."""
    code = reason.partition(":")[0]
    return sentence(f"history.reason.{code if code in _REASONS else 'other'}")


def day_words(made_at: str, now: datetime) -> str:
    """The local day of a time: ``Today``, ``Yesterday``, ``Thursday 8 January``, with the year where it is another."""
    local = local_time(made_at)
    if local is None:
        return made_at
    here = now.astimezone()
    if local.date() == here.date():
        return sentence("history.today")
    if local.date() == (here - timedelta(days=1)).date():
        return sentence("history.yesterday")
    year = "" if local.year == here.year else f" {local.year}"
    return f"{local.strftime('%A')} {local.day} {local.strftime('%B')}{year}"


def time_words(made_at: str) -> str:
    """The local time of day, as ``14:02``."""
    local = local_time(made_at)
    return local.strftime("%H:%M") if local is not None else ""


def moment_words(made_at: str, now: datetime) -> str:
    """Day and time, as ``Today 14:02``."""
    return f"{day_words(made_at, now)} {time_words(made_at)}".strip()
