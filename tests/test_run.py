"""Set-up works from any state, never half, never twice at once, and says what it wants in plain sentences."""

import ast
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import run
from tests.project_files import ROOT


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A project folder of its own, whose set-up installs nothing; returns what was installed, in order."""
    venv = tmp_path / "project with a space" / ".venv"
    commands = venv / run.COMMANDS.name
    (venv.parent / "requirements").mkdir(parents=True)
    for name in run.SETS:
        (venv.parent / "requirements" / f"{name}.txt").write_text(name)
    for name, value in {"ROOT": venv.parent, "VENV": venv, "COMMANDS": commands, "PYTHON": commands / "python"}.items():
        monkeypatch.setattr(run, name, value)
    installed: list[str] = []

    def install(name: str) -> None:
        assert not any(run.stamp_file(known).exists() for known in run.SETS), "stamped before it was done"
        commands.mkdir(parents=True, exist_ok=True)
        (commands / "python").touch()
        (run.site_packages() / f"{name}.dist-info").mkdir(parents=True, exist_ok=True)
        installed.append(name)

    monkeypatch.setattr(run, "install_with_pip", install)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(run, "install_system_packages", lambda: None)
    return installed


def test_it_uses_the_standard_library_only_and_old_pythons_can_parse_it() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 6))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert all(name.split(".")[0] in sys.stdlib_module_names for name in names)


def test_an_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert run.main([]) == 1
    assert "Python 3.11 or newer; this is 3.9" in capsys.readouterr().err


def test_set_up_once(made: list[str]) -> None:
    run.ensure("desk")
    run.ensure("desk")
    assert made == ["desk"]


def test_the_tests_add_to_what_is_there(made: list[str]) -> None:
    run.ensure("desk")
    (run.VENV / "kept").touch()
    run.ensure("dev")
    run.ensure("desk")
    assert made == ["desk", "dev"]
    assert (run.VENV / "kept").exists()


@pytest.mark.parametrize("damage", ["stamp", "python", "package", "requirements", "nonsense"])
def test_whatever_is_not_whole_is_made_anew(made: list[str], damage: str) -> None:
    run.ensure("desk")
    (run.VENV / "old").touch()
    if damage == "stamp":
        run.stamp_file("desk").unlink()
    elif damage == "python":
        run.PYTHON.unlink()
    elif damage == "package":
        (run.site_packages() / "desk.dist-info").rmdir()
    elif damage == "requirements":
        run.requirements_file("desk").write_text("newer")
    else:
        run.stamp_file("desk").write_text("x")
    run.ensure("desk")
    assert made == ["desk", "desk"]
    assert not (run.VENV / "old").exists()


def test_a_failed_set_up_is_not_stamped(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        run.VENV.mkdir()
        raise run.SetUpError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(run, "install_with_pip", fail)
        assert run.main(["setup"]) == 1
    assert run.main(["setup"]) == 0
    assert made == ["desk"]


def test_two_at_once_make_one(made: list[str]) -> None:
    threads = [threading.Thread(target=run.ensure, args=("desk",)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert made == ["desk"]


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_launcher_survives_spaces_and_runs_this_python(made: list[str]) -> None:
    run.ensure("desk")
    run.PYTHON.write_text('#!/bin/sh\necho "$@"\n')
    run.PYTHON.chmod(0o755)
    words = [str(run.COMMANDS / "offstone"), "list", "two words"]
    assert subprocess.check_output(words, encoding="utf-8") == "-m studio list two words\n"
    assert made


@pytest.mark.parametrize(
    ("words", "display", "arguments"),
    [
        ([], True, ["-m", "studio"]),
        ([], False, ["-m", "studio.ui.demonstration"]),
        (["test"], False, ["-m", "pytest", *run.ALL_TESTS]),
        (["test", "-k", "story"], False, ["-m", "pytest", "-k", "story"]),
        (["list", "--json"], False, ["-m", "studio", "list", "--json"]),
    ],
)
def test_what_is_started(
    monkeypatch: pytest.MonkeyPatch, words: list[str], display: bool, arguments: list[str]
) -> None:
    started: list[str] = []

    def hand_over(*given: str) -> None:
        started.extend(given)
        raise SystemExit(7)

    monkeypatch.setattr(run, "ensure", lambda _: None)
    monkeypatch.setattr(run, "has_display", lambda: display)
    monkeypatch.setattr(run, "hand_over", hand_over)
    with pytest.raises(SystemExit) as left:
        run.main(words)
    assert left.value.code == 7
    assert started == arguments


@pytest.mark.skipif(sys.platform == "win32", reason="Windows waits for a child instead")
@pytest.mark.parametrize("root", [True, False])
def test_chromium_keeps_its_sandbox_except_as_root(monkeypatch: pytest.MonkeyPatch, root: bool) -> None:
    seen: dict[str, str] = {}
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr(run, "is_root", lambda: root)
    monkeypatch.setattr(os, "execve", lambda *given: seen.update(given[2]))
    run.hand_over("-m", "studio")
    assert ("QTWEBENGINE_DISABLE_SANDBOX" in seen) == root


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """A Debian without one library, where nothing is really run; returns the commands."""
    commands: list[tuple[object, ...]] = []
    monkeypatch.setattr(run, "is_linux", lambda: True)
    monkeypatch.setattr(run, "missing_system_packages", lambda: ["libnss3", "libasound2"])
    monkeypatch.setattr(run, "run_quietly", lambda *words: words[-1] == "libasound2t64")
    monkeypatch.setattr(run, "run", lambda *words: not commands.append(words))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return commands


def test_a_user_gets_the_exact_install_line(debian: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "is_root", lambda: False)
    with pytest.raises(run.SetUpError, match=r"sudo apt-get install .* libnss3 libasound2t64\n"):
        run.install_system_packages()
    assert debian == []


def test_root_on_a_debian_installs_it(debian: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "is_root", lambda: True)
    run.install_system_packages()
    assert debian[-1][-2:] == ("libnss3", "libasound2t64")


def test_another_linux_is_told_the_names(debian: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(run.SetUpError, match="libnss3 libasound2"):
        run.install_system_packages()
    assert debian == []
