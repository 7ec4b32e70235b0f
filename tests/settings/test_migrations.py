"""The numbered steps: complete, in order, each tested here by its number."""

import sys
from typing import Any

import tomlkit

from studio.settings.migrations import CURRENT_VERSION, MIGRATIONS, Migration, Table, migrate, version_of


def _rename(table: Table) -> None:
    table["new"] = table.pop("old")


def _double(table: Table) -> None:
    table["new"] = table["new"] * 2


STEPS = (Migration(0, "old is called new", _rename), Migration(1, "new counts halves", _double))


def test_steps_are_numbered_without_a_gap() -> None:
    assert [migration.from_version for migration in MIGRATIONS] == list(range(CURRENT_VERSION))


def test_every_step_has_a_test_of_its_own() -> None:
    for migration in MIGRATIONS:
        assert hasattr(sys.modules[__name__], f"test_from_version_{migration.from_version}")


def test_from_version_0() -> None:
    table: dict[str, Any] = {"theme": "dark"}
    migrate(table, MIGRATIONS[:1])
    assert table == {"theme": "dark", "version": 1}


def test_steps_run_from_the_version_the_file_has() -> None:
    table: dict[str, Any] = {"old": 3}
    migrate(table, STEPS)
    assert table == {"new": 6, "version": 2}
    table = {"new": 3, "version": 1}
    migrate(table, STEPS)
    assert table == {"new": 6, "version": 2}
    migrate(table, STEPS)
    assert table == {"new": 6, "version": 2}


def test_steps_keep_the_comments_of_a_file() -> None:
    document = tomlkit.parse("# mine\nold = 3\nother = 1 # kept\n")
    migrate(document, STEPS)
    text = tomlkit.dumps(document)
    assert "# mine" in text
    assert "other = 1 # kept" in text


def test_what_is_no_version_is_told_apart() -> None:
    assert [version_of({"version": value}) for value in (3, 0, -2, "1")] == [3, 0, -1, -1]
    assert version_of({}) == 0
