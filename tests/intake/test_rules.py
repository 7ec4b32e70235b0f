"""The rules are data: each well formed, each with a reason that has a sentence."""

import re

import pytest

from studio.intake.page_names import page_names
from studio.intake.rules import load_rules, rule_languages
from studio.resources import resource
from studio.wording import sentence


@pytest.mark.parametrize("language", sorted(rule_languages()))
def test_rules_have_ids_and_reasons_with_sentences(language: str) -> None:
    file = load_rules(language).file
    assert file.language == language
    assert len(file.months) == 12
    assert {"day", "month", "year"} == {name for name in ("day", "month", "year") if f"{{{name}}}" in file.date_form}
    rules = file.rule
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert sentence(f"intake.reason.{rule.reason}")
        assert rule.phrases or rule.patterns
        assert all(phrase == phrase.casefold() for phrase in rule.phrases)


def test_furniture_has_reasons_with_sentences_and_names_in_lower_case() -> None:
    file = page_names().file
    for furniture in file.furniture:
        assert sentence(f"intake.reason.{furniture.reason}")
    names = [name for furniture in file.furniture for name in furniture.names]
    assert all(name == name.casefold() for name in names)
    assert len(set(names)) == len(names)


def test_every_reason_in_the_code_has_a_sentence() -> None:
    folder = resource("intake").parent.parent / "studio" / "intake"
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    reasons = re.findall(r"reason=\"([a-z-]+)\"", source)
    reasons += re.findall(r"Fate\.[A-Z_]+, \"([a-z]+-[a-z-]+)\"", source)
    reasons += re.findall(r"decide\([^,]+, Fate\.[A-Z_]+, \"([a-z-]+)\"\)", source)
    assert len(set(reasons)) > 25
    for reason in reasons:
        assert sentence(f"intake.reason.{reason}")


def test_a_line_with_several_uses_has_its_rules_in_the_order_of_the_file() -> None:
    rules = load_rules()
    order = [rule.id for rule in rules.file.rule]
    for rule in rules.file.rule:
        for phrase in rule.phrases:
            found = [match.rule.id for match in rules.matches(phrase)]
            assert found == sorted(found, key=order.index)
            assert rule.id in found or len(phrase.split()) > rule.max_words
