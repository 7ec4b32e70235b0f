"""The documents say what is true: links resolve, every command is described, nothing of one machine is in them."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import __version__
from tests.project_files import ROOT, tracked_files

_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?P<ticks>`+).*?(?P=ticks)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)>\s]+)")
_SLASH = "/"  # keeps the pattern out of its own match
_OF_ONE_MACHINE = re.compile(
    rf"(?<![\w.~<]){_SLASH}(?:tmp|root|work){_SLASH}|\bpypi[.]org|python[h]osted|file:{_SLASH}{{3}}(?:opt|work|root)"
)


def _markdown() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".md"]


def test_links_between_documents_resolve() -> None:
    broken = []
    for document in _markdown():
        for target in _LINK.findall(_CODE.sub("", document.read_text("utf-8"))):
            is_ours = not re.match(r"[a-z]+:|#", target)
            if is_ours and not (document.parent / target.partition("#")[0]).exists():
                broken.append(f"{document.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_readme_fits_one_screen_and_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 60
    assert re.search(r"^ *python3 run\.py *(#.*)?$", text, re.MULTILINE)
    assert re.search(r"^ *python3 run\.py test *(#.*)?$", text, re.MULTILINE)


def test_the_changelog_knows_this_version() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert any(__version__ in heading or "Unreleased" in heading for heading in headings)


def test_the_version_is_said_once() -> None:
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_that_documents_name_exist(document: str) -> None:
    """A path in back-ticks that has a folder in it is a promise."""
    text = (ROOT / document).read_text("utf-8")
    named = re.findall(r"`((?:studio|tests|resources|docs|requirements)/[\w./-]+)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert named


def _commands() -> Iterator[str]:
    import click

    from studio.cli import main

    for group in vars(main).values():
        if isinstance(group, click.Group):
            yield from group.list_commands(click.Context(group))


def test_every_command_is_described() -> None:
    if importlib.util.find_spec("studio.cli") is None:
        pytest.skip("there is no command line yet")
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    commands = set(_commands())
    assert commands
    assert {command for command in commands if f"offstone {command}" not in text} == set()


def test_nothing_of_one_machine_is_in_the_project() -> None:
    found = []
    for path in tracked_files():
        if path.suffix in {".png", ".jpg", ".gz", ".zip", ".ttf", ".webp"} or path.name == "LICENSE":
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            if _OF_ONE_MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
