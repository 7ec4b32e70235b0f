"""Opening a library whatever happened to it: mended from its backups if it must be, and with an account of it all."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from studio.errors import LibraryDamaged, LibraryError, LibraryForeign, LibraryMissing, LibraryNewer, StorageError
from studio.library.backup_files import Backup, list_backup_files
from studio.library.backup_reading import check_backup_file, is_good
from studio.library.header import SCHEMA_VERSION
from studio.library.library import Library
from studio.library.library_folder import LibraryFolder, library_folder
from studio.library.lock import LibraryLock
from studio.library.replacing import replace_library_file
from studio.library.restoring import bring_pictures_of, prepare
from studio.library.salvage import Merged, Salvaged, migrations_in, salvage
from studio.library.thinning import moment
from studio.library.whereabouts import Reach, whereabouts
from studio.library.writing_side import writing_side

_QUIET = frozenset({"opening.unclean", "opening.stale-lock", "opening.migrated"})
_VERSIONS_TO_COME = 1_000
"""A version further ahead than this is a damaged number, not a newer Offstone."""

_CLOCK_TOLERANCE = timedelta(days=1)


class OpenEvent(Struct, frozen=True):
    """One thing that happened while a library was opened: the code of its sentence, with the sentence's parameters."""

    code: str
    parameters: Mapping[str, str | int]

    @property
    def is_notable(self) -> bool:
        """True when an editor should be told; false for what needs nobody's attention."""
        return self.code not in _QUIET


class OpenOutcome(Struct, frozen=True):
    """An open library, perhaps a read-only one, and what happened on the way, in order."""

    library: Library
    events: tuple[OpenEvent, ...]


def open_or_recover(folder: Path) -> OpenOutcome:
    """Open the library in `folder`; where it is damaged, restore it from its newest good backup first.

    The damaged files are moved to ``damaged/<time>/``, and what can still be read of them and is newer is added to what
    was restored. Without a good backup a new library is made of what can be read. A library that cannot be written is
    opened read-only. Raises LibraryMissing, LibraryForeign, LibraryNewer, LibraryLocked, LibraryDamaged or StorageError
    where nothing can be opened, and then leaves `library.db` as it was.
    """
    place = library_folder(folder)
    try:
        return _opened(folder)
    except StorageError as error:
        read_only = _read_only(folder, error)
        return _opened(folder, _event("opening.read-only", path=str(folder), reason=_reason(error)), library=read_only)
    except LibraryError as error:
        if not _can_be_mended(place, error):
            raise
        return _opened(folder, *_recover(place, error))


def _opened(folder: Path, *events: OpenEvent, library: Library | None = None) -> OpenOutcome:
    """The library, opened unless it is already, with `events` and what else is worth knowing."""
    library = library or Library.open(folder)
    try:
        return OpenOutcome(library, (*events, *_circumstances(library)))
    except BaseException:
        with suppress(LibraryError):  # it is damaged: that is what is being raised
            library.close()
        raise


def _event(code: str, **parameters: str | int) -> OpenEvent:
    return OpenEvent(code, parameters)


def _reason(error: StorageError) -> str:
    return str(error.parameters.get("reason", error.code.rpartition(".")[2].replace("_", " ")))


def _read_only(folder: Path, error: StorageError) -> Library:
    try:
        return Library.open(folder, read_only=True)
    except (LibraryError, StorageError):
        raise error from None


def _circumstances(library: Library) -> Iterator[OpenEvent]:
    """What is worth knowing about an open library and the place it lies in."""
    path = str(library.folder)
    if library.lock_was_left_over:
        yield _event("opening.stale-lock", path=path)
    if library.was_unclean:
        yield _event("opening.unclean", path=path)
    if library.migrated_from:
        yield _event("opening.migrated", path=path, before=library.migrated_from, now=SCHEMA_VERSION)
    place = whereabouts(library.folder)
    if place.reach is Reach.SYNCED:
        yield _event("opening.sync-folder", path=path, service=place.name)
    elif place.reach is Reach.NETWORK:
        yield _event("opening.network-folder", path=path, kind=place.name)
    saved_at, now = moment(library.last_saved_at()), datetime.now(UTC)
    if saved_at is not None and saved_at > now + _CLOCK_TOLERANCE:
        yield _event("opening.clock", saved=f"{saved_at:%Y-%m-%d}", now=f"{now:%Y-%m-%d}")


def _can_be_mended(place: LibraryFolder, error: LibraryError) -> bool:
    """True for damage; what looks foreign, newer or missing is damage where backups of it lie beside it."""
    if isinstance(error, LibraryDamaged):
        return True
    if not list_backup_files(place.backups):
        return False
    if isinstance(error, LibraryNewer):
        is_absurd = int(str(error.parameters["found"])) > SCHEMA_VERSION + _VERSIONS_TO_COME
        return is_absurd or migrations_in(place) in range(1, SCHEMA_VERSION + 1)
    is_gone = isinstance(error, LibraryMissing) and error.code == "library.no_database"
    return is_gone or isinstance(error, LibraryForeign)


def _recover(place: LibraryFolder, error: LibraryError) -> list[OpenEvent]:
    """Put a good library in the place of the damaged one. Raises `error` where there is nothing to make one of."""
    lock = LibraryLock.acquire(place.lock)
    is_mended = False
    try:
        backup = next((known for known in list_backup_files(place.backups) if is_good(known)), None)
        salvaged = salvage(place)
        if backup is None and not salvaged.stories and not salvaged.boxes:
            raise error
        prepared = _prepared(place, backup)
        try:
            merged = _merge(place, prepared, salvaged)
            check_backup_file(prepared)
            aside = replace_library_file(place, prepared)
        finally:
            prepared.unlink(missing_ok=True)
        is_mended = True
    finally:
        # What could not be mended is to be checked again by the next opening.
        lock.release(found_damage=lock.was_left_over and not is_mended)
    if backup is not None:
        bring_pictures_of(backup, place)
    return list(_account(place, backup, aside, merged, salvaged))


def _prepared(place: LibraryFolder, backup: Backup | None) -> Path:
    if backup is not None:
        return prepare(place, backup)
    prepared = place.path / ".library.db.mended"
    prepared.unlink(missing_ok=True)
    writing_side().make_library_file(prepared)
    return prepared


def _merge(place: LibraryFolder, prepared: Path, salvaged: Salvaged) -> Merged:
    return writing_side().merge_salvaged(place, prepared, salvaged)


def _account(
    place: LibraryFolder, backup: Backup | None, aside: Path | None, merged: Merged, salvaged: Salvaged
) -> Iterator[OpenEvent]:
    if backup is not None:
        yield _event(
            "opening.restored-from-backup", path=str(place.path), made_at=backup.made_at, stories=backup.stories
        )
    else:
        yield _event("opening.rebuilt", path=str(place.path), stories=merged.stories)
    if aside is not None:
        yield _event("opening.moved-aside", folder=str(aside))
    if merged.stories or merged.revisions or merged.boxes:
        yield _event("opening.salvaged", stories=merged.stories, revisions=merged.revisions, boxes=merged.boxes)
    elif aside is not None:
        yield _event("opening.salvaged-nothing")
    if lost := salvaged.unreadable + merged.refused:
        yield _event("opening.unreadable", count=lost)
