"""Every code has a sentence, and every sentence gets its parameters."""

import ast
import string
from collections.abc import Iterator

import pytest

from studio import errors
from studio.errors import BugError, KnownError, StorageError
from studio.wording import explain, sentence, sentences
from tests.project_files import ROOT, source_files


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _known_errors_raised() -> Iterator[tuple[str, str, set[str], bool]]:
    """Place, code and parameter names of every error for the user that is made with a literal code."""
    known = {
        name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.KnownError)
    }
    for path in source_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in known:
                continue
            if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                names = {keyword.arg for keyword in node.keywords if keyword.arg}
                is_open = any(keyword.arg is None for keyword in node.keywords)
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args[0].value, names, is_open


def test_every_error_has_its_sentence_and_its_parameters() -> None:
    wrong = []
    for place, code, names, is_open in _known_errors_raised():
        template = sentences().get(code)
        if template is None or (not is_open and not _fields(template) <= names):
            wrong.append(f"{place} {code}")
    assert wrong == []


def test_there_are_such_errors() -> None:
    assert any(code == "storage.write" for _, code, _, _ in _known_errors_raised())


@pytest.mark.parametrize("code", sorted(sentences()))
def test_sentences_can_be_filled_in(code: str) -> None:
    template = sentences()[code]
    assert template.strip() == template != ""
    assert _fields(template) <= {name for name in _fields(template) if name.isidentifier()}


def test_an_error_is_explained() -> None:
    error = StorageError("storage.write", path="a/story.md", reason="No space left on device")
    assert isinstance(error, KnownError)
    assert "No space left on device" in explain(error)
    assert "a/story.md" in explain(error)


def test_a_missing_sentence_or_parameter_is_our_mistake() -> None:
    with pytest.raises(BugError, match=r"wording\.unknown"):
        sentence("no.such.code")
    with pytest.raises(BugError, match=r"wording\.parameter"):
        sentence("storage.write")
