"""The editor's own list of words that are right: a text file beside the settings, one word a line."""

from pathlib import Path

from studio.durable import atomic_write
from studio.errors import StorageError
from studio.proofing.known_words import known_form


def own_words(file: Path) -> frozenset[str]:
    """The words of the list in their known form; none where there is no file. Raises StorageError."""
    return frozenset(known_form(line) for line in _lines(file) if line.strip())


def with_own_word(file: Path, word: str) -> None:
    """Add a word to the end of the list. Raises StorageError, and then leaves the list as it was."""
    lines = _lines(file)
    if known_form(word) not in map(known_form, lines):
        _write(file, [*lines, word.strip()])


def without_own_word(file: Path, word: str) -> None:
    """Take a word out of the list. Raises StorageError, and then leaves the list as it was."""
    lines = _lines(file)
    kept = [line for line in lines if known_form(line) != known_form(word)]
    if kept != lines:
        _write(file, kept)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise StorageError("proofing.own-words", path=str(file)) from error
    except OSError as error:
        raise StorageError("storage.read", path=str(file), reason=error.strerror or str(error)) from error


def _write(file: Path, lines: list[str]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.write", path=str(file), reason=error.strerror or str(error)) from error
    atomic_write(file, "".join(f"{line}\n" for line in lines).encode("utf-8"))
