"""Single changes to a package are found, whoever made them; `docs/verification.md` says how to try a thousand."""

import io
import json
import random

import pytest

from studio.exporting.repeatable_zip import write_zip
from studio.exporting.verifying.verify_package import verify_archive
from tests.exporting import mutations
from tests.exporting.desk import SAVED_AT, contents, listed_again, measured_again, packed

PLAIN = contents()


def test_a_forger_who_changes_nothing_is_not_found() -> None:
    for house in ("plain", "broadsheet"):
        assert verify_archive(packed(listed_again(measured_again(contents(house=house))))) == ()


def test_two_changes_of_every_kind_are_found() -> None:
    assert list(mutations.missed(2 * len(mutations.MUTATIONS), seed=5)) == []


WEIRD = (None, 0, -1, 10**30, 1.5, True, "", "x", "\ud800", [], {}, [None], [[]], {"a": None}, "2026-13-45T99:99:99Z")


def _places(node: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, child in children for place in _places(child, (*path, key)))]


def _with(node: object, path: tuple[object, ...], value: object) -> object:
    if not path:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node) if isinstance(node, list) else node
    copy[path[0]] = _with(copy[path[0]], path[1:], value)  # type: ignore[index]
    return copy


def test_a_post_for_ghost_that_is_no_text_is_a_problem() -> None:
    stream = io.BytesIO()
    write_zip(stream, {"ghost.json": b'{"db": [{"data": "\xcc"}]}'}, SAVED_AT)
    files = {**contents(house="broadsheet"), "cms/ghost.zip": stream.getvalue()}
    assert "verify.flavour_unread" in {problem.code for problem in verify_archive(packed(listed_again(files)))}


@pytest.mark.parametrize("name", ["offstone.json", "story.json", "cms/ninjs-1.7.json"])
def test_any_value_anywhere_in_the_json_is_a_problem_and_no_crash(name: str) -> None:
    """What other people's programs write is told in sentences."""
    chance = random.Random(11)
    document = json.loads(PLAIN[name])
    for path in chance.sample(_places(document), 40):
        data = json.dumps(_with(document, path, chance.choice(WEIRD))).encode()
        problems = verify_archive(packed(listed_again({**PLAIN, name: data})))
        assert all(problem.sentence.encode() for problem in problems), path


HOSTILE = (
    b"",
    b"\x00" * 100,
    b"\xff\xfe<\x00",
    b"<![foo[ x ]]>",
    b"<!--><script>alert(1)</script>-->",
    b"<" * 900,
    b"<div>" * 5_000,
    b"<a " + b"b=" * 2000,
    b"[" * 5_000,
    b'{"a":' * 5_000,
    b"<?xml version='1.0' encoding='x'?><a/>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b"> " * 900,
    b"PK\x03\x04",
    b'{"body_html": "\xcc"}',
    b'"' * 1001,
)


@pytest.mark.parametrize(
    "name", sorted(name for name in contents(house="broadsheet") if not name.startswith("images/"))
)
def test_any_content_of_any_file_is_a_problem_and_no_crash(name: str) -> None:
    good = contents(house="broadsheet")
    for data in HOSTILE:
        problems = verify_archive(packed(listed_again({**good, name: data})))
        assert name in {"manifest-sha256.txt", "README.txt"} or problems, data[:40]
        assert all(problem.sentence.encode() for problem in problems)
