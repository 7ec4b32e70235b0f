"""A package is repeatable, whole or not there at all, and readable by the tools people have."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from studio.errors import ExportError, OffstoneError, StorageError
from studio.exporting import package_export
from studio.exporting.package_export import export_package
from studio.exporting.verifying.verify_package import verify_package
from studio.wording import explain
from tests.exporting.desk import HOUSES, LEAD, ORIGINALS, StoredOriginals, contents, request, story


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_package(request(), ORIGINALS, tmp_path_factory.mktemp("out"))


def test_it_holds_what_it_should(package: Path) -> None:
    assert package.name == "kordai-convoy_v3.zip"
    with zipfile.ZipFile(package) as archive:
        names = [entry.filename for entry in archive.infolist()]
        assert {(e.compress_type, e.external_attr >> 16, e.create_system) for e in archive.infolist()} == {
            (0, 0o100644, 3)
        }
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 8, 14, 2, 0)}
    assert names == sorted(names)
    top = {name.removeprefix("kordai-convoy/").partition("/")[0] for name in names}
    assert top == {
        "README.txt",
        "body.html",
        "cms",
        "images",
        "index.html",
        "manifest-sha256.txt",
        "offstone.json",
        "pictures.csv",
        "pictures.html",
        "story.json",
        "story.md",
    }


@pytest.mark.parametrize("house", sorted(HOUSES))
def test_the_same_request_gives_the_same_bytes_and_verifies(house: str, tmp_path: Path) -> None:
    first = export_package(request(house), ORIGINALS, tmp_path / "one.zip")
    second = export_package(request(house), ORIGINALS, tmp_path / "two.zip")
    assert first.read_bytes() == second.read_bytes()
    assert verify_package(first) == ()
    assert first.stat().st_mode & 0o777 == 0o644


def test_common_tools_agree(package: Path, tmp_path: Path) -> None:
    unzip, sha256sum = shutil.which("unzip"), shutil.which("sha256sum")
    if unzip is None or sha256sum is None:
        pytest.skip("unzip or sha256sum is absent")
    assert subprocess.run([unzip, "-tq", str(package)], check=False, capture_output=True).returncode == 0
    subprocess.run([unzip, "-q", str(package), "-d", str(tmp_path)], check=True)
    checked = subprocess.run(
        [sha256sum, "-c", "--strict", "manifest-sha256.txt"],
        cwd=tmp_path / "kordai-convoy",
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.count(": OK") == len(contents()) - 1


def test_the_readme_says_what_is_missing_and_when_to_wait() -> None:
    readme = contents(story=story(embargoed_until="2026-02-01T06:00:00Z"))["README.txt"].decode()
    assert "A picture that has not come yet" in readme
    assert "2026-02-01T06:00:00Z" in readme
    assert "2026-02-01" not in contents(story=story(embargoed_until="2026-02-01T06:00:00Z"))["index.html"].decode()
    assert "images/" not in contents(story=story(pictures=(), lead_picture="", body="Text"))["README.txt"].decode()


def _refused(target: Path, expected: type[OffstoneError], **changes: object) -> str:
    originals = changes.pop("originals", ORIGINALS)
    with pytest.raises(expected) as refusal:
        export_package(request(**changes), originals, target)
    return explain(refusal.value)


def test_a_failure_leaves_nothing_and_never_touches_an_older_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "story.zip"
    older.write_bytes(b"the older package")
    other = StoredOriginals(LEAD)
    other.pictures = dict.fromkeys(ORIGINALS.pictures, LEAD + b"!")
    assert "convoy.jpg" in _refused(older, ExportError, originals=other)
    assert "not a time" in _refused(older, ExportError, saved_at="2026-01-08 14:02")
    monkeypatch.setattr(package_export, "package_files", lambda *_: {**contents(), "story.md": b"changed"})
    assert "did not verify" in _refused(older, ExportError)
    assert older.read_bytes() == b"the older package"
    assert list(tmp_path.iterdir()) == [older]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_a_disk_that_fails_at_any_step_leaves_the_older_package(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "story.zip"
    older.write_bytes(b"the older package")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    assert "No space left" in _refused(older, StorageError)
    assert older.read_bytes() == b"the older package"
    assert list(tmp_path.iterdir()) == [older]


def test_a_place_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    assert "could not be written" in _refused(tmp_path / "no" / "such" / "story.zip", StorageError)
