"""Opening the desk: in this process, on the library that was named, and a sentence where it cannot be opened."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from studio.cli.desk import open_desk
from studio.cli.main import main


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What a desk that only notes how it was started was started with."""
    started: list[list[str]] = []

    def start(arguments: list[str]) -> int:
        started.append(arguments)
        return 0

    application = ModuleType("studio.ui.application")
    application.main = start
    monkeypatch.setitem(sys.modules, "studio.ui.application", application)
    monkeypatch.delenv("OFFSTONE_LIBRARY", raising=False)
    return started


def test_without_a_command_the_desk_opens(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main([]) == 0
    assert main(["--library", "Mine.offstone"]) == 0
    monkeypatch.setenv("OFFSTONE_LIBRARY", "Ours.offstone")
    assert main([]) == 0
    assert main(["--library", "Mine.offstone"]) == 0
    assert calls == [
        [],
        ["--library", "Mine.offstone"],
        ["--library", "Ours.offstone"],
        ["--library", "Mine.offstone"],
    ]


def test_files_are_opened_in_the_desk(calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page, other = Path("page.txt"), tmp_path / "list"
    for file in (page, other):
        file.write_text("Fuel prices rose again.")
    assert main([str(page), str(other)]) == 0
    assert main(["--library", "Mine.offstone", str(other)]) == 0
    assert calls == [["--", "page.txt", str(other)], ["--library", "Mine.offstone", "--", str(other)]]


def test_a_command_is_a_command_whatever_lies_about(
    calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("schema").write_text("A file of that name.")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert calls == []


@pytest.mark.parametrize("word", ["lisst", "page.txt", "x" * 5000, "a\0b", "folder"])
def test_what_is_neither_command_nor_file_is_wrong_usage(
    calls: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    assert main([word]) == 2
    assert "No such command" in capsys.readouterr().err
    assert calls == []


def test_a_file_that_is_not_there_is_named(
    calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("Fuel prices rose again.")
    assert main(["page.txt", "gone.txt"]) == 2
    assert "gone.txt" in capsys.readouterr().err
    assert calls == []


def _cannot_import(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    def refuse(_name: str) -> ModuleType:
        raise error

    monkeypatch.setattr(importlib, "import_module", refuse)


def test_what_the_system_lacks_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _cannot_import(monkeypatch, ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtGui"))
    assert open_desk(Path("Mine.offstone")) == 1
    assert "libEGL.so.1" in capsys.readouterr().err


def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    _cannot_import(monkeypatch, ModuleNotFoundError("No module named 'studio.ui.typo'", name="studio.ui.typo"))
    with pytest.raises(ModuleNotFoundError):
        open_desk(None)
