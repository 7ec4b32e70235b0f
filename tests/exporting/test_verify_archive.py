"""Any byte changed anywhere in a package is reported, and no hostile archive is unpacked."""

import io
import random
import stat
import zipfile

import pytest

from studio.exporting.verifying.archive import read_archive
from studio.exporting.verifying.verify_package import verify_archive
from tests.exporting.desk import SAVED_AT, contents, packed, pictures, story

SMALL = packed(contents(story=story(pictures=pictures()[2:3], lead_picture="market")))


def _codes(data: bytes) -> set[str]:
    return {problem.code.removeprefix("verify.") for problem in verify_archive(data)}


def _flipped(data: bytes, place: int, mask: int) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def test_the_untouched_package_is_good() -> None:
    assert verify_archive(SMALL) == ()


def test_three_hundred_random_changes_are_found() -> None:
    chance = random.Random(2026)
    for _ in range(300):
        place, mask = chance.randrange(len(SMALL)), chance.randrange(1, 256)
        assert verify_archive(_flipped(SMALL, place, mask)), (place, mask)


def test_every_byte_of_headers_and_directory_counts() -> None:
    """Attributes, times, versions, flags, lengths, names, comments: none can be changed unseen."""
    chance = random.Random(8)
    with zipfile.ZipFile(io.BytesIO(SMALL)) as archive:
        places = [*range(archive.start_dir, len(SMALL))]
        for entry in archive.infolist():
            places += range(entry.header_offset, entry.header_offset + 30 + len(entry.filename))
    for place in places:
        assert read_archive(io.BytesIO(_flipped(SMALL, place, chance.randrange(1, 256))))[2], place


@pytest.mark.parametrize(
    "data",
    [SMALL + b"\0", b"\0" + SMALL, b"#!/bin/sh\n" + SMALL, SMALL[:-1], SMALL[:5000], SMALL[5000:], b"", SMALL + SMALL],
    ids=["appended", "prepended", "script", "cut", "head", "tail", "nothing", "twice"],
)
def test_bytes_added_or_taken_are_found(data: bytes) -> None:
    assert verify_archive(data)


def _zip(*entries: tuple[str, bytes], attributes: int = 0o100644, compressed: bool = False) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = attributes << 16
            info.compress_type = archive.compression
            archive.writestr(info, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a/../../etc/passwd", "name"),
        ("/etc/passwd", "name"),
        ("a//b", "name"),
        ("a/./b", "name"),
        ("a/b c.txt", "name"),
        ("a\\b.txt", "name"),
        ("a/é.txt", "name"),
        ("a/", "name"),
    ],
)
def test_hostile_names_are_refused(name: str, code: str) -> None:
    assert code in _codes(_zip((name, b"")))


def test_links_duplicates_bombs_and_crowds_are_refused() -> None:
    assert "not_a_file" in _codes(_zip(("a/link", b"/etc/passwd"), attributes=stat.S_IFLNK | 0o777))
    assert "duplicate" in _codes(_zip(("a/x.txt", b""), ("a/X.txt", b"")))
    assert "ratio" in _codes(_zip(("a/x.txt", b"0" * 1_000_000), compressed=True))
    assert "too_many_entries" in _codes(_zip(*((f"a/{number}", b"") for number in range(2001))))
    assert "not_a_zip" in _codes(b"this is not a zip at all")
    assert "empty" in _codes(_zip())


def test_encrypted_and_overlapping_entries_are_refused() -> None:
    archive = bytearray(_zip(("a/x.txt", b"one"), ("a/y.txt", b"two")))
    second = archive.rindex(b"PK\x01\x02")
    encrypted = bytearray(archive)
    encrypted[second + 8] |= 1
    assert "encrypted" in _codes(bytes(encrypted))
    overlapping = bytearray(archive)
    overlapping[second + 42 : second + 46] = bytes(4)
    assert "overlap" in _codes(bytes(overlapping))


def test_an_entry_with_another_time_or_order_is_not_canonical() -> None:
    files = contents(story=story(pictures=(), lead_picture=""))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files, reverse=True):
            info = zipfile.ZipInfo(f"x/{name}", (2026, 1, 8, 14, 2, 0))
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, files[name])
    assert _codes(stream.getvalue()) == {"not_canonical"}
    assert "entry_time" in _codes(
        packed({**files, "offstone.json": files["offstone.json"].replace(SAVED_AT.encode(), b"2026-01-08T14:03:00Z")})
    )
