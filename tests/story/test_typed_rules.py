"""What somebody types becomes a rule or a sentence, and a rule becomes TOML that reads back as itself."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.rendering.house_files import HouseFile
from studio.rendering.style_packs import read_pack, shipped_pack, shipped_pack_names
from studio.story.style_rules import StyleCheck, StyleLevel, StyleRule
from studio.story.typed_rules import RuleError, TypedRule, rule_as_toml, rule_from, typed
from studio.wording import explain

SHIPPED = [rule for name in shipped_pack_names() for rule in shipped_pack(name).rules]


def read_back(toml: str) -> StyleRule:
    (rule,) = read_pack(HouseFile("rules.toml", Path("rules.toml"), f'name = "Ours"\n\n{toml}')).rules
    return rule


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_shipped_rules_come_back_from_toml_and_from_what_is_typed(rule: StyleRule) -> None:
    assert read_back(rule_as_toml(rule)) == rule
    assert replace(rule_from(typed(rule)), wrong=rule.wrong, right=rule.right) == rule


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (TypedRule(lines="utilis*\n\n prior to "), {"id": "utilis", "words": ("utilis*", "prior to")}),
        (TypedRule(lines="a", name="Our names!"), {"id": "our-names", "words": ("a",)}),
        (
            TypedRule(check=StyleCheck.SUBSTITUTION, lines="Nur-Sultan = Astana\na=b = c"),
            {"swap": (("Nur-Sultan", "Astana"), ("a", "b = c"))},
        ),
        (
            TypedRule(check=StyleCheck.CONSISTENCY, lines="e-mail, email,\nA, B, C"),
            {"either": (("e-mail", "email"), ("A", "B", "C")), "words": ()},
        ),
        (TypedRule(check=StyleCheck.OCCURRENCE, most=30), {"most": 30, "words": (), "id": "occurrence"}),
        (TypedRule(check=StyleCheck.REPETITION, lines="that"), {"most": 0, "words": ("that",)}),
        (TypedRule(lines="Астана"), {"id": "rule"}),
    ],
)
def test_lines_become_words_pairs_and_groups(rule: TypedRule, expected: dict[str, object]) -> None:
    made = rule_from(rule)
    assert {name: getattr(made, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (TypedRule(lines=" \n"), "rule-lab.no-words"),
        (TypedRule(lines="word\n*"), "rule-lab.no-letters"),
        (TypedRule(lines="word*\na*b*"), "rule-lab.stars"),
        (TypedRule(check=StyleCheck.SUBSTITUTION, lines="*a* = other"), "rule-lab.stars"),
        (TypedRule(check=StyleCheck.SUBSTITUTION, lines="word"), "rule-lab.no-pair"),
        (TypedRule(check=StyleCheck.SUBSTITUTION, lines="= other"), "rule-lab.no-letters"),
        (TypedRule(check=StyleCheck.CONSISTENCY, lines="word,"), "rule-lab.no-group"),
        (TypedRule(check=StyleCheck.CONSISTENCY, lines="word, *"), "rule-lab.no-group"),
    ],
)
def test_what_makes_no_rule_is_a_sentence(rule: TypedRule, code: str) -> None:
    with pytest.raises(RuleError) as raised:
        rule_from(rule)
    assert raised.value.code == code
    assert explain(raised.value)


def test_a_rule_without_a_note_is_tried_and_not_kept() -> None:
    rule = rule_from(TypedRule(lines="word"))
    with pytest.raises(RuleError, match="no-note"):
        rule_as_toml(rule)


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(note=_TEXT, words=st.lists(_TEXT, min_size=1), swap=st.dictionaries(_TEXT, _TEXT, min_size=1))
def test_any_words_come_back_from_toml(note: str, words: list[str], swap: dict[str, str]) -> None:
    rule = StyleRule(
        id="a", check=StyleCheck.EXISTENCE, level=StyleLevel.ERROR, note=note, words=tuple(words),
        swap=tuple(swap.items()), either=(tuple(words), tuple(words)),
    )  # fmt: skip
    (table,) = tomllib.loads(rule_as_toml(rule))["rules"]
    assert (table["note"], table["words"], table["swap"]) == (note, words, swap)
    assert table["either"] == [words, words]
