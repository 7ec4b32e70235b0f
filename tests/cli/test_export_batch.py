"""Many stories in one command: each whole or not at all, gone on with after any stop, every failure told."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.cli.export_journal import JOURNAL
from studio.exporting.verifying.verify_package import verify_package
from studio.library.library import Library
from studio.story.story import Status, Story
from tests.cli.conftest import STORY
from tests.cli.offstone import WITHOUT_QT, Ended, Offstone

HEARS_THE_KEYBOARD = f"import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n{WITHOUT_QT}"
"""What is started in the background, as tests may be, does not hear Ctrl+C by itself."""

REASON = ("--override-reason", "For the test")


def _story(number: int, **changes: object) -> Story:
    whole = replace(STORY, id=f"{number:08d}-0000-4000-8000-000000000000", headline=f"The boats came home {number}")
    return replace(whole, **changes)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Six stories: four drafts of which two are called alike, one that is ready in another section, one spiked."""
    path = tmp_path / "Many.offstone"
    with Library.create(path) as library:
        for number in range(1, 4):
            library.save(_story(number))
        library.save(_story(4, headline="The boats came home 3"))
        library.save(_story(5, status=Status.READY, section="Sport"))
        library.save(_story(6, status=Status.SPIKED))
    return path


def _export(offstone: Offstone, desk: Path, *arguments: object) -> Ended:
    return offstone("--library", desk, "export", *arguments, "--out", offstone.folder / "out", *REASON)


def _packages(offstone: Offstone) -> set[str]:
    return {path.name for path in (offstone.folder / "out").iterdir()} - {JOURNAL}


def _hand_offs(desk: Path) -> int:
    with Library.open(desk) as library:
        return sum(len(library.hand_offs(row.id)) for row in library.list_stories())


def test_all_leave_each_in_a_package_of_its_own(offstone: Offstone, desk: Path) -> None:
    ended = _export(offstone, desk, "--all")
    assert ended.code == 0
    assert len(ended.data.splitlines()) == 5
    assert "Handed off: 5. Unchanged: 0. Failed: 0." in ended.words
    assert "Not reached" not in ended.words
    names = _packages(offstone)
    alike = "the-boats-came-home-3_v1"
    others = {f"the-boats-came-home-{n}_v1.zip" for n in (1, 2, 5)}
    assert others | {f"{alike}.zip"} < names
    assert len([name for name in names if name.startswith(f"{alike}-0000000")]) == 1
    assert all(verify_package(offstone.folder / "out" / name) == () for name in names)
    assert _hand_offs(desk) == 5


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--status", "ready"], 1),
        (["--status", "ready", "--status", "spiked"], 2),
        (["--section", "World"], 4),
        (["--section", "Sport", "--status", "draft"], 0),
    ],
)
def test_a_status_and_a_section_choose(offstone: Offstone, desk: Path, arguments: list[str], count: int) -> None:
    ended = _export(offstone, desk, *arguments)
    assert ended.code == 0
    assert len(ended.data.splitlines()) == count


def test_a_list_chooses_and_what_it_does_not_find_is_told(offstone: Offstone, desk: Path) -> None:
    names = f"{_story(2).id}\n\nnobody-knows-this\n{_story(2).id}\n00000006\n"
    ended = offstone("--library", desk, "export", "--list", "-", "--out", "out", *REASON, given=names)
    assert ended.code == 1
    assert "Not handed off: nobody-knows-this. No story answers to" in ended.words
    assert "Handed off: 2. Unchanged: 1. Failed: 1." in ended.words


def test_run_again_only_what_changed_leaves(offstone: Offstone, desk: Path) -> None:
    _export(offstone, desk, "--all")
    before = {name: (offstone.folder / "out" / name).stat().st_mtime_ns for name in _packages(offstone)}
    with Library.open(desk) as library:
        library.save(_story(1, byline="By somebody else"))
    ended = _export(offstone, desk, "--all")
    assert "Handed off: 1. Unchanged: 4. Failed: 0." in ended.words
    assert ended.data.strip().endswith("the-boats-came-home-1_v2.zip")
    assert all((offstone.folder / "out" / name).stat().st_mtime_ns == at for name, at in before.items())
    assert _hand_offs(desk) == 6


