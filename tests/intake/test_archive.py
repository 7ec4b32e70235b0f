"""Archives that no honest program writes are refused before anything in them is read."""

import io
import stat
import warnings
import zipfile

import pytest

from studio.errors import IntakeError
from studio.intake import archive as archive_module
from studio.intake.archive import Archive, is_archive
from studio.intake.readers import take_in
from studio.wording import explain
from tests.intake.word_files import archive_of


def code_of(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        Archive(data, "a.zip")
    assert "a.zip" in explain(caught.value)
    return caught.value.code


def entry(name: str, content: bytes = b"x", **fields: int) -> bytes:
    data = io.BytesIO()
    info = zipfile.ZipInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    with zipfile.ZipFile(data, "w") as made:
        made.writestr(info, content)
    return data.getvalue()


def test_a_plain_archive_is_read() -> None:
    archive = Archive(archive_of({"a/b.txt": b"words", "c.txt": b""}), "a.zip")
    assert archive.names == ("a/b.txt", "c.txt")
    assert archive.read("a/b.txt") == b"words"


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/../b", "a//b", "a\\b", "C:/a", "a\n", "naïve.txt", "a/./b", "con\u202e.txt", "a b"]
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert code_of(entry(name)) == "intake.archive.refused"


def test_links_are_refused() -> None:
    assert code_of(entry("a", create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16)) == "intake.archive.refused"


def test_names_that_differ_by_case_are_refused() -> None:
    assert code_of(archive_of({"a.txt": b"", "A.txt": b""})) == "intake.archive.refused"
    with warnings.catch_warnings(action="ignore"):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as made:
            made.writestr("a", b"1")
            made.writestr("a", b"2")
    assert code_of(data.getvalue()) == "intake.archive.refused"


def test_a_bomb_is_refused() -> None:
    assert code_of(archive_of({"a.txt": bytes(3_000_000)})) == "intake.archive.refused"


def test_overlapping_entries_are_refused() -> None:
    data = bytearray(archive_of({"a.txt": b"one" * 50, "b.txt": b"two" * 50}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")
    assert code_of(bytes(data)) == "intake.archive.refused"


def test_encrypted_entries_are_refused() -> None:
    data = bytearray(archive_of({"a.txt": b"one"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data)) == "intake.archive.refused"


def test_too_many_entries_are_refused() -> None:
    assert code_of(archive_of({f"{number}": b"" for number in range(2001)})) == "intake.archive.entries"


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = archive_of({"a.txt": b"x" * 2_000_000 + bytes(range(256)) * 2000})
    monkeypatch.setattr(archive_module, "MOST_MB", 1)
    monkeypatch.setattr(archive_module, "MOST_RATIO", 10_000)
    assert code_of(data) == "intake.archive.large"


def test_a_changed_byte_is_found() -> None:
    data = bytearray(entry("a.txt", b"words of a story"))
    data[data.index(b"words")] ^= 1
    archive = Archive(bytes(data), "a.zip")
    with pytest.raises(IntakeError) as caught:
        archive.read("a.txt")
    assert caught.value.code == "intake.archive.damaged"


def test_a_cut_archive_is_damaged() -> None:
    assert code_of(archive_of({"a.txt": b"x" * 500})[:-30]) == "intake.archive.damaged"


def test_an_archive_that_nobody_reads_is_said() -> None:
    data = archive_of({"a.txt": b"x"})
    assert is_archive(data)
    with pytest.raises(IntakeError) as caught:
        take_in(data, "photos.zip")
    assert caught.value.code == "intake.archive.unknown"
    assert "photos.zip" in explain(caught.value)
