"""The editor's own houses stand beside the shipped ones; a broken one is left out and told of."""

import shutil

import pytest

from studio.rendering.house_list import LONGEST_ID, is_house_id, names_to_choose_by, read_houses
from studio.rendering.houses import shipped_houses
from studio.resources import resource
from studio.wording import explain


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "houses"
    folder.mkdir()
    return folder


def put_house(own, folder_name, /, **lines):
    shutil.copytree(resource("houses", "plain"), own / folder_name)
    (own / folder_name / "house.toml").write_text("\n".join(f"{key} = {value!r}" for key, value in lines.items()))
    return own / folder_name


def ids(known):
    return [house.id for house in known.houses]


def test_without_a_folder_there_are_the_shipped_ones(own):
    own.rmdir()
    assert read_houses(own).houses == shipped_houses()


def test_an_own_house_stands_behind_the_shipped_ones(own):
    put_house(own, "weekly", name="The Weekly")
    (own / "notes").mkdir()
    (own / ".new-house").mkdir()
    (own / "read me.txt").write_text("No house.")
    known = read_houses(own)
    assert ids(known) == ["broadsheet", "plain", "weekly"]
    assert (known.houses[2].name, known.houses[2].folder) == ("The Weekly", own / "weekly")
    assert known.problems == ()


def test_an_own_house_takes_the_place_of_a_shipped_one_of_its_name(own):
    put_house(own, "broadsheet", name="Our Broadsheet")
    known = read_houses(own)
    assert ids(known) == ["broadsheet", "plain"]
    assert known.houses[0].name == "Our Broadsheet"


def test_houses_of_one_name_are_told_apart_by_their_ids(own):
    put_house(own, "weekly", name="Plain")
    put_house(own, "daily", name="The Daily")
    assert names_to_choose_by(read_houses(own).houses) == ("Broadsheet", "Plain (plain)", "The Daily", "Plain (weekly)")


def test_a_broken_house_is_left_out_with_file_and_line(own):
    put_house(own, "weekly", name="The Weekly")
    broken = put_house(own, "daily", name="The Daily", sections=3)
    known = read_houses(own)
    assert ids(known) == ["broadsheet", "plain", "weekly"]
    assert [problem.id for problem in known.problems] == ["daily"]
    told = explain(known.problem_of("daily"))
    assert str(broken / "house.toml") in told
    assert "Line 2" in told


def test_a_broken_house_does_not_take_a_shipped_one_away(own):
    put_house(own, "plain", name=3)
    known = read_houses(own)
    assert known.houses == shipped_houses()
    assert known.problem_of("plain") is not None
    assert known.problem_of("broadsheet") is None


@pytest.mark.parametrize("name", ["The Weekly", "Weekly", "weekly_2", "-weekly", "weekly-", "w" * (LONGEST_ID + 1)])
def test_a_folder_needs_a_name_that_is_good_everywhere(own, name):
    assert not is_house_id(name)
    put_house(own, name, name="The Weekly")
    known = read_houses(own)
    assert known.houses == shipped_houses()
    assert [problem.error.code for problem in known.problems] == ["house.folder-name"]


@pytest.mark.parametrize("name", ["weekly", "the-weekly-2", "2nd", "w" * LONGEST_ID])
def test_small_letters_digits_and_hyphens_are_good(name):
    assert is_house_id(name)
