"""An export tells of each step, and can be stopped at each without leaving anything."""

from pathlib import Path

import pytest

from studio.errors import ExportCancelled
from studio.exporting.exporters import EXPORTERS, ExporterSpec, exporter
from studio.exporting.progress import ExportStep
from tests.exporting.desk import ORIGINALS, request

_Told = list[tuple[ExportStep, int, int]]


class _StopsAfter:
    """Stops an export when it was told of so many steps."""

    def __init__(self, steps: int = 1000) -> None:
        self.steps = steps
        self.told: _Told = []

    def __call__(self, step: ExportStep, number: int = 0, count: int = 0) -> None:
        if len(self.told) == self.steps:
            raise ExportCancelled("export.cancelled")
        self.told.append((step, number, count))


def test_a_package_tells_of_its_pictures_of_writing_and_of_verifying(tmp_path: Path) -> None:
    progress = _StopsAfter()
    exporter("package").export(request(), ORIGINALS, tmp_path, progress)
    pictures = [(ExportStep.PICTURES, number, 3) for number in (1, 2, 3)]
    after = [(ExportStep.WRITING, 0, 0), (ExportStep.VERIFYING, 0, 0), (ExportStep.VERIFYING, 1, 1)]
    assert progress.told == [*pictures, *after]


@pytest.mark.parametrize("spec", EXPORTERS, ids=lambda spec: spec.id)
def test_stopped_at_any_step_it_leaves_nothing(spec: ExporterSpec, tmp_path: Path) -> None:
    progress = _StopsAfter()
    spec.export(request(), ORIGINALS, tmp_path / "whole", progress)
    steps = len(progress.told)
    assert steps
    for stop in range(steps):
        folder = tmp_path / f"stopped-{stop}"
        folder.mkdir()
        with pytest.raises(ExportCancelled):
            spec.export(request(), ORIGINALS, folder / "story", _StopsAfter(stop))
        assert list(folder.iterdir()) == []


def test_stopped_it_leaves_the_package_that_was_there(tmp_path: Path) -> None:
    package = exporter("package")
    path = package.export(request(), ORIGINALS, tmp_path)
    before = path.read_bytes()
    with pytest.raises(ExportCancelled):
        package.export(request("broadsheet"), ORIGINALS, tmp_path, _StopsAfter(4))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
