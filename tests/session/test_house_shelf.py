"""Own houses follow their files while the desk runs; what does not work leaves the house as it last worked."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import HouseError
from studio.rendering.new_house import make_house
from studio.resources import resource
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.wording import explain

Until = Callable[[Callable[[], Any]], None]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "houses"


@pytest.fixture
def weekly(own: Path) -> Path:
    """The folder of a house of the editor's own."""
    own.mkdir(parents=True)
    shutil.copytree(resource("houses", "plain"), own / "weekly")
    write(own / "weekly" / "house.toml", 'name = "The Weekly"\nsections = ["World"]\n')
    return own / "weekly"


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda holds: qtbot.waitUntil(lambda: bool(holds()), timeout=5000)


@pytest.fixture
def following(desk: Desk, weekly: Path, until: Until) -> Desk:
    """A desk that follows the house, and uses it."""
    desk.shelf.follow(weekly.parent)
    until(lambda: "weekly" in ids(desk))
    desk.use_house("weekly")
    assert desk.house.name == "The Weekly"
    until(lambda: "weekly" in desk.shelf._proven)
    return desk


def ids(desk: Desk) -> list[str]:
    return [house.id for house in desk.houses]


def place_of(problem: HouseError | None) -> tuple[object, object]:
    return (problem.parameters["file"], problem.parameters["line"]) if problem is not None else ("", 0)


def write(path: Path, text: str) -> None:
    """Write as an editor does that keeps the file."""
    path.write_text(text, encoding="utf-8")


def swap(path: Path, text: str) -> None:
    """Write as an editor does that puts another file in its place."""
    beside = path.with_name(f"{path.name}.swap")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


WAYS = [write, swap]


@pytest.mark.parametrize("put", WAYS)
def test_a_changed_table_is_read_again_and_again(following: Desk, weekly: Path, until: Until, put: Any) -> None:
    for number in range(3):
        put(weekly / "house.toml", f'name = "Number {number}"\n')
        until(lambda: following.house.name == f"Number {number}")  # noqa: B023
    assert following.house.sections == ()


@pytest.mark.parametrize("put", WAYS)
@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("house.toml", 'name = "The Weekly"\nsections = \n', 2),
        ("house.toml", 'name = "The Weekly"\nsections = 3\n', 2),
        ("house.css", "p {}\n\nbody { background: url(x.png) }\n", 3),
        ("templates/page.html", "{% extends 'skeleton.html' %}\n{% block %}\n", 2),
        ("templates/opening.html", "<header>\n\n\n{{ nothing }}</header>", 4),
    ],
)
def test_a_mistake_leaves_the_house_as_it_was_until_it_is_mended(
    following: Desk, weekly: Path, until: Until, put: Any, name: str, text: str, line: int
) -> None:
    path, before = weekly / name, following.house
    whole = path.read_text("utf-8") if path.exists() else resource("houses", "shared", path.name).read_text("utf-8")
    put(path, text)
    until(lambda: place_of(following.shelf.now.problem) == (str(path), line))
    assert following.house == before
    put(path, whole)
    until(lambda: following.shelf.now.problem is None)


def test_the_open_story_is_part_of_the_proof(following: Desk, weekly: Path, until: Until) -> None:
    following.show_last_story()
    until(lambda: following.story is not None)
    assert following.story is not None
    headline, before = following.story.headline, following.house
    text = "<header>{% if story.headline == '" + headline + "' %}\n{{ nothing }}{% endif %}</header>"
    write(weekly / "templates" / "opening.html", text)
    until(lambda: following.shelf.now.problem)
    assert following.house == before


def test_checks_follow_a_changed_table(following: Desk, weekly: Path, until: Until) -> None:
    following.show_last_story()
    until(lambda: following.review is not None)
    write(weekly / "house.toml", 'name = "The Weekly"\nsections = ["Letters"]\n')
    review = following.review
    assert review is not None
    until(lambda: "check.section.unknown" in {finding.code for finding in review.latest.findings})


