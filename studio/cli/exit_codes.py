"""The exit codes of the command line, and which error ends in which."""

from enum import IntEnum

from studio.errors import (
    BackupNotFound,
    CorrectionDue,
    FindingsBlock,
    KnownError,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    StoryNotFound,
)


class ExitCode(IntEnum):
    """How a command ended; scripts rely on these numbers."""

    OK = 0
    FAILED = 1
    USAGE = 2
    FINDINGS_BLOCK = 3
    NOT_FOUND = 4
    LIBRARY_CLOSED = 5
    INTERRUPTED = 130


_ENDINGS: tuple[tuple[type[KnownError], ExitCode], ...] = (
    (FindingsBlock, ExitCode.FINDINGS_BLOCK),
    (CorrectionDue, ExitCode.FINDINGS_BLOCK),
    (BackupNotFound, ExitCode.NOT_FOUND),
    (StoryNotFound, ExitCode.NOT_FOUND),
    (LibraryMissing, ExitCode.NOT_FOUND),
    (LibraryLocked, ExitCode.LIBRARY_CLOSED),
    (LibraryNewer, ExitCode.LIBRARY_CLOSED),
)


def exit_code_of(error: KnownError) -> ExitCode:
    """The code a command ends with when it met `error`."""
    return next((code for kind, code in _ENDINGS if isinstance(error, kind)), ExitCode.FAILED)
