"""Flavours are ticked per house, verified like everything else, and any change in one is found."""

import json
import typing
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from studio.exporting.flavours.flavours import FLAVOURS, FlavourSpec
from studio.exporting.verifying.verify_package import verify_archive
from studio.rendering.houses import Flavour
from tests.exporting.desk import HOUSES, contents, listed_again, packed
from tests.exporting.flavours.ghost_zip import changed_ghost
from tests.project_files import ROOT

ALL = tuple(spec.id for spec in FLAVOURS)
GOOD = contents(house="broadsheet")
CREDIT = "Aigerim Bekova/Steppe Photo Agency"


def _codes(files: dict[str, bytes]) -> set[str]:
    return {problem.code.removeprefix("verify.") for problem in verify_archive(packed(listed_again(files)))}


def _changed(path: str, old: str, new: str) -> dict[str, bytes]:
    text = GOOD[path].decode()
    assert old in text, (path, old)
    return {**GOOD, path: text.replace(old, new).encode()}


def test_a_house_may_tick_each_of_them_and_no_other() -> None:
    assert typing.get_args(Flavour) == ALL
    assert HOUSES["broadsheet"].flavours == ALL
    for spec in FLAVOURS:
        files = contents(house=replace(HOUSES["plain"], flavours=(spec.id,)))
        assert [path for path in files if path.startswith("cms/")] == [spec.file]
        assert f"{spec.file} " in files["README.txt"].decode()
        assert spec.title in files["README.txt"].decode()
        assert verify_archive(packed(files)) == ()
    none = contents(house=replace(HOUSES["plain"], flavours=()))
    assert [path for path in none if path.startswith("cms/")] == []
    assert "cms/" not in none["README.txt"].decode()


def test_they_are_documented() -> None:
    page = (ROOT / "docs" / "cms.md").read_text("utf-8")
    assert {spec.file for spec in FLAVOURS if spec.file not in page} == set()
    assert {spec.id for spec in FLAVOURS if f"`{spec.id}`" not in page} == set()


@pytest.mark.parametrize("spec", FLAVOURS, ids=lambda spec: spec.id)
def test_the_same_request_gives_the_same_bytes(spec: FlavourSpec) -> None:
    assert contents(house="broadsheet")[spec.file] == GOOD[spec.file]


@pytest.mark.parametrize("spec", FLAVOURS, ids=lambda spec: spec.id)
def test_a_flavour_that_is_missing_or_was_not_asked_for_is_found(spec: FlavourSpec) -> None:
    assert _codes({path: data for path, data in GOOD.items() if path != spec.file}) == {"flavour_missing"}
    plain = contents(house=replace(HOUSES["plain"], flavours=()))
    assert _codes({**plain, spec.file: GOOD[spec.file]}) == {"file_unknown"}
    assert "flavour_unread" in _codes({**GOOD, spec.file: b"\x00\xff["}) or spec.id in {"wordpress", "markdown"}
    assert _codes({**GOOD, spec.file: b"\x00\xff["})


TEXTS = ["cms/ninjs-1.7.json", "cms/wordpress.html", "cms/rss.xml", "cms/article.md"]


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CREDIT, "Somebody Else/Steppe Photo Agency"),
        ("over the pass at dusk", "over the pass at dawn"),
        ("The gate", "A gate"),
        ("Ворота", "Двери"),
        ("1,233 metres", "1,234 metres"),
        ("How high is it?", "How low is it?"),
        ("Atlas", "Hearsay"),
        ("It is hard to make them", "It is easy to make them"),
        ("A. Blinken", "B. Blinken"),
        ("A video of the square.", "A film."),
        ("not in Merke", "and in Merke"),
        ("The Valley Post", "The Hill Post"),
        ("images/gate-", "images/other-"),
        ("https://video.example/1", "https://video.example/2"),
    ],
)
def test_one_changed_text_is_found(path: str, old: str, new: str) -> None:
    assert _codes(_changed(path, old, new))


@pytest.mark.parametrize(
    "inserted",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://x.example'></iframe>",
        "<img src='https://x.example/p.gif'>",
        "<p>More words.</p>",
    ],
)
def test_anything_added_to_an_article_is_found(inserted: str) -> None:
    wordpress = GOOD["cms/wordpress.html"] + inserted.encode()
    assert _codes({**GOOD, "cms/wordpress.html": wordpress})
    item = json.loads(GOOD["cms/ninjs-1.7.json"])
    item["body_html"] += inserted
    assert _codes({**GOOD, "cms/ninjs-1.7.json": json.dumps(item).encode()})
    feed = GOOD["cms/rss.xml"].decode()
    escaped = inserted.replace("<", "&lt;")
    assert _codes({**GOOD, "cms/rss.xml": feed.replace("</content:encoded>", f"{escaped}</content:encoded>").encode()})
    if "words" not in inserted:
        assert _codes({**GOOD, "cms/article.md": GOOD["cms/article.md"] + f"\n{inserted}\n".encode()})


def _with_ghost(change: Callable[[dict[str, typing.Any]], None]) -> dict[str, bytes]:
    return {**GOOD, "cms/ghost.zip": changed_ghost(GOOD["cms/ghost.zip"], change)}


@pytest.mark.parametrize(
    ("place", "field", "old", "new"),
    [
        ("posts", "html", CREDIT, "Somebody Else"),
        ("posts", "html", "at dusk", "at dawn"),
        ("posts", "html", "1,233", "1,234"),
        ("posts", "html", "<hr>", "<script>alert(1)</script>"),
        ("posts", "html", "gate-", "other-"),
        ("posts", "title", "Convoy", "Convoys"),
        ("posts", "status", "draft", "published"),
        ("posts", "custom_excerpt", "valley", "hill"),
        ("posts_meta", "feature_image_alt", "Lorries", "Cars"),
        ("posts_meta", "feature_image_caption", "Ministry", "Minister"),
    ],
)
def test_a_change_in_the_post_for_ghost_is_found(place: str, field: str, old: str, new: str) -> None:
    def change(data: dict[str, typing.Any]) -> None:
        (entry,) = data[place]
        assert old in entry[field]
        entry[field] = entry[field].replace(old, new)

    assert _codes(_with_ghost(change))
    assert _codes(_with_ghost(lambda _: None)) == set()
