"""Two folders change places in one step, or stay as they are."""

import sys
from pathlib import Path

import pytest

from studio.exporting.swapping import is_swapped


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may not be able to")
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other ö"
    for folder in (one, other):
        folder.mkdir()
        (folder / "name").write_text(folder.name, "utf-8")
    assert is_swapped(one, other)
    assert (one / "name").read_text("utf-8") == "other ö"
    assert (other / "name").read_text("utf-8") == "one"


def test_nothing_happens_where_one_is_missing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not is_swapped(tmp_path / "one", tmp_path / "none")
    assert (tmp_path / "one").is_dir()
