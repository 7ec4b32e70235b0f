"""The style rules of a house: packs that come with Offstone, and the house's own; each rule held to its examples."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import HouseError
from studio.rendering.house_files import RULES, HouseFile
from studio.rendering.house_tables import table_of, value_error
from studio.resources import resource
from studio.story.style_hits import failing_examples
from studio.story.style_rules import StylePack, can_be_sought, sought_words


def packs_of(names: Iterable[str], files: Iterable[HouseFile]) -> tuple[StylePack, ...]:
    """The packs that a house names, in that order, and its own.

    Raises HouseError: `house.pack` for a name that no pack has, and what `read_pack` raises.
    """
    return (*map(shipped_pack, names), *(read_pack(file) for file in files if file.name == RULES))


def read_pack_file(path: Path) -> StylePack:
    """The pack in a file anywhere. Raises HouseError: `house.missing` where it cannot be read, else as `read_pack`."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise HouseError("house.missing", file=str(path), reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise HouseError("house.missing", file=str(path), reason="it is not UTF-8") from error
    return read_pack(HouseFile(path.name, path, text))


def read_pack(file: HouseFile) -> StylePack:
    """The pack in a file.

    Raises HouseError, each with its file: `house.syntax` and `house.value`, both with their line, `house.rule-word`
    for a word that no rule can look for, and `house.rule` for a rule that does not pass one of its own examples.
    """
    table = table_of(file)
    try:
        pack = msgspec.convert(_with_pairs(table), StylePack)
    except msgspec.ValidationError as error:
        raise value_error(file, str(error)) from error
    for rule in pack.rules:
        for word in sought_words(rule):
            if not can_be_sought(word):
                raise HouseError("house.rule-word", file=str(file.path), rule=rule.id, word=word)
        for example in failing_examples(rule):
            raise HouseError("house.rule", file=str(file.path), rule=rule.id, example=example)
    return pack


def _with_pairs(table: dict[str, Any]) -> dict[str, Any]:
    """The table with what is swapped as pairs: a house and all in it can be compared and kept as a key."""
    rules = table.get("rules")
    if not isinstance(rules, list):
        return table
    return {**table, "rules": [_rule_with_pairs(rule) for rule in rules]}


def _rule_with_pairs(rule: Any) -> Any:
    is_table = isinstance(rule, dict) and isinstance(rule.get("swap"), dict)
    return {**rule, "swap": list(rule["swap"].items())} if is_table else rule


def shipped_pack_names() -> tuple[str, ...]:
    """The packs that come with Offstone, by name."""
    return tuple(_shipped_files())


@cache
def shipped_pack(name: str) -> StylePack:
    """A pack that comes with Offstone. Raises HouseError `house.pack` for a name that none has."""
    file = _shipped_files().get(name)
    if file is None:
        raise HouseError("house.pack", name=name, known=", ".join(_shipped_files()))
    return read_pack(file)


@cache
def _shipped_files() -> Mapping[str, HouseFile]:
    paths = sorted(resource("style").glob("*.toml"))
    return {path.stem: HouseFile(path.name, path, path.read_text("utf-8")) for path in paths}
