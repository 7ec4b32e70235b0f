"""A durable write is wholly there or not there at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from studio.durable import atomic_file, atomic_write, sync_folder
from studio.errors import StorageError
from studio.wording import explain


def test_writes_a_new_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    atomic_write(tmp_path / "story.md", b"text")
    assert (tmp_path / "story.md").read_bytes() == b"text"
    assert [path.name for path in tmp_path.iterdir()] == ["story.md"]


def test_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(b"old")
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_mistake_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(b"old")

    def write_half() -> None:
        with atomic_file(path) as stream:
            stream.write(b"half")
            raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        write_half()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["story.md"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_refusal_of_the_system_leaves_the_old_file_and_has_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(b"old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(StorageError) as caught:
        atomic_write(path, b"new")
    monkeypatch.undo()
    assert os.strerror(number) in explain(caught.value)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["story.md"]


def test_a_short_file_is_never_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(b"old")
    real = os.fstat

    def short(descriptor: int) -> os.stat_result:
        told = list(real(descriptor))
        told[6] -= 1
        return os.stat_result(told)

    monkeypatch.setattr(os, "fstat", short)
    with pytest.raises(StorageError) as caught:
        atomic_write(path, b"new text")
    monkeypatch.undo()
    assert caught.value.code == "storage.short"
    assert explain(caught.value)
    assert path.read_bytes() == b"old"


def test_a_missing_folder_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        atomic_write(tmp_path / "nowhere" / "story.md", b"text")
    assert "nowhere" in explain(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot open folders")
def test_the_file_is_synced_before_it_takes_the_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        calls.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real_fsync(descriptor)

    def replace(source: str, target: str) -> None:
        calls.append("name")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    atomic_write(tmp_path / "story.md", b"text")
    assert calls == ["file", "name", "folder"]


def test_folders_can_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