def test_what_was_damaged_lost_or_made_for_another_house_is_made_again(offstone: Offstone, desk: Path) -> None:
    _export(offstone, desk, "--all")
    out = offstone.folder / "out"
    whole = (out / "the-boats-came-home-1_v1.zip").read_bytes()
    (out / "the-boats-came-home-1_v1.zip").write_bytes(whole[:-1])
    (out / "the-boats-came-home-2_v1.zip").unlink()
    assert "Handed off: 2. Unchanged: 3." in _export(offstone, desk, "--all").words
    assert (out / "the-boats-came-home-1_v1.zip").read_bytes() == whole
    assert "Handed off: 5. Unchanged: 0." in _export(offstone, desk, "--all", "--house", "broadsheet").words


def test_each_failure_is_told_at_the_end_and_keeps_no_other_from_leaving(offstone: Offstone, desk: Path) -> None:
    with Library.open(desk) as library:
        library.save(_story(2, body="TK"))
        library.save(_story(5, headline="", status=Status.READY, section="Sport"))
    ended = offstone("--library", desk, "export", "--all", "--out", "out", "--json")
    assert ended.code == 3
    told = {failure["story"]: failure["sentence"] for failure in ended.json["failures"]}
    assert set(told) == {_story(2).id, _story(5).id}
    assert all("stand in the way" in sentence for sentence in told.values())
    assert len(ended.json["written"]) == 3
    last = ended.words.splitlines()
    assert last[-1] == "Handed off: 3. Unchanged: 0. Failed: 2."
    assert sum(line.startswith("Not handed off: ") for line in last) == 2


def test_a_journal_cut_short_costs_one_story_at_most(offstone: Offstone, desk: Path) -> None:
    _export(offstone, desk, "--all")
    journal = offstone.folder / "out" / JOURNAL
    journal.write_bytes(journal.read_bytes()[:-20])
    assert "Handed off: 1. Unchanged: 4." in _export(offstone, desk, "--all").words
    assert "Handed off: 0. Unchanged: 5." in _export(offstone, desk, "--all").words


@pytest.mark.parametrize("arguments", [["--all", STORY.id], []])
def test_one_story_or_many_but_not_both(offstone: Offstone, desk: Path, arguments: list[str]) -> None:
    ended = _export(offstone, desk, *arguments)
    assert (ended.code, ended.data) == (2, "")
    assert "--all, --status, --section or --list" in ended.words


def test_a_folder_that_cannot_be_made_ends_it_with_a_sentence(offstone: Offstone, desk: Path) -> None:
    (offstone.folder / "file").write_text("in the way")
    ended = offstone("--library", desk, "export", "--all", "--out", "file/out", *REASON)
    assert ended.code == 1
    assert "file/out" in ended.words
    assert "Handed off" not in ended.words


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_stopped_by_the_keyboard_it_is_gone_on_with(offstone: Offstone, desk: Path) -> None:
    with Library.open(desk) as library:
        for number in range(7, 60):
            library.save(_story(number))
    arguments = ("--library", desk, "export", "--all", "--out", offstone.folder / "out", *REASON)
    with subprocess.Popen(
        [sys.executable, "-c", HEARS_THE_KEYBOARD, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=offstone.folder,
        env=offstone.environment,
        text=True,
    ) as running:
        assert running.stdout is not None
        for _ in range(3):
            running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, words = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Not reached: " in words
    assert "Traceback" not in words
    names = _packages(offstone)
    assert 3 <= len(names) < 58
    assert all(verify_package(offstone.folder / "out" / name) == () for name in names)
    ended = _export(offstone, desk, "--all")
    assert ended.code == 0
    assert len(_packages(offstone)) == 58
    assert f"Unchanged: {58 - len(ended.data.splitlines())}." in ended.words
