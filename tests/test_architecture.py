"""The house rules no other tool knows, each with its reason, and a list of exceptions that only shrinks."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.project_files import ROOT, source_files

Found = Iterator[str]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

EXCEPTIONS: dict[str, dict[str, str]] = {
    # rule: {place: why it may stay}. A line that is no longer needed fails the test: take it out.
    "imports_at_the_top": {
        "studio/library/writing_side.py:writing_side": "sqlite-utils costs 100 ms; opening and reading do without it",
        "studio/session/article_copying.py:make_copy": "markdown-it and Jinja, on the worker lane",
        "studio/session/embed_reading.py:read_embed": "the HTML parser, 120 ms, for embed code that is pasted",
        "studio/pictures/credentials_reader.py:read_provenance": "c2pa may be absent, and costs 100 ms",
        "studio/session/desk.py:open_library": "Pillow and exiv2, for a new library's sample only",
        "studio/session/desk.py:hand_off": "Pillow, exiv2 and the exporters, for a hand-off only",
        "studio/session/house_shelf.py:prove_late": "markdown-it and Jinja, on the worker lane",
        "studio/session/proof_service.py:_reader": "Harper and Hunspell, when the first paragraph is read",
        "studio/ui/__main__.py:start": "a picture worker does without Qt; the demonstration, for a self-test only",
        "studio/ui/application.py:save_settings_of": "TOML Kit, for writing the settings, after the start",
        "studio/ui/preview/preview_pane.py:start": "WebEngine, after the first paint",
        "studio/ui/preview/preview_pane.py:_on_rendered": "WebEngine, after the first paint",
        "studio/ui/preview/page_errands.py:_on_rendered": "WebEngine and the print support, for printing only",
        "studio/ui/preview/rendered_source.py:rendered_source": "markdown-it and Jinja, on the worker lane",
        "studio/ui/window/dialogs.py:review_source": "the intake and its HTML parser, for an intake only",
        "studio/ui/window/dialogs.py:show_about": "WebEngine, which may not be there yet",
    },
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_in(path: Path, *folders: str) -> bool:
    return any(_name(path).startswith(f"{folder}/") for folder in folders)


def _imports(tree: ast.AST) -> Iterator[str]:
    """Every module and every name of a module that is imported, dotted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def short_files(path: Path, _: ast.Module) -> Found:
    """A file of more than 400 lines (run.py: 300) is about more than one thing."""
    lines = len(path.read_text("utf-8").splitlines())
    if lines > (300 if path.name == "run.py" else 400):
        yield _name(path)


def short_functions(path: Path, tree: ast.Module) -> Found:
    """A function of more than 60 lines cannot be read at one glance."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS) and _length(node) > 60:
            yield f"{_name(path)}:{node.name}"


def short_classes(path: Path, tree: ast.Module) -> Found:
    """A class of more than 300 lines wants to be composed of named collaborators."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _length(node) > 300:
            yield f"{_name(path)}:{node.name}"


def telling_names(path: Path, _: ast.Module) -> Found:
    """A file is named after the main thing in it; these names say nothing."""
    nothing = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "base"}
    parts = path.relative_to(ROOT).with_suffix("").parts
    if any(word in nothing for part in parts for word in part.split("_")):
        yield _name(path)


def imports_at_the_top(path: Path, tree: ast.Module) -> Found:
    """Imports inside functions hide knots; only measured savings at start-up are worth one."""
    for function in ast.walk(tree):
        if isinstance(function, FUNCTIONS):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield f"{_name(path)}:{function.name}"


def no_global_state(path: Path, tree: ast.Module) -> Found:
    """What changes belongs to an object that is passed in: no `global`, no empty container waiting to be filled."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"{_name(path)}:global {', '.join(node.names)}"
    for statement in tree.body:
        if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.annotation).startswith("Mapping["):
            continue  # mypy sees that nobody fills it
        if isinstance(statement, ast.Assign | ast.AnnAssign) and _is_empty_container(statement.value):
            yield f"{_name(path)}:{statement.lineno}"


def _is_empty_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in {"list", "dict", "set", "defaultdict", "deque", "Counter"} and not value.args
    return (isinstance(value, ast.List) and not value.elts) or (isinstance(value, ast.Dict) and not value.keys)


def no_dangerous_calls(path: Path, tree: ast.Module) -> Found:
    """Calls that lose text, fail silently, reorder work or crash.

    `setHtml` fails silently above 2 MB and shows what nobody filtered; `processEvents` nests event loops;
    `toPlainText` turns U+00A0 into a space (take `document().toRawText()`). `itemAt` and `takeAt` of a layout leave a
    Python object behind that outlives the item, and crashes what lies in its place next (take `indexOf`).
    """
    dangerous = {"setHtml", "processEvents", "toPlainText", "itemAt", "takeAt"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in dangerous:
            yield f"{_name(path)}:{node.attr}"


def no_self_in_connected_lambdas(path: Path, tree: ast.Module) -> Found:
    """A lambda that captures `self` in a connection keeps its widget alive, or outlives it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            for argument in node.args:
                names = {name.id for name in ast.walk(argument) if isinstance(name, ast.Name)}
                if isinstance(argument, ast.Lambda) and "self" in names:
                    yield f"{_name(path)}:{node.lineno}"


