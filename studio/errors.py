"""The exception tree: what the user can mend, and what is our bug.

OffstoneError
├─ KnownError                  the user or the environment can mend it; shown as one sentence
│  ├─ LibraryError
│  │  ├─ LibraryMissing        no library at that place
│  │  ├─ LibraryForeign        a file that is not an Offstone library
│  │  ├─ LibraryNewer          made by a newer Offstone
│  │  ├─ LibraryDamaged        SQLite finds it malformed
│  │  └─ LibraryLocked         another program has it open
│  ├─ BackupNotFound           nothing, or more than one backup, answers to a name
│  ├─ StoryNotFound            nothing, or more than one thing, answers to a name
│  ├─ PictureError             a picture that cannot be taken in
│  ├─ IntakeError              a file or text that cannot be taken in
│  ├─ HouseError               a house folder whose files do not work
│  ├─ ExportError              an export that could not be made
│  │  ├─ FindingsBlock         findings of severity error, and no reason to override them
│  │  ├─ ExportCancelled       the editor stopped it
│  │  └─ CorrectionDue         readers were told something else before, and neither a note nor a reason says so
│  ├─ StorageError             the disk is full, read-only or gone
│  └─ SettingsError            a settings file that cannot be read
└─ BugError                    ours; shown as a crash report

Every error carries a `code` and the `parameters` of its sentence. The sentences themselves live in
`resources/wording`; `studio.wording.explain` puts the two together.
"""


class OffstoneError(Exception):
    """Any error of Offstone's own: a dotted `code` (``library.newer``) and the parameters of its sentence."""

    def __init__(self, code: str, **parameters: object) -> None:
        details = ", ".join(f"{name}={value}" for name, value in parameters.items())
        super().__init__(f"{code}: {details}" if details else code)
        self.code = code
        self.parameters = parameters


class KnownError(OffstoneError):
    """Something the user or the environment can mend."""


class LibraryError(KnownError):
    """A library that cannot be opened or written."""


class LibraryMissing(LibraryError):
    """There is no library at that place."""


class LibraryForeign(LibraryError):
    """The file there is not an Offstone library."""


class LibraryNewer(LibraryError):
    """The library was made by a newer Offstone."""


class LibraryDamaged(LibraryError):
    """SQLite finds the library malformed."""


class LibraryLocked(LibraryError):
    """Another program has the library open."""


class BackupNotFound(KnownError):
    """No backup, or more than one, answers to a name."""


class StoryNotFound(KnownError):
    """No story, or more than one, answers to a name."""


class PictureError(KnownError):
    """A picture that cannot be taken in or rendered."""


class IntakeError(KnownError):
    """A file or text that cannot be taken in."""


class HouseError(KnownError):
    """A house folder whose files do not work; carries file and line where known."""


class ExportError(KnownError):
    """An export that could not be made."""


class FindingsBlock(ExportError):
    """Findings of severity error stand in the way, and no reason to override them was given."""


class ExportCancelled(ExportError):
    """The editor stopped an export, which left nothing behind."""


class CorrectionDue(ExportError):
    """Readers were told something else before; no note under the story says so, and no reason why none is needed."""


class StorageError(KnownError):
    """The disk is full, read-only or gone."""


class SettingsError(KnownError):
    """A settings file that cannot be read."""


class BugError(OffstoneError):
    """A mistake of ours: an invariant that did not hold."""
