"""Where the history panel gets versions of the story from: those the library kept, or those in its backups."""

from collections.abc import Callable
from typing import Protocol

from studio.library.backup_files import Backup
from studio.library.records import RevisionRow
from studio.story.story import Story
from studio.ui.panels.history_entries import HistoryEntry, backup_entries, revision_entries
from studio.ui.panels.panel import PanelHistory

OnEntries = Callable[[tuple[HistoryEntry, ...]], None]


class VersionSource(Protocol):
    """One place that versions come from. `id` names its sentences under ``history.sources``."""

    id: str
    has_order: bool
    """True when each version follows from the one before it, so that the two can be compared."""

    def list_entries(self, on_done: OnEntries) -> None:
        """Look up what there is, newest first."""

    def load(self, key: str, on_done: Callable[[Story], None]) -> None:
        """Read one version whole."""


class KeptVersions:
    """The revisions of the story."""

    id = "kept"
    has_order = True

    def __init__(self, history: PanelHistory) -> None:
        self._history = history

    def list_entries(self, on_done: OnEntries) -> None:
        """Look up the kept revisions."""

        def on_rows(rows: tuple[RevisionRow, ...]) -> None:
            on_done(revision_entries(rows))

        self._history.list_revisions(on_rows)

    def load(self, key: str, on_done: Callable[[Story], None]) -> None:
        """Read one revision."""
        self._history.load(int(key), on_done)


class BackedUpVersions:
    """The story as the library's backups have it."""

    id = "backups"
    has_order = False

    def __init__(self, history: PanelHistory) -> None:
        self._history = history
        self._backups: dict[str, Backup] = {}

    def list_entries(self, on_done: OnEntries) -> None:
        """Look through the backups for the story."""

        def on_backups(backups: tuple[Backup, ...]) -> None:
            self._backups = {str(backup.path): backup for backup in backups}
            on_done(backup_entries(backups))

        self._history.list_backups(on_backups)

    def load(self, key: str, on_done: Callable[[Story], None]) -> None:
        """Read the story as one backup has it."""
        self._history.load_from_backup(self._backups[key], on_done)
