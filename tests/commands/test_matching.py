"""A few letters of its name find a command."""

from studio.commands.all_commands import COMMANDS
from studio.commands.matching import best_matches, match_score


def titles(typed: str) -> list[str]:
    return [command.title for command in best_matches(COMMANDS, typed)]


def test_nothing_typed_is_everything() -> None:
    assert best_matches(COMMANDS, "  ") == COMMANDS


def test_the_start_of_a_word_comes_first() -> None:
    assert titles("pre")[0] in {"Preflight", "Preview Column"}
    assert titles("dark")[0] == "Theme: Dark"
    assert titles("HAND")[0] == "Hand Off…"


def test_scattered_letters_find_it_in_order() -> None:
    assert "Fact Box" in titles("fbx")
    assert "Fact Box" not in titles("xbf")


def test_closer_letters_come_first() -> None:
    near, far = match_score("abc", "ac"), match_score("a bbbb c", "ac")
    assert near is not None
    assert far is not None
    assert near < far


def test_what_nothing_is_called_finds_nothing() -> None:
    assert titles("zzzz") == []