def test_a_house_that_is_gone_stays_in_use_until_another_is_chosen(following: Desk, weekly: Path, until: Until) -> None:
    before = following.house
    weekly.rename(weekly.parent.parent / "elsewhere")
    until(lambda: following.shelf.now.problem)
    assert following.house == before
    following.use_house("plain")
    until(lambda: ids(following) == ["broadsheet", "plain"])
    assert following.shelf.now.problem is None


def test_a_house_that_comes_is_there_to_choose(desk: Desk, own: Path, until: Until) -> None:
    assert not own.parent.exists()
    desk.shelf.follow(own)
    make_house(desk.house, "Ours", "ours", own)
    until(lambda: ids(desk) == ["broadsheet", "plain", "ours"])


def test_a_chosen_house_that_is_broken_at_the_start_is_used_once_it_is_mended(
    desk: Desk, weekly: Path, until: Until
) -> None:
    desk.shelf.now = type(desk.shelf.now)(desk.houses, "weekly")  # as the settings say
    whole = (weekly / "house.toml").read_text()
    write(weekly / "house.toml", "name = 3\n")
    desk.shelf.follow(weekly.parent)
    until(lambda: desk.shelf.now.problem)
    assert ids(desk) == ["broadsheet", "plain"]
    write(weekly / "house.toml", whole)
    until(lambda: desk.house.id == "weekly")
    assert desk.shelf.now.problem is None


def test_a_house_that_is_not_in_use_is_told_of_once(desk: Desk, weekly: Path, until: Until) -> None:
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    write(weekly / "house.toml", "name = 3\n")
    desk.shelf.follow(weekly.parent)
    until(lambda: notices)
    assert notices[0].is_problem
    assert f"Line 1 of {weekly / 'house.toml'}" in notices[0].parameters["sentence"]
    desk.shelf.read()
    make_house(desk.house, "Ours", "ours", weekly.parent)
    until(lambda: "ours" in ids(desk))
    assert len(notices) == 1


def test_a_house_is_proven_when_it_is_chosen(desk: Desk, weekly: Path, until: Until) -> None:
    write(weekly / "templates" / "page.html", "{% if %}")
    desk.shelf.follow(weekly.parent)
    until(lambda: "weekly" in ids(desk))
    desk.use_house("weekly")
    until(lambda: place_of(desk.shelf.now.problem) == (str(weekly / "templates" / "page.html"), 1))
    assert desk.house.id == "broadsheet"
    write(weekly / "templates" / "page.html", resource("houses", "plain", "templates", "page.html").read_text("utf-8"))
    until(lambda: desk.house.id == "weekly")


def test_an_own_house_under_a_shipped_name_gives_way_to_it_when_it_goes(desk: Desk, own: Path, until: Until) -> None:
    shipped = desk.house
    own.mkdir(parents=True)
    shutil.copytree(resource("houses", "plain"), own / "plain")
    write(own / "plain" / "house.toml", 'name = "Our Plain"\n')
    desk.shelf.follow(own)
    until(lambda: desk.house.name == "Our Plain")
    write(own / "plain" / "house.toml", "name = \n")
    until(lambda: desk.shelf.now.problem)
    assert "Line 1" in explain(desk.shelf.now.problem)
    assert desk.house.name == "Our Plain"
    shutil.rmtree(own / "plain")
    until(lambda: desk.house == shipped)


def test_an_unknown_house_changes_nothing(desk: Desk) -> None:
    before = desk.shelf.now
    desk.use_house("nobody")
    assert (desk.shelf.now, desk.settings.house) == (before, "plain")


def test_a_house_that_was_made_is_used_at_once(desk: Desk, own: Path) -> None:
    made = make_house(desk.house, "Ours", "ours", own)
    desk.shelf.add(made)
    desk.use_house("ours")
    assert desk.house == made
    assert ids(desk) == ["broadsheet", "plain", "ours"]
