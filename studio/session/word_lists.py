"""The editor's own list of words that are right: a text file beside the settings, one word a line."""

from pathlib import Path

from studio.durable import atomic_write
from studio.errors import StorageError


def own_words(file: Path) -> frozenset[str]:
    """The words of the list, case-folded; none where there is no file. Raises StorageError."""
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise StorageError("storage.read", path=str(file), reason=error.strerror or str(error)) from error
    return frozenset(word.strip().casefold() for word in lines if word.strip())


def with_own_word(file: Path, word: str) -> None:
    """Add a word to the list. Raises StorageError."""
    _write(file, own_words(file) | {word.casefold()})


def without_own_word(file: Path, word: str) -> None:
    """Take a word out of the list. Raises StorageError."""
    _write(file, own_words(file) - {word.casefold()})


def _write(file: Path, words: frozenset[str]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.write", path=str(file), reason=error.strerror or str(error)) from error
    atomic_write(file, "".join(f"{word}\n" for word in sorted(words)).encode("utf-8"))
