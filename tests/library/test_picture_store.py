"""Originals: durable before their row, never changed, and proven when they are read."""

import hashlib
import shutil
from pathlib import Path

import pytest

from studio import durable
from studio.errors import PictureError, StorageError
from studio.library import folders, picture_store
from studio.library.library import Library
from studio.pictures.formats import MEDIA_TYPES
from tests.library.stories import full_story

DATA = b"\xff\xd8 the bytes of a picture"
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_a_picture_lies_under_its_hash_and_comes_back(library: Library) -> None:
    assert library.pictures.add(DATA, "image/jpeg", width=40, height=30) == SHA256
    path = library.pictures.path(SHA256)
    assert path == library.folder / "pictures" / SHA256[:2] / f"{SHA256}.jpg"
    assert library.pictures.read(SHA256) == path.read_bytes() == DATA
    assert library.pictures.has(SHA256)
    row = library._connection.execute("SELECT byte_size, width, height, media_type FROM pictures").fetchone()
    assert row == (len(DATA), 40, 30, "image/jpeg")


@pytest.mark.parametrize("media_type", sorted({*MEDIA_TYPES.values()}))
def test_every_kind_of_picture_that_is_taken_in_is_kept(library: Library, media_type: str) -> None:
    assert library.pictures.read(library.pictures.add(DATA, media_type)) == DATA


def test_an_equal_file_is_not_written_again(library: Library) -> None:
    library.pictures.add(DATA, "image/jpeg")
    before = library.pictures.path(SHA256).stat()
    library.pictures.add(DATA, "image/jpeg")
    after = library.pictures.path(SHA256).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_row_comes_after_the_durable_file(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    write, sync, record = picture_store.atomic_write, durable.sync_folder, library.pictures._record
    monkeypatch.setattr(picture_store, "atomic_write", lambda path, data: (write(path, data), steps.append("file")))
    monkeypatch.setattr(folders, "sync_folder", lambda path: (sync(path), steps.append(path.name)))
    monkeypatch.setattr(library.pictures, "_record", lambda row: (record(row), steps.append("row")))
    library.pictures.add(DATA, "image/jpeg")
    assert steps == ["pictures", "file", "row"]


def test_no_row_when_the_disk_refuses_the_file(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise StorageError("storage.write", path="x", reason="No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(picture_store, "atomic_write", full)
        with pytest.raises(StorageError):
            library.pictures.add(DATA, "image/jpeg")
    assert not library.pictures.has(SHA256)
    assert library.pictures.add(DATA, "image/jpeg") == SHA256


def test_a_changed_file_is_noticed_and_mended_by_adding_it_again(library: Library) -> None:
    library.pictures.add(DATA, "image/jpeg")
    library.pictures.path(SHA256).write_bytes(DATA[:-1] + b"!")
    with pytest.raises(PictureError, match="picture_damaged"):
        library.pictures.read(SHA256)
    library.pictures.add(DATA, "image/jpeg")
    assert library.pictures.read(SHA256) == DATA


def test_missing_and_unknown_pictures_get_a_sentence(library: Library) -> None:
    library.pictures.add(DATA, "image/jpeg")
    library.pictures.path(SHA256).unlink()
    assert not library.pictures.has(SHA256)
    with pytest.raises(PictureError, match="picture_gone"):
        library.pictures.read(SHA256)
    with pytest.raises(PictureError, match="picture_unknown"):
        library.pictures.read("0" * 64)
    assert not library.pictures.has("0" * 64)
    with pytest.raises(PictureError, match="media_type"):
        library.pictures.add(b"<svg/>", "image/svg+xml")


def test_the_same_bytes_under_another_media_type_stay_one_file(library: Library) -> None:
    library.pictures.add(DATA, "image/jpeg")
    library.pictures.add(DATA, "image/png")
    assert [path.name for path in (library.folder / "pictures").rglob("*.*")] == [f"{SHA256}.jpg"]


def test_deleting_the_renditions_loses_nothing(library: Library) -> None:
    story = full_story(library.pictures.add(DATA, "image/jpeg"))
    library.save(story)
    assert library.pictures.rendition("airport-1-480.jpg") is None
    library.pictures.keep_rendition("airport-1-480.jpg", b"small")
    assert library.pictures.rendition("airport-1-480.jpg") == b"small"
    shutil.rmtree(library.folder / "renditions")
    assert library.pictures.rendition("airport-1-480.jpg") is None
    assert library.load(story.id).story == story
    assert library.pictures.read(SHA256) == DATA


@pytest.mark.parametrize("name", ["", ".", "..", "../library.db", "a/b.jpg", "a\\b.jpg", ".hidden", "a\0.jpg", "é.jpg"])
def test_a_rendition_cannot_leave_its_folder(library: Library, name: str) -> None:
    for attempt in (lambda: library.pictures.rendition(name), lambda: library.pictures.keep_rendition(name, b"x")):
        with pytest.raises(PictureError, match="rendition_name"):
            attempt()