def sql_in_the_library(path: Path, tree: ast.Module) -> Found:
    """Only the library speaks SQL: one connection, opened in one place."""
    if not _is_in(path, "studio/library"):
        yield from (
            f"{_name(path)}:{name}" for name in _imports(tree) if name.split(".")[0] in {"sqlite3", "sqlite_utils"}
        )


def qt_where_it_belongs(path: Path, tree: ast.Module) -> Found:
    """Pixels are in ui; the session and the commands know QtCore; below them there is no Qt."""
    if _is_in(path, "studio/ui"):
        return
    allowed = ("PySide6.QtCore.",) if _is_in(path, "studio/session", "studio/commands") else ()
    for name in _imports(tree):
        if name.split(".")[0] in {"PySide6", "shiboken6"} and not name.startswith(allowed or ("-",)):
            yield f"{_name(path)}:{name}"


def web_engine_in_the_preview(path: Path, tree: ast.Module) -> Found:
    """WebEngine is let in at one place, where it is locked down."""
    if not _is_in(path, "studio/ui/preview"):
        yield from (f"{_name(path)}:{name}" for name in _imports(tree) if ".QtWebEngine" in name)


def no_unwanted_qt(path: Path, tree: ast.Module) -> Found:
    """No way from a page to us, no settings we do not own, no star imports, no asyncio under Qt."""
    for name in _imports(tree):
        is_star = name.startswith(("PySide6.", "studio.")) and name.endswith(".*")
        if is_star or "QtWebChannel" in name or "QtAsyncio" in name or name.endswith(".QSettings"):
            yield f"{_name(path)}:{name}"


def what_it_is_for(path: Path, tree: ast.Module) -> Found:
    """A module opens with a docstring whose first line says what it is for."""
    lines = (ast.get_docstring(tree) or "").splitlines()
    if not lines or not lines[0].strip():
        yield _name(path)


RULES: tuple[Callable[[Path, ast.Module], Found], ...] = (
    short_files,
    short_functions,
    short_classes,
    telling_names,
    imports_at_the_top,
    no_global_state,
    no_dangerous_calls,
    no_self_in_connected_lambdas,
    sql_in_the_library,
    qt_where_it_belongs,
    web_engine_in_the_preview,
    no_unwanted_qt,
    what_it_is_for,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(rule: Callable[[Path, ast.Module], Found]) -> None:
    found = {place for path in source_files() for place in rule(path, ast.parse(path.read_text("utf-8")))}
    excepted = EXCEPTIONS.get(rule.__name__, {}).keys()
    assert not found - excepted, f"{rule.__doc__}\nIt does not hold at {sorted(found - excepted)}"
    assert not excepted - found, f"No longer needed, take it out of EXCEPTIONS: {sorted(excepted - found)}"


def test_exceptions_belong_to_rules() -> None:
    assert EXCEPTIONS.keys() <= {rule.__name__ for rule in RULES}


def test_the_rules_see_what_they_forbid() -> None:
    """A rule that finds nothing in this would find nothing anywhere."""
    bad = (
        "import sqlite3\nfrom PySide6.QtWidgets import *\nfrom PySide6.QtWebEngineCore import QWebEnginePage\n"
        "held = []\ndef f():\n    global held\n    import os\n    view.setHtml('')\n"
        + "    x = 1\n" * 60
        + "class C:\n    def m(self):\n        a.b.connect(lambda: self.c)\n"
        + "    x = 1\n" * 300
    )
    path = ROOT / "studio" / "session" / "save_utils.py"
    quiet = {rule.__name__ for rule in RULES if rule is not short_files and not list(rule(path, ast.parse(bad)))}
    assert not quiet
