"""The whole job from the command line, in processes of their own, where Qt cannot be imported."""

from pathlib import Path

import pytest

from tests.cli.offstone import Ended, Offstone
from tests.shared_data import shared

REASON = "Rights cleared by telephone; the video follows."


@pytest.fixture(scope="module")
def offstone(tmp_path_factory: pytest.TempPathFactory) -> Offstone:
    """One desk for the whole job."""
    return Offstone(tmp_path_factory.mktemp("job"))


@pytest.fixture(scope="module")
def taken_in(offstone: Offstone) -> Ended:
    page = shared("samples", "republished-page.txt")
    assert offstone("new-library", "Seed.offstone").code == 0
    return offstone("--library", "Seed.offstone", "intake", page, "--json")


def test_the_page_is_taken_in_with_the_fate_of_every_line(taken_in: Ended) -> None:
    assert taken_in.code == 0
    data = taken_in.json
    lines = shared("samples", "republished-page.txt").read_text("utf-8").splitlines()
    assert [line["text"].strip() for line in data["lines"]] == [line.strip() for line in lines]
    assert all(line["fate"] and line["why"] for line in data["lines"])
    story = data["story"]
    assert data["id"] == story["id"]
    assert story["section"] == "World"
    (lead,) = [picture for picture in story["pictures"] if picture["id"] == story["lead_picture"]]
    assert lead["alt"] == "Russian forces arriving in Kazakhstan"
    assert lead["credit"]["organisation"] == "Russian Defence Ministry"
    (box,) = story["fact_boxes"]
    assert (box["title"], len(box["facts"])) == ("Kazakhstan: The basics", 3)
    (embed,) = story["embeds"]
    assert embed["fallback"]


def test_the_story_is_listed_shown_found_and_checked(offstone: Offstone, taken_in: Ended) -> None:
    story_id = taken_in.json["id"]
    assert story_id in offstone("--library", "Seed.offstone", "list").data
    assert "Section: World" in offstone("--library", "Seed.offstone", "show", story_id).data
    assert story_id in offstone("--library", "Seed.offstone", "search", "liquefied", "petroleum").data
    checked = offstone("--library", "Seed.offstone", "check", story_id, "--json")
    assert checked.code == 3
    codes = {finding["code"] for finding in checked.json["findings"]}
    assert {"check.lead.no-file", "check.embed.no-url", "check.origin.no-permission"} <= {
        code.removesuffix("-unnamed") for code in codes
    }


def test_a_blocked_hand_off_writes_nothing(offstone: Offstone, taken_in: Ended) -> None:
    target = offstone.folder / "blocked.zip"
    ended = _export(offstone, taken_in, "package", target)
    assert (ended.code, ended.data) == (3, "")
    assert not target.exists()


def test_a_package_is_handed_off_twice_alike_and_verified(offstone: Offstone, taken_in: Ended) -> None:
    one, two = offstone.folder / "one.zip", offstone.folder / "two.zip"
    for target in (one, two):
        ended = _export(offstone, taken_in, "package", target, "--override-reason", REASON)
        assert (ended.code, ended.data.strip()) == (0, str(target))
    assert one.read_bytes() == two.read_bytes()
    assert REASON.encode() in one.read_bytes()
    assert offstone("verify", one).code == 0
    (row,) = offstone("--library", "Seed.offstone", "list", "--json").json
    assert row["handed_off_revision"] == row["revision"]


def test_a_package_with_one_byte_changed_is_not_whole(offstone: Offstone, taken_in: Ended) -> None:
    target = offstone.folder / "changed.zip"
    _export(offstone, taken_in, "package", target, "--override-reason", REASON)
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 0xFF
    target.write_bytes(data)
    ended = offstone("verify", target, "--json")
    assert ended.code == 1
    assert ended.json["good"] is False
    assert all(problem["sentence"] for problem in ended.json["problems"])


@pytest.mark.parametrize(("kind", "file"), [("html", "index.html"), ("json", "")])
def test_a_page_and_a_document_are_handed_off(offstone: Offstone, taken_in: Ended, kind: str, file: str) -> None:
    ended = _export(offstone, taken_in, kind, offstone.folder / "story", "--override-reason", REASON, "--json")
    assert ended.code == 0
    assert len(ended.json["hand_off"]["sha256"]) == 64
    written = Path(ended.json["path"], file)
    assert "CSTO" in written.read_text("utf-8")


def test_the_schema_is_json(offstone: Offstone) -> None:
    schema = offstone("schema").json
    assert schema["title"] == "Offstone story"


def _export(offstone: Offstone, taken_in: Ended, kind: str, target: Path, *more: str) -> Ended:
    story_id = taken_in.json["id"]
    return offstone("--library", "Seed.offstone", "export", story_id, "--to", kind, "--out", target, *more)
