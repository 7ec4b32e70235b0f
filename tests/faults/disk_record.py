"""What a program asked of the disk under one folder: its storage calls, read out of a log of strace as one sequence."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

_CALLS = (
    "openat,creat,close,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,writev,pwritev,sendfile,copy_file_range,fallocate,link,linkat"
)
_LINE = re.compile(r"\d+\s+(\w+)\((.*)\)\s+= (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNKNOWN = {"writev", "pwritev", "sendfile", "copy_file_range", "fallocate", "link", "linkat", "creat"}
"""Calls the model does not know; it refuses a record that has one of them in the folder."""


class Write(Struct, frozen=True):
    """Bytes for a file."""

    file: int
    offset: int
    data: bytes


class Truncate(Struct, frozen=True):
    """A new length for a file."""

    file: int
    size: int


class SyncFile(Struct, frozen=True):
    """All of a file so far is durable now."""

    file: int


class Name(Struct, frozen=True):
    """A name for a file, or, where `file` is None, for a new folder."""

    path: PurePath
    file: int | None


class Unname(Struct, frozen=True):
    """A name is gone."""

    path: PurePath


class Rename(Struct, frozen=True):
    """A file has another name."""

    path: PurePath
    target: PurePath
    file: int


class SyncFolder(Struct, frozen=True):
    """All names in a folder so far are durable now."""

    path: PurePath


class Acknowledged(Struct, frozen=True):
    """The program said that something is safe."""

    text: str


Step = Write | Truncate | SyncFile | Name | Unname | Rename | SyncFolder | Acknowledged


class DiskRecord(Struct, frozen=True):
    """The files before, by number and path, and the steps that followed."""

    files: dict[PurePath, int]
    contents: dict[int, bytes]
    folders: frozenset[PurePath]
    steps: tuple[Step, ...]


def record(folder: Path, program: Sequence[str], log: Path, *, working: Path) -> DiskRecord:
    """Run a program of one thread under strace; what it writes to standard output, a line each, is acknowledged."""
    entries = sorted(folder.rglob("*"))
    paths = [path for path in entries if path.is_file()]
    contents = {number: path.read_bytes() for number, path in enumerate(paths)}
    names: dict[PurePath, int] = {path.relative_to(folder): number for number, path in enumerate(paths)}
    folders = frozenset(path.relative_to(folder) for path in entries if path.is_dir())
    words = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-o", str(log), *program]
    ended = subprocess.run(words, cwd=working, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    with log.open("r", encoding="ascii") as lines:
        steps = tuple(_Reader(folder, names).steps(lines))
    return DiskRecord(names, contents, folders, steps)


class _Reader:
    """Follows names and descriptors through the calls."""

    def __init__(self, folder: Path, names: dict[PurePath, int]) -> None:
        self._folder = folder
        self._names = dict(names)
        self._count = len(names)
        self._open: dict[int, int | PurePath] = {}
        self._places: dict[int, int] = {}

    def steps(self, lines: Iterator[str]) -> Iterator[Step]:
        for line in lines:
            match = _LINE.match(line)
            if match is not None:
                texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(match[2])]
                yield from self._step(match[1], match[2], texts, int(match[3]))

    def _step(self, call: str, arguments: str, texts: list[bytes], result: int) -> Iterator[Step]:
        paths = [path for path in map(self._inside, texts) if path is not None]
        descriptor = int(found[0]) if (found := re.match(r"\d+", arguments)) else -1
        if call == "openat":
            self._open.pop(result, None)
            if paths:
                yield from self._opened(paths[0], arguments, result)
        elif call == "close":
            self._open.pop(descriptor, None)
        elif call == "write" and descriptor == 1:
            yield from (Acknowledged(line) for line in texts[0].decode().split("\n") if line)
        elif call in {"mkdir", "mkdirat"} and paths:
            yield Name(paths[0], None)
        elif call in {"unlink", "unlinkat", "rmdir"} and paths:
            self._names.pop(paths[0], None)
            yield Unname(paths[0])
        elif call.startswith("rename") and len(paths) == 2:
            file = self._names.pop(paths[0])
            self._names[paths[1]] = file
            yield Rename(paths[0], paths[1], file)
        elif descriptor in self._open:
            yield from self._with_file(call, arguments, texts, descriptor, result)
        assert not (call in _UNKNOWN and (paths or descriptor in self._open)), f"{call} is not in the model"

    def _with_file(self, call: str, arguments: str, texts: list[bytes], descriptor: int, result: int) -> Iterator[Step]:
        opened = self._open[descriptor]
        if isinstance(opened, PurePath):
            if call in {"fsync", "fdatasync"}:
                yield SyncFolder(opened)
        elif call in {"fsync", "fdatasync"}:
            yield SyncFile(opened)
        elif call == "write":
            yield Write(opened, self._places[descriptor], texts[0][:result])
            self._places[descriptor] += result
        elif call == "pwrite64":
            yield Write(opened, int(arguments.rpartition(", ")[2]), texts[0][:result])
        elif call == "ftruncate":
            yield Truncate(opened, int(arguments.rpartition(", ")[2]))
        elif call == "lseek":
            self._places[descriptor] = result

    def _opened(self, path: PurePath, arguments: str, descriptor: int) -> Iterator[Step]:
        if path not in self._names:
            if "O_CREAT" not in arguments:
                self._open[descriptor] = path  # a folder
                return
            self._names[path] = self._count
            self._count += 1
            yield Name(path, self._names[path])
        elif "O_TRUNC" in arguments:
            yield Truncate(self._names[path], 0)
        self._open[descriptor] = self._names[path]
        self._places[descriptor] = 0

    def _inside(self, text: bytes) -> PurePath | None:
        try:
            path = PurePath(text.decode())
        except UnicodeDecodeError:  # the bytes of a write
            return None
        return path.relative_to(self._folder) if path.is_relative_to(self._folder) else None
