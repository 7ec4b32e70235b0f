"""Severities and limits of a house are read from its house.toml, and every mistake names its line."""

import pytest

from studio.errors import HouseError
from studio.rendering.houses import Limits, load_house
from studio.story.severities import SeverityChoice
from studio.wording import explain


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ours" / "templates").mkdir(parents=True)
    (tmp_path / "ours" / "house.css").write_text("")
    return tmp_path / "ours"


def house(folder, *lines):
    (folder / "house.toml").write_text("\n".join(['name = "Ours"', *lines, ""]))
    return load_house(folder)


def mistake(folder, *lines) -> HouseError:
    with pytest.raises(HouseError) as caught:
        house(folder, *lines)
    assert str(folder / "house.toml") in explain(caught.value)
    return caught.value


def test_without_a_table_there_is_no_choice(folder):
    assert house(folder).severities == ()
    assert house(folder, "[severities]").severities == ()


def test_codes_stand_with_marks_around_them_or_without(folder):
    read = house(
        folder,
        "[severities]",
        '"check.tk" = "warning"',
        'check.picture.no-alt = "off"',
        'check.byline.missing = "error"',
    )
    assert read.severities == (
        ("check.byline.missing", SeverityChoice.ERROR),
        ("check.picture.no-alt", SeverityChoice.OFF),
        ("check.tk", SeverityChoice.WARNING),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"check.nothing" = "off"', "house.no-finding"),
        ('"house.style" = "off"', "house.no-finding"),
        ('"tk" = "off"', "house.no-finding"),
        ('check.pictures.no-alt = "off"', "house.no-finding"),
        ('"check.tk" = "fatal"', "house.severity"),
        ('"check.tk" = 3', "house.severity"),
        ("check.tk = []", "house.severity"),
        ('"check.picture.no-credit" = "off"', "house.guarded"),
        ('check.picture.no-credit = "warning"', "house.guarded"),
        ('check.body.image = "off"', "house.guarded"),
        ('check.picture.no-creator = "off"', "house.guarded"),
    ],
)
def test_a_wrong_choice_is_named_with_its_line(folder, line, code):
    error = mistake(folder, "[severities]", 'check.byline.missing = "error"', line)
    assert (error.code, error.parameters["line"]) == (code, 4)


def test_a_table_that_is_none_is_named(folder):
    assert mistake(folder, 'severities = "off"').parameters["line"] == 2


def test_limits_are_read(folder):
    assert house(folder).limits == Limits(headline=110, standfirst=0, alt=250)
    assert house(folder, "[limits]", "headline = 70", "standfirst = 160").limits == Limits(headline=70, standfirst=160)


@pytest.mark.parametrize("line", ["headline = -1", 'alt = "long"', "lead = 3", "standfirst = 1.5"])
def test_a_wrong_limit_is_named_with_its_line(folder, line):
    error = mistake(folder, "[limits]", line)
    assert (error.code, error.parameters["line"]) == ("house.value", 3)
