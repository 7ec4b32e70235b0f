"""The style rules of a house: shipped packs by name and its own file, held to their examples, with line and file."""

import json
import shutil
from pathlib import Path

import pytest

from studio.errors import HouseError
from studio.rendering.houses import load_house
from studio.rendering.style_packs import shipped_pack, shipped_pack_names
from studio.resources import resource
from studio.story.prose import own_prose_of, own_prose_of_body
from studio.story.style_hits import hits_in_prose, style_hits
from studio.wording import explain

RULES = """name = "Ours"
language = "en-GB"

[[rules]]
id = "harbour"
check = "substitution"
note = "We say harbour."
swap = { "port" = "harbour" }
wrong = ["The port froze."]
right = ["The harbour froze."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("houses", "plain"), tmp_path / "ours"))


@pytest.mark.parametrize("name", shipped_pack_names())
def test_every_rule_that_comes_with_us_passes_its_examples_and_has_some(name: str) -> None:
    pack = shipped_pack(name)
    assert pack.rules
    for rule in pack.rules:
        assert rule.wrong, rule.id
        assert rule.right, rule.id
    assert len({rule.id for rule in pack.rules}) == len(pack.rules)


def test_a_house_has_the_packs_it_names_and_its_own(folder: Path) -> None:
    (folder / "rules.toml").write_text(RULES, "utf-8")
    (folder / "house.toml").write_text('name = "Ours"\nstyle_packs = ["starter"]\n', "utf-8")
    house = load_house(folder)
    assert [pack.name for pack in house.style] == ["Starter", "Ours"]
    ((_, hit),) = style_hits(house.style[1].rules, ["The port froze."])
    assert hit.instead == "harbour"


def test_a_house_without_any_has_no_rules(folder: Path) -> None:
    (folder / "house.toml").write_text('name = "Ours"\n', "utf-8")
    assert load_house(folder).style == ()


@pytest.mark.parametrize(
    ("before", "after", "code", "told"),
    [
        ('check = "substitution"', 'check = "guess"', "house.value", "Line 6"),
        ("[[rules]]", "[[rules]", "house.syntax", "Line 4"),
        ('wrong = ["The port froze."]', 'wrong = ["The quay froze."]', "house.rule", "“harbour”"),
        ('right = ["The harbour froze."]', 'right = ["Port wine."]', "house.rule", "Port wine."),
        ('id = "harbour"', 'id = "harbour"\nblocks = true', "house.value", "rules.toml"),
        ('swap = { "port"', 'swap = { "a*a*a*a*b" = "c", "port"', "house.rule-word", "“a*a*a*a*b”"),
        ('swap = { "port"', 'swap = { "*" = "c", "port"', "house.rule-word", "“harbour”"),
    ],
)
def test_a_mistake_is_a_sentence_with_its_file(folder: Path, before: str, after: str, code: str, told: str) -> None:
    (folder / "rules.toml").write_text(RULES.replace(before, after), "utf-8")
    with pytest.raises(HouseError) as error:
        load_house(folder)
    assert error.value.code == code
    assert told in explain(error.value)
    assert "rules.toml" in explain(error.value)


def test_a_pack_that_is_not_there_is_named_with_those_that_are(folder: Path) -> None:
    (folder / "house.toml").write_text('name = "Ours"\nstyle_packs = ["strict"]\n', "utf-8")
    with pytest.raises(HouseError) as error:
        load_house(folder)
    assert "starter" in explain(error.value)


STARTER = shipped_pack("starter").rules


@pytest.mark.parametrize(
    "text",
    [
        "North Macedonia is a state.",
        "He was admitted to hospital, and a group claimed responsibility.",
        "The homeless people shelter is open; a number of the beds are free.",
        "It is a percentage of the whole.",
        "The World Wide Web Summit met. Internet users wrote to press@council.gov.uk.",
    ],
)
def test_the_starter_pack_says_nothing_against_good_english(text: str) -> None:
    assert style_hits(STARTER, [text]) == ()


def test_what_the_starter_pack_writes_instead_is_nothing_it_finds() -> None:
    swaps = [pair for rule in STARTER for pair in rule.swap]
    assert swaps
    assert not [other for _, other in swaps if style_hits(STARTER, [other])]


def test_the_starter_pack_says_nothing_against_the_sample() -> None:
    sample = json.loads(resource("sample", "story.json").read_text("utf-8"))
    page = resource("sample", "page.txt").read_text("utf-8")
    texts = [*own_prose_of_body(sample["body"]), *own_prose_of_body(page)]
    texts += [own_prose_of(sample[name]) for name in ("headline", "short_headline", "seo_title", "standfirst")]
    assert hits_in_prose(STARTER, texts) == ()
