"""A pack of style rules is tried on a library from the command line."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.library.library import Library
from studio.story.story import Status, new_story
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone

RULES = """
name = "Ours"
language = "en-GB"

[[rules]]
id = "noon"
check = "substitution"
level = "suggestion"
note = "Write the hour."
swap = { "noon" = "12.00" }

[[rules]]
id = "boats"
check = "existence"
note = "Say which."
words = ["boats"]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(RULES)
    return path


def test_every_hit_of_every_level_is_printed(offstone: Offstone, library: Path, rules: Path) -> None:
    ended = offstone("--library", library, "try-rules", rules)
    assert ended.code == 0
    assert [line.split("\t") for line in ended.data.splitlines()] == [
        [STORY.id, "boats", "headline", "boats", "", STORY.headline],
        [STORY.id, "boats", "body:1", "boats", "", STORY.headline],
        [STORY.id, "noon", "body:1", "noon", "12.00", STORY.headline],
    ]
    assert ended.words == "3 hits in 1 story.\n"


def test_the_data_is_json_as_well(offstone: Offstone, library: Path, rules: Path) -> None:
    found = offstone("--library", library, "try-rules", rules, "--json").json
    assert found[2] == {
        "story": STORY.id, "headline": STORY.headline, "rule": "noon", "level": "suggestion", "place": "body:1",
        "words": "noon", "instead": "12.00", "text": STORY.body,
    }  # fmt: skip


def test_spiked_stories_and_other_languages(offstone: Offstone, library: Path, rules: Path) -> None:
    with Library.open(library) as opened:
        opened.save(replace(new_story(), headline="Spiked boats", status=Status.SPIKED))
        opened.save(replace(new_story(language="de-DE"), headline="Die boats"))
    assert offstone("--library", library, "try-rules", rules).words == "3 hits in 1 story.\n"
    assert offstone("--library", library, "try-rules", rules, "--spiked").words == "4 hits in 2 stories.\n"


def test_nothing_found_is_said(offstone: Offstone, library: Path, rules: Path) -> None:
    rules.write_text(RULES.replace('"boats"', '"ships"').replace('"noon" =', '"midnight" ='))
    ended = offstone("--library", library, "try-rules", rules)
    assert (ended.code, ended.data, ended.words) == (0, "", "The rules find nothing in this library.\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rules]]\nid = ", "is not valid TOML"),
        (RULES.replace("existence", "whatever"), "cannot be used"),
        (RULES + 'wrong = ["The ships are home."]\n', "does not do what its own example says"),
        (None, "could not be read"),
    ],
)
def test_what_is_wrong_with_a_pack_is_a_sentence(
    offstone: Offstone, library: Path, rules: Path, text: str | None, said: str
) -> None:
    if text is None:
        rules.unlink()
    else:
        rules.write_text(text)
    ended = offstone("--library", library, "try-rules", rules)
    assert ended.code == 1
    assert said in ended.words
    assert "Traceback" not in ended.words
