"""Errors stand in the way of a hand-off until somebody gives a reason, and the reason travels."""

import json
from pathlib import Path

import pytest

from studio.errors import FindingsBlock
from studio.exporting.exporters import EXPORTERS, ExporterSpec, exporter
from studio.wording import explain
from tests.exporting.desk import ERROR, ORIGINALS, WARNING, contents, request, story


@pytest.mark.parametrize("spec", EXPORTERS, ids=lambda spec: spec.id)
def test_errors_without_a_reason_block_every_exporter(spec: ExporterSpec, tmp_path: Path) -> None:
    for reason in ("", "  \n"):
        with pytest.raises(FindingsBlock) as block:
            spec.export(request(findings=(ERROR, WARNING), override_reason=reason), ORIGINALS, tmp_path / "out")
        assert "hand-off: 1." in explain(block.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spec", EXPORTERS, ids=lambda spec: spec.id)
def test_warnings_and_a_reason_let_it_pass(spec: ExporterSpec, tmp_path: Path) -> None:
    assert spec.export(request(findings=(WARNING,)), ORIGINALS, tmp_path / "one").exists()
    assert spec.export(request(findings=(ERROR,), override_reason="Go"), ORIGINALS, tmp_path / "two").exists()
    assert spec.title


def test_the_reason_and_the_findings_are_in_the_package() -> None:
    files = contents(findings=(ERROR, WARNING), override_reason="The duty editor\nsays go")
    overrides = json.loads(files["offstone.json"])["overrides"]
    assert overrides["reason"] == "The duty editor\nsays go"
    assert [finding["code"] for finding in overrides["findings"]] == [ERROR.code]
    readme = files["README.txt"].decode()
    assert "The duty editor says go" in readme
    assert overrides["findings"][0]["sentence"] in readme
    assert json.loads(contents()["offstone.json"])["overrides"] is None
    assert "The duty editor" not in contents()["README.txt"].decode()


def test_names_of_files_are_plain_ascii() -> None:
    named = request(story=story(slug="Überfall im Park / Köln"), revision=12)
    assert named.file_stem == "uberfall-im-park-koln_v12"
    assert request(story=story(slug="漢字")).slug == "untitled"


def test_an_exporter_is_found_by_its_id() -> None:
    assert [spec.id for spec in EXPORTERS] == ["html", "json", "package"]
    assert exporter("package").suffix == ".zip"
    with pytest.raises(KeyError):
        exporter("pdf")
