"""Exporters of others are found by their entry point, write whole files, and fail alone, with a sentence."""

import sys
from pathlib import Path

import pytest

from studio.errors import ExportError
from studio.exporting.exporters import EXPORTERS, exporter
from studio.exporting.plug_ins import plug_in_ids, plugged_in
from studio.wording import explain
from tests.exporting.desk import StoredOriginals, request
from tests.exporting.wire_plug_in import install


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages that has ours, first in the search path of this process and of others."""
    folder = install(tmp_path / "site")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "our_wire", raising=False)
    return folder


@pytest.mark.usefixtures("installed")
def test_a_plug_in_is_found_and_writes_its_file(tmp_path: Path) -> None:
    assert "wire" in plug_in_ids()
    spec = plugged_in("wire")
    assert spec.title == "Wire copy (file)"
    asked = request()
    written = spec.export(asked, StoredOriginals(), tmp_path)
    assert written.name == f"{asked.file_stem}.txt"
    assert written.read_text("utf-8") == f"{asked.story.headline}, revision {asked.revision}"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("plug_in", "told"), [("other", "no PlugIn"), ("gone", "nowhere")])
def test_what_is_no_plug_in_is_a_sentence(plug_in: str, told: str) -> None:
    with pytest.raises(ExportError) as error:
        plugged_in(plug_in)
    assert plug_in in explain(error.value)
    assert told in explain(error.value)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("plug_in", "told"), [("failing", "no line to the agency"), ("text", "str instead of bytes")])
def test_one_that_fails_leaves_the_file_as_it_was(tmp_path: Path, plug_in: str, told: str) -> None:
    target = tmp_path / "out.txt"
    target.write_text("as it was")
    with pytest.raises(ExportError) as error:
        plugged_in(plug_in).export(request(), StoredOriginals(), target)
    assert told in explain(error.value)
    assert target.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.txt"]


@pytest.mark.usefixtures("installed")
def test_ours_work_beside_it_and_one_that_is_not_there_is_none() -> None:
    assert [exporter(spec.id) for spec in EXPORTERS] == list(EXPORTERS)
    with pytest.raises(KeyError):
        plugged_in("absent")
