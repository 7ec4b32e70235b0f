"""A package tells its web desk what changed since the last one, and a change of what readers were told is explained."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import CorrectionDue
from studio.exporting.earlier_hand_off import EarlierHandOff, earlier_hand_off, unexplained_changes
from studio.exporting.exporters import EXPORTERS, ExporterSpec
from studio.library.library import Library
from studio.library.records import HandOff
from studio.story.elements import Correction
from studio.story.story import Story
from studio.wording import explain
from tests.exporting.desk import ORIGINALS, contents, request, story

LEFT_AT = "2026-01-07T09:30:00Z"


def _earlier(**changes: object) -> EarlierHandOff:
    return EarlierHandOff(2, LEFT_AT, story(**changes))


def _readme(**changes: object) -> str:
    return contents(**changes)["README.txt"].decode()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "Desk.offstone") as opened:
        yield opened


def _hand_off(library: Library, kept: Story, house: str, at: str = LEFT_AT, reason: str = "hand-off") -> int:
    saved = library.save(kept, reason)
    hand_off = HandOff(story_id=kept.id, revision=saved.revision, at=at, house=house, sha256="0a", file_name="a.zip")
    library.record_hand_off(hand_off)
    return saved.revision


def test_a_first_package_says_nothing_of_changes() -> None:
    assert "CHANGED" not in _readme()


def test_the_readme_tells_what_changed_first() -> None:
    readme = _readme(earlier=_earlier(headline="Other words"), no_correction_because="Only\na better line")
    before, told = readme.split("WHAT CHANGED SINCE THE LAST HAND-OFF\n")
    assert "WHAT IS IN HERE" not in before
    assert told.startswith(
        f"Since revision 2, handed off {LEFT_AT} (UTC):\n"
        "- Headline changed\n"
        "No correction note was added, because: Only a better line\n\n"
    )


def test_a_reason_that_nothing_asks_for_does_not_travel() -> None:
    assert "No reason" not in _readme(earlier=_earlier(slug="other"), no_correction_because="No reason")


def test_equal_stories_and_a_lost_one_are_said() -> None:
    assert f"Nothing that readers see differs from revision 2, handed off {LEFT_AT}" in _readme(earlier=_earlier())
    assert "did not keep it" in _readme(earlier=EarlierHandOff(2, LEFT_AT, None))


def test_the_same_earlier_hand_off_gives_the_same_bytes() -> None:
    assert contents(earlier=_earlier(slug="other")) == contents(earlier=_earlier(slug="other"))


@pytest.mark.parametrize("spec", EXPORTERS, ids=lambda spec: spec.id)
def test_a_material_change_blocks_every_exporter_until_it_is_answered(spec: ExporterSpec, tmp_path: Path) -> None:
    asked = request(earlier=_earlier(headline="Other words"))
    for reason in ("", " \n"):
        with pytest.raises(CorrectionDue) as due:
            spec.export(replace(asked, no_correction_because=reason), ORIGINALS, tmp_path / "out")
        assert "(Headline changed)" in explain(due.value)
        assert "correction note" in explain(due.value)
    assert list(tmp_path.iterdir()) == []
    assert spec.export(replace(asked, no_correction_because="A better line"), ORIGINALS, tmp_path / "one").exists()
    noted = replace(asked, story=story(corrections=(Correction(text="The headline was wrong.", date="2026-01-08"),)))
    assert spec.export(noted, ORIGINALS, tmp_path / "two").exists()


def test_what_is_not_material_asks_for_nothing() -> None:
    assert unexplained_changes(_earlier(slug="other", desk_notes="", byline="By Ann"), story()) == ()
    assert unexplained_changes(None, story()) == ()


def test_the_library_remembers_what_each_house_was_handed(library: Library) -> None:
    first, second = Story(id="s", headline="First"), Story(id="s", headline="Second")
    assert _hand_off(library, first, "plain") == 1
    assert _hand_off(library, second, "broadsheet", at="2026-01-08T10:00:00Z") == 2
    found = earlier_hand_off(library, "s", "plain", 3)
    assert found == EarlierHandOff(1, LEFT_AT, first)
    assert earlier_hand_off(library, "s", "broadsheet", 2) is None
    assert earlier_hand_off(library, "s", "elsewhere", 3) is None


def test_handing_a_revision_off_again_changes_nothing(library: Library) -> None:
    _hand_off(library, Story(id="s", headline="First"), "plain")
    _hand_off(library, Story(id="s", headline="Second"), "plain", at="2026-01-08T10:00:00Z")
    found = earlier_hand_off(library, "s", "plain", 2)
    _hand_off(library, Story(id="s", headline="Second"), "plain", at="2026-01-09T10:00:00Z")
    assert (
        earlier_hand_off(library, "s", "plain", 2)
        == found
        == EarlierHandOff(1, LEFT_AT, Story(id="s", headline="First"))
    )


def test_a_revision_that_was_not_kept_is_known_to_be_missing(library: Library) -> None:
    _hand_off(library, Story(id="s", headline="First"), "plain", reason="")
    assert earlier_hand_off(library, "s", "plain", 2) == EarlierHandOff(1, LEFT_AT, None)
