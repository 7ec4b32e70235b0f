"""The pages on houses, intake and threats are complete, and the index lists every page."""

import re

import pytest
from msgspec import Struct
from msgspec.structs import fields

from studio.intake.fates import Fate
from studio.intake.rules import LineRule, RuleFile, Shape
from studio.pictures.credit_cleaning import NAME_STEPS, TEXT_STEPS
from studio.pictures.credit_rules import CreditRuleFile
from studio.rendering.houses import CreditFormat, House, Labels, Limits, NavigationLink
from studio.resources import resource
from studio.story.severities import MILDEST
from tests.project_files import ROOT

DOCS = ROOT / "docs"
_NOT_WRITTEN = {"id", "folder", "files", "style", "shape", "credit", "rule"}
"""What a file gets from its folder's name, and tables that are listed under their own heading."""


def _page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


def _keys(*kinds: type[Struct]) -> set[str]:
    return {field.encode_name for kind in kinds for field in fields(kind)}


def _missing(names: set[str], page: str) -> set[str]:
    return {name for name in names if f"`{name}`" not in page}


def test_every_key_of_a_house_is_described() -> None:
    keys = _keys(House, Labels, Limits, NavigationLink) - _NOT_WRITTEN
    assert _missing(keys | set(CreditFormat), _page("houses")) == set()


def test_keys_a_house_does_not_have_are_not_described() -> None:
    table = _page("houses").partition("## house.toml")[2].partition("## Templates")[0]
    described = {
        key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)
    }
    assert described <= _keys(House, Labels, Limits)


def test_every_template_is_described() -> None:
    templates = {path.name for path in resource("houses").glob("*/**/*.html")}
    assert "page.html" in templates
    assert _missing(templates, _page("houses")) == set()


def test_every_fate_and_every_key_of_the_rules_is_described() -> None:
    keys = _keys(LineRule) | (_keys(RuleFile, Shape) - _NOT_WRITTEN)
    assert _missing(keys | set(Fate), _page("intake")) == set()


def test_every_step_that_cleans_a_credit_is_described() -> None:
    table = _page("intake").partition("## Credits")[2].partition("## To add")[0]
    described = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert described == [name for name, _step in (*TEXT_STEPS, *NAME_STEPS)]
    assert _missing({field for field in _keys(CreditRuleFile) if field not in {"words", "via"}}, table) == set()


def test_the_rules_know_the_zones_the_page_names() -> None:
    zones = set(re.findall(r'^zone = "(\w+)"', resource("intake", "en.toml").read_text("utf-8"), re.MULTILINE))
    assert zones
    assert _missing(zones, _page("intake")) == set()


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", _page("threats")))))
def test_a_test_the_threats_page_names_is_there(named: str) -> None:
    path, _, function = named.partition("::")
    assert re.search(rf"^def {function}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE)


def test_the_index_lists_every_page() -> None:
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", _page("README")))
    assert listed == {path.name for path in DOCS.glob("*.md")} - {"README.md"}


def test_the_findings_a_house_cannot_make_milder_are_listed_with_their_severity() -> None:
    section = _page("houses").partition("### severities")[2].partition("### labels")[0]
    rows = re.findall(r"^\| (error|warning) \| (.*) \|$", section, re.MULTILINE)
    assert {code: severity for severity, codes in rows for code in re.findall(r"`(.*?)`", codes)} == MILDEST
