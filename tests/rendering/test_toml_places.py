"""Where a value of a TOML text stands, so that a sentence can lead there and a change be made in place."""

import pytest

from studio.rendering.toml_places import lines_of, path_from

TEXT = '''# name = "not this one"
name = """
name = "nor this"
"""
sections = [
    "World",
    "Home",
]

[labels]
comments = "Comments"
"related" = "More"

[[navigation]]
name = "World"

[[navigation]]
name = "Home"
url = "https://example.org/"

[severities]
"check.tk" = "warning"
'''


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (("name",), (1, 4)),
        (("sections",), (4, 8)),
        (("sections", 1), (4, 8)),
        (("labels", "comments"), (10, 11)),
        (("labels", "related"), (11, 12)),
        (("navigation", 0, "name"), (14, 15)),
        (("navigation", 1, "name"), (17, 18)),
        (("navigation", 1, "url"), (18, 19)),
        (("severities", "check.tk"), (21, 22)),
        (("nothing",), (0, 0)),
        ((), (0, 0)),
    ],
)
def test_a_value_is_found(path, lines):
    assert lines_of(TEXT, path) == lines


def test_a_value_in_a_table_on_one_line_is_found_with_it():
    text = 'name = "Ours"\nlabels = { months = 1 }\n'
    assert lines_of(text, ("labels", "months")) == (1, 2)


def test_a_dotted_key_is_found():
    assert lines_of('name = "Ours"\nlabels.months = 1\n', ("labels", "months")) == (1, 2)


def test_a_text_too_long_to_look_through_has_no_place():
    assert lines_of('name = "Ours"\n' * 1 + "#" * 20_000, ("name",)) == (0, 0)


def test_the_path_of_an_error_is_read():
    assert path_from("$.navigation[2].url") == ("navigation", 2, "url")
    assert path_from("$") == ()
