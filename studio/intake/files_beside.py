"""The pictures of a page that a browser saved whole: they lie in a folder beside the page, and come along."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from studio.intake.fates import Fate
from studio.intake.result import IntakePicture, IntakeResult

_ENDINGS = (
    "_files",
    ".files",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_file",
    "_soubory",
    "_bestanden",
    "_ملفات",
)
_MOST_MB = 100
_MOST_FILES = 200
_PAGES = frozenset({".html", ".htm", ".xhtml"})


def folder_beside(page: Path) -> Path | None:
    """The folder of a saved page's files, as browsers name it; None where there is none. A link is none."""
    if page.suffix.casefold() not in _PAGES:
        return None
    folders = (page.with_name(f"{page.stem}{ending}") for ending in _ENDINGS)
    return next((folder for folder in folders if folder.is_dir() and not folder.is_symlink()), None)


def with_files_beside(result: IntakeResult, folder: Path | None) -> IntakeResult:
    """The result with the files of the pictures whose address leads into the page's own folder, and nowhere else."""
    if folder is None or result.pictures:
        return result
    found: list[IntakePicture] = []
    for line in result.lines:
        if line.fate is Fate.PICTURE and line.element and len(found) < _MOST_FILES:
            data = _read(line.text, folder)
            if data:
                found.append(IntakePicture(picture_id=line.element, file_name=_name_in(line.text, folder), data=data))
    return replace(result, pictures=tuple(found))


def _name_in(address: str, folder: Path) -> str:
    """The name of a file of the folder that an address means; empty for every other address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    steps = unquote(parts.path).removeprefix("./").split("/")
    is_plain = not parts.scheme and not parts.netloc and len(steps) == 2 and steps[0] == folder.name
    return (
        steps[1]
        if is_plain and steps[1] not in {"", ".", ".."} and "\\" not in steps[1] and "\0" not in steps[1]
        else ""
    )


def _read(address: str, folder: Path) -> bytes:
    """The bytes of a file of the folder; none where there is no plain file of that name, or a very large one."""
    name = _name_in(address, folder)
    path = folder / name
    try:
        if not name or path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_MB * 1_000_000:
            return b""
        return path.read_bytes()
    except OSError:
        return b""  # a picture that cannot be read waits for its file, and says so
