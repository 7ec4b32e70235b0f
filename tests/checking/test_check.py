"""Preflight as a whole: a good story passes, findings come in story order, every finding has its sentence."""

import ast
import string
from pathlib import Path

from msgspec.structs import replace

import studio.checking
from studio.checking.check import RULES, check
from studio.story.findings import Severity, blocks_hand_off
from studio.story.story import Story, new_story
from studio.wording import sentence, sentences
from tests.checking.stories import BODY, GOOD, HOUSE, PICTURE, findings


def test_nothing_is_said_against_a_good_story() -> None:
    assert check(GOOD, HOUSE) == ()


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_an_empty_story_is_blocked_and_told_what_is_missing() -> None:
    found = check(new_story(), HOUSE)
    assert blocks_hand_off(found)
    errors = {finding.code for finding in found if finding.severity is Severity.ERROR}
    assert errors == {"check.section.missing", "check.headline.missing"}


def test_findings_come_in_story_order() -> None:
    spoilt = replace(PICTURE, alt="")
    found = findings(section="", byline="", body=BODY + "\n\n::fact-box{#none}\n\nTK\n\n::advert", pictures=(spoilt,))
    fields = [Story.__struct_fields__.index(finding.place.field) for finding in found]
    lines = [finding.place.line for finding in found if finding.place.line is not None]
    assert fields == sorted(fields)
    assert lines == sorted(lines)
    assert found[0].place.field == "section"


def test_the_same_story_has_the_same_findings() -> None:
    assert findings(body="TK ::x\n\n::y") == findings(body="TK ::x\n\n::y")


def _written_findings() -> dict[str, set[str]]:
    """Every code the rules can give, with the parameters they give it, read from their source."""
    written: dict[str, set[str]] = {}
    for path in Path(studio.checking.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in {"error", "warning"} or len(node.args) < 2:
                continue
            code, parameters = node.args[0], {keyword.arg or "" for keyword in node.keywords}
            for name in _codes(code):
                written.setdefault(f"check.{name}", set()).update(parameters)
    return written


def _codes(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        assert isinstance(node.values[-1], ast.Constant)
        return [f"{kind}{node.values[-1].value}" for kind in ("picture", "fact-box", "embed")]
    return ["lead.no-file", "picture.no-file"]


def test_every_finding_has_a_sentence_and_every_sentence_a_finding() -> None:
    written = _written_findings()
    assert set(written) == {code for code in sentences() if code.startswith("check.")}
    for code, parameters in written.items():
        fields = {field for _, field, _, _ in string.Formatter().parse(sentences()[code]) if field}
        assert fields <= parameters, code
        assert sentence(code, **dict.fromkeys(parameters, "x")).endswith("."), code
