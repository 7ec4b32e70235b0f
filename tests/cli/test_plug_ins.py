"""`offstone export --to` takes a plug-in; one that fails is a sentence, and ours work beside it."""

import os
from pathlib import Path

from studio.library.library import Library
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone
from tests.exporting.wire_plug_in import install


class _OffstoneWithPlugIns(Offstone):
    @property
    def environment(self) -> dict[str, str]:
        known = super().environment
        return {**known, "PYTHONPATH": os.pathsep.join((known["PYTHONPATH"], str(self.folder / "site")))}


def test_a_story_leaves_through_a_plug_in_and_failing_ones_hold_nothing_up(tmp_path: Path) -> None:
    install(tmp_path / "site")
    folder = tmp_path / "Desk.offstone"
    with Library.create(folder) as library:
        library.save(STORY)
    offstone = _OffstoneWithPlugIns(tmp_path)
    words = ("--library", folder, "export", STORY.id, "--override-reason", "Test.", "--out")
    out = tmp_path / "wire.txt"
    assert offstone(*words, out, "--to", "wire").code == 0
    assert out.read_text("utf-8").startswith(STORY.headline)
    for plug_in, told in (("failing", "no line to the agency"), ("other", "no PlugIn"), ("gone", "nowhere")):
        ended = offstone(*words, tmp_path / f"{plug_in}.txt", "--to", plug_in)
        assert ended.code == 1
        assert told in ended.words
        assert "Traceback" not in ended.words
        assert not (tmp_path / f"{plug_in}.txt").exists()
    absent = offstone(*words, out, "--to", "absent")
    assert absent.code == 2
    assert "wire" in absent.words
    assert offstone(*words, tmp_path / "story.json", "--to", "json").code == 0
