"""The page export is a folder that opens by itself; it replaces an earlier one of ours and nothing else."""

from pathlib import Path

import pytest

from studio.errors import ExportError, StorageError
from studio.exporting import page_export
from studio.exporting.page_export import export_page
from studio.wording import explain
from tests.exporting.desk import ORIGINALS, contents, request, story


def _read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_the_page_of_the_package(tmp_path: Path) -> None:
    folder = export_page(request(), ORIGINALS, tmp_path / "page")
    written = _read(folder)
    assert written == {name: data for name, data in contents().items() if name in written}
    assert {"index.html", "body.html"} < set(written)


def test_it_replaces_an_earlier_export_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "page"
    export_page(request(), ORIGINALS, target)
    export_page(request(story=story(pictures=(), lead_picture="")), ORIGINALS, target)
    assert set(_read(target)) == {"index.html", "body.html"}
    assert [path.name for path in tmp_path.iterdir()] == ["page"]


def test_it_refuses_a_folder_with_other_things_in_it(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(ExportError) as refusal:
        export_page(request(), ORIGINALS, tmp_path)
    assert "other files" in explain(refusal.value)
    with pytest.raises(ExportError):
        export_page(request(), ORIGINALS, tmp_path / "thesis.docx")
    assert _read(tmp_path) == {"thesis.docx": b"years of work"}


def test_a_failure_leaves_the_earlier_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page"
    export_page(request(), ORIGINALS, target)
    before = _read(target)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(page_export, "sync_folder", full)
    with pytest.raises(StorageError):
        export_page(request(story=story(headline="Other")), ORIGINALS, target)
    assert _read(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["page"]
