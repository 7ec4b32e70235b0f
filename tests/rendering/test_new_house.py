"""A house made by copying one works at once, is whole or not there, and is called what the editor called it."""

import tomllib

import pytest

from studio import durable
from studio.errors import StorageError
from studio.rendering.house_list import LONGEST_ID, is_house_id, read_houses
from studio.rendering.house_proof import prove_house
from studio.rendering.houses import shipped_houses
from studio.rendering.new_house import house_id_for, make_house, renamed, taken_ids

BROADSHEET, PLAIN = shipped_houses()
NAMES = ["The Weekly", 'She said "no"', "back\\slash", "Zeitung für München", "Новости", "a\tb\u2028c", "x = 1 # y"]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_the_same_house_under_its_own_name(tmp_path, name):
    own = tmp_path / "data" / "houses"
    house_id = house_id_for(name, taken_ids(shipped_houses(), own))
    made = make_house(BROADSHEET, name, house_id, own)
    assert (made.id, made.name, made.folder) == (house_id, name, own / house_id)
    assert (made.navigation, made.word_target) == (BROADSHEET.navigation, BROADSHEET.word_target)
    assert [file.name for file in made.files] == [file.name for file in BROADSHEET.files]
    prove_house(made)
    assert read_houses(own).houses == (*shipped_houses(), made)
    assert [path.name for path in own.iterdir()] == [house_id]


def test_a_copy_of_a_copy_can_be_made(tmp_path):
    first = make_house(PLAIN, "First", "first", tmp_path)
    assert make_house(first, "Second", "second", tmp_path).name == "Second"


def test_a_house_that_cannot_be_written_leaves_nothing(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", refuse)
    with pytest.raises(StorageError):
        make_house(PLAIN, "Ours", "ours", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "mine.txt").write_text("mine")
    with pytest.raises(StorageError):
        make_house(PLAIN, "Ours", "ours", tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["ours", "mine.txt"]


def test_a_place_that_is_a_file_is_told_of(tmp_path):
    (tmp_path / "houses").write_text("no folder")
    with pytest.raises(StorageError):
        make_house(PLAIN, "Ours", "ours", tmp_path / "houses")


@pytest.mark.parametrize(
    ("name", "house_id"),
    [
        ("The Weekly", "the-weekly"),
        ("Plain", "plain-2"),
        ("Zeitung für München", "zeitung-fur-munchen"),
        ("Новости", "house"),
        ("Con", "house-con"),
        ("w" * 90, "w" * (LONGEST_ID - 4)),
    ],
)
def test_the_id_is_made_from_the_name(name, house_id):
    assert house_id_for(name, {"plain", "broadsheet"}) == house_id
    assert is_house_id(house_id)


def test_whatever_lies_there_is_taken(tmp_path):
    (tmp_path / "Weekly").mkdir()
    assert house_id_for("Weekly", taken_ids(shipped_houses(), tmp_path)) == "weekly-2"


@pytest.mark.parametrize(
    "table",
    [
        'name = "Old"\n',
        '# name = "x"\n  "name"="Old" # the name\nsections = ["A"]\n[labels]\nsource = "S"\n',
        'language = "en-GB"\nname = """Old\nand long"""\n[[navigation]]\nname = "World"\n',
    ],
)
def test_only_the_name_changes(table):
    changed = renamed(table, "New")
    assert tomllib.loads(changed) == {**tomllib.loads(table), "name": "New"}
    assert set(changed.split("\n")) - set(table.split("\n")) == {'name = "New"'}
