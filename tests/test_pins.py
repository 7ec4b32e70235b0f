"""PySide6 stays at the one release that was proven: 6.12.0 aborts on Python 3.11 after some thousand Qt calls."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project_files import ROOT, source_files

PROVEN = "6.11.3"
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;]+)(.*?)\\?$", re.MULTILINE)


def pins(name: str) -> dict[tuple[str, str], str]:
    """Package and environment marker, with the exact release."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return {(package.lower(), marker.strip()): release for package, release, marker in _PIN.findall(text)}


@pytest.mark.parametrize("name", ["desk", "dev"])
def test_pyside_is_the_proven_release_everywhere(name: str) -> None:
    found = pins(name)
    assert {found[package, ""] for package in ("pyside6-essentials", "pyside6-addons", "shiboken6")} == {PROVEN}
    assert importlib.metadata.version("PySide6_Essentials") == PROVEN
    assert importlib.metadata.version("PySide6_Addons") == PROVEN


def test_dev_holds_everything_of_the_others() -> None:
    assert pins("desk").items() <= pins("dev").items()
    in_dev = {(package, release) for (package, _), release in pins("dev").items()}
    assert {(package, release) for (package, _), release in pins("content-credentials").items()} <= in_dev


def test_content_credentials_are_an_optional_part_at_one_exact_release() -> None:
    assert {release for (package, _), release in pins("content-credentials").items() if package == "c2pa-python"} == {
        "0.38.1"
    }
    assert "c2pa-python" not in {package for package, _ in pins("desk")}


@pytest.mark.parametrize("name", ["content-credentials", "desk", "dev"])
def test_requirements_are_exact_hashed_and_name_no_host(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r"[a-z0-9._-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


@pytest.mark.usefixtures("qapp")
def test_qt_calls_keep_the_references_to_none() -> None:
    """The bad release loses one reference to None with every void call."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    label.setText("warm")
    before = sys.getrefcount(None)
    for number in range(1_000):
        label.setText(str(number))
    drift = sys.getrefcount(None) - before
    label.deleteLater()
    assert abs(drift) < 100


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    """Neither a package that happens to be there, nor one that nobody needs."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=!~\[ ]", line)[0] for line in wanted["dependencies"]}
    for part in ("content-credentials", "desk"):
        declared |= {re.split(r"[<>=!~\[ ]", line)[0] for line in wanted["optional-dependencies"][part]}
    providers = {"c2pa": ["c2pa-python"], **importlib.metadata.packages_distributions()}  # may not be installed
    imported = {
        _plain(provider)
        for path in source_files()
        for module in _outside_modules(path)
        for provider in providers.get(module, [module])
    }
    assert imported - {_plain(name) for name in declared} - {"pyside6", "shiboken6"} == set()
    found_otherwise = {name for name in declared if name.startswith(("PySide6_", "fontpkg-"))}  # fonts: by their name
    assert {_plain(name) for name in declared - found_otherwise} - imported == set()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _outside_modules(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"studio"}
