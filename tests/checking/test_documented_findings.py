"""The page on findings lists every one: its code, how severe it is, the sentence the desk says, and its cures."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from studio.checking.cures.all_cures import CURES
from studio.story.directives import ELEMENT_DIRECTIVES
from studio.story.findings import Severity
from studio.wording import sentences
from tests.project_files import ROOT

_PAGE = ROOT / "docs" / "findings.md"
_KIND = f"(?:{'|'.join(ELEMENT_DIRECTIVES)})"
"""What a rule that is the same for all kinds of elements puts into its codes."""

_ROW = re.compile(r"^\| `check\..*$", re.MULTILINE)


class _Named(dict[str, str]):
    """Gives each parameter of a sentence its name in italics."""

    def __missing__(self, name: str) -> str:
        return f"*{name}*"


def _codes(wanted: ast.expr, function: ast.AST) -> Iterator[re.Pattern[str]]:
    """Patterns of the codes that the first argument of a finding can be."""
    if isinstance(wanted, ast.Name):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == wanted.id:
                yield from _codes(node.value, function)
    elif isinstance(wanted, ast.IfExp):
        yield from _codes(wanted.body, function)
        yield from _codes(wanted.orelse, function)
    elif isinstance(wanted, ast.JoinedStr):
        parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else _KIND for part in wanted.values)
        yield re.compile("".join(parts))
    elif isinstance(wanted, ast.Constant):
        yield re.compile(re.escape(str(wanted.value)))


def _severities() -> dict[str, set[Severity]]:
    """The severities each code is reported with, read from the rules."""
    found: dict[str, set[Severity]] = defaultdict(set)
    known = [code.removeprefix("check.") for code in sentences() if code.startswith("check.")]
    for path in sorted((ROOT / "studio" / "checking").glob("*.py")):
        for function in ast.parse(path.read_text("utf-8")).body:
            for severity, wanted in _reports(function):
                for pattern in _codes(wanted, function):
                    for code in filter(pattern.fullmatch, known):
                        found[f"check.{code}"].add(severity)
    return found


def _reports(function: ast.AST) -> Iterator[tuple[Severity, ast.expr]]:
    """The severity and the code of each finding a function makes."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in set(Severity):
            yield Severity(ast.unparse(node.func)), node.args[0]


def _rows() -> list[str]:
    """The rows the page must have, in the order of the wording."""
    severities = _severities()
    return [
        f"| `{code}` | {' or '.join(sorted(severities[code]))} | {template.format_map(_Named())} | {_cures(code)} |"
        for code, template in sentences().items()
        if code.startswith("check.")
    ]


def _cures(code: str) -> str:
    """What the cures of a finding are called; a dash where there is none but to write."""
    titles = (sentences()[f"cures.{cure.id}.title"] for cure in CURES if code in cure.codes)
    return "; ".join(title.format_map(_Named()) for title in titles) or "–"


def test_every_finding_has_one_severity() -> None:
    severities = _severities()
    assert {code for code in sentences() if code.startswith("check.")} == set(severities)
    assert {code: found for code, found in severities.items() if len(found) != 1} == {}


def test_the_page_lists_every_finding_as_it_is() -> None:
    assert _ROW.findall(_PAGE.read_text("utf-8")) == _rows(), "the page must hold these rows:\n" + "\n".join(_rows())
