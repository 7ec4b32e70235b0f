"""A forger who mends the manifest is found out all the same: every output must tell the same story."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.errors import StorageError
from studio.exporting.package_files import package_files
from studio.exporting.repeatable_zip import write_zip
from studio.exporting.verifying.verify_package import verify_archive, verify_package
from studio.pictures.embedding import embed_credit
from studio.pictures.metadata_container import read_tags, write_tags
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture
from studio.wording import explain
from tests.exporting.desk import (
    ERROR,
    ORIGINALS,
    contents,
    listed_again,
    measured_again,
    packed,
    pictures,
    request,
    story,
)

Files = dict[str, bytes]
GOOD = contents()
GATE = sorted(name for name in GOOD if name.startswith("images/gate"))[-1]


def _found(files: Files) -> set[str]:
    problems = verify_archive(packed(listed_again(measured_again(files))))
    assert all(problem.sentence for problem in problems)
    return {problem.code.removeprefix("verify.") for problem in problems}


def _changed(name: str, old: str, new: str, count: int = 1) -> Files:
    text = GOOD[name].decode()
    assert old in text, (name, old)
    return {**GOOD, name: text.replace(old, new, count).encode()}


def _with_story_json(change: Callable[[dict[str, Any]], None]) -> Files:
    document = json.loads(GOOD["offstone.json"])
    change(document)
    return {**GOOD, "offstone.json": json.dumps(document).encode()}


def _picture(**changes: object) -> PlacedPicture:
    return replace(pictures()[1], **changes)


def test_untouched_it_is_good() -> None:
    assert verify_archive(packed(GOOD)) == ()
    assert _found(GOOD) == set()


@pytest.mark.parametrize("name", sorted(GOOD))
def test_every_file_is_missed(name: str) -> None:
    without = {other: data for other, data in GOOD.items() if other != name}
    assert verify_archive(packed(without))
    if name != "manifest-sha256.txt":
        assert _found(without)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_every_change_is_against_the_manifest(name: str) -> None:
    assert verify_archive(packed({**GOOD, name: GOOD[name] + b" "}))


@pytest.mark.parametrize("name", ["index.html", "body.html"])
@pytest.mark.parametrize("picture", ["convoy", "gate", "market"])
def test_a_placed_picture_must_be_shown(name: str, picture: str) -> None:
    without = re.sub(rf'<img src="images/{picture}[^>]*>', "", GOOD[name].decode())
    assert _found({**GOOD, name: without.encode()}) == {"not_shown", "pages_differ"}


def test_a_file_too_many_is_found() -> None:
    assert verify_archive(packed({**GOOD, "extra.txt": b"?"}))
    assert _found({**GOOD, "images/extra.jpg": GOOD[GATE]}) == {"image_unlisted"}


CREDIT = "Aigerim Bekova/Steppe Photo Agency &amp; Sons"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (_changed("index.html", CREDIT, "Somebody Else"), "page_credit"),
        (_changed("body.html", CREDIT, "Somebody Else"), "page_credit"),
        (_changed("body.html", CREDIT, f"<span class='visually-hidden'>{CREDIT}</span>"), "page_credit"),
        (_changed("body.html", CREDIT, f"<span hidden>{CREDIT}</span>"), "page_credit"),
        (_changed("index.html", '"creditText": "Aigerim Bekova/', '"creditText": "Aigerim Bekov/'), "data_credit"),
        (_changed("index.html", '"width": "560px"', '"width": "561px"'), "data_size"),
        (_changed("index.html", '"name": "Dana Seitkali"', '"name": "Dan Seitkali"'), "head_field"),
        (_changed("index.html", '"description": "What the', '"description": "What a'), "head_field"),
        (_changed("index.html", "not in Merke.", "and in Merke."), "head_field"),
        (_changed("index.html", 'content="World"', 'content="Home"'), "head_field"),
        (_changed("index.html", '"copyrightNotice": "© 2022', '"copyrightNotice": "© 2023'), "data_field"),
        (_changed("body.html", "not in Merke.", "and in Merke."), "flavour_lacks"),
        (_changed("body.html", "https://news.example/airport", "https://evil.example/airport"), "strange_link"),
        (_changed("body.html", "https://video.example/1", "https://video.example/2"), "strange_link"),
        (_changed("story.json", "https://video.example/1", "https://video.example/2"), "told_field"),
        (_changed("story.json", "https://valley.example/1", "https://hill.example/1"), "told_field"),
        (_changed("story.json", "https://news.example/earlier", "https://x.example", 2), "told_field"),
        (_changed("body.html", "A. Blinken", "B. Blinken"), "pull_quote"),
        (_changed("body.html", "1,233 metres", "1,234 metres"), "box_text"),
        (_changed("body.html", "Source: Atlas", "Source: Hearsay"), "box_text"),
        (_changed("body.html", "The gate", "A gate"), "page_caption"),
        (_changed("index.html", "</article>", "<p>Added.</p></article>"), "pages_differ"),
        (_changed("index.html", "contentUrl", "contentLocation", 3), "data_missing"),
        (_changed("index.html", "Ворота базы", "Ворота"), "page_alt"),
        (_changed("body.html", 'alt=""', 'alt="A market"'), "page_alt"),
        (_changed("body.html", ' alt=""', ""), "page_alt"),
        (_changed("body.html", 'width="560" height="350"', 'width="560" height="351"'), "page_size"),
        (_changed("index.html", "560w", "570w"), "page_image"),
        (_changed("index.html", "Convoy at the pass", "Convoy in the pass", 9), "page_field"),
        (_changed("body.html", "nobody in the valley", "somebody in the valley"), "words"),
        (_changed("body.html", "the rest.", "the rest. Not."), "words"),
        (_changed("index.html", "<p>The end.</p>", ""), "words"),
        (_changed("body.html", "How high is it?", "How low is it?"), "box_text"),
        (_changed("story.md", "at dusk", "at dawn"), "source_body"),
        (_changed("story.md", "Dana Seitkali", "Dan Seitkali"), "source_field"),
    ],
)
def test_one_changed_place_is_found(files: Files, code: str) -> None:
    assert code in _found(files)


@pytest.mark.parametrize("field", ["creator", "organisation", "credit_line"])
def test_a_credit_changed_in_the_json_is_found(field: str) -> None:
    def change(document: dict[str, Any]) -> None:
        document["story"]["pictures"][1]["credit"][field] = "Somebody Else"

    assert {"page_credit", "data_credit", "json_credit", "file_text"} <= _found(_with_story_json(change))


def test_a_house_may_join_the_names_in_its_own_way() -> None:
    house = replace(request().house, credit_name_joiner=" – ", credit_via_joiner=" / ")
    files = package_files(replace(request(), house=house), ORIGINALS)
    assert "Ministry of Defence / Reuters" in files["offstone.json"].decode()
    assert _found(files) == set()
    forged = files["offstone.json"].replace(b"Ministry of Defence / Reuters", b"Ministry of Defence / Somebody")
    assert "json_credit" in _found({**files, "offstone.json": forged})


def test_a_credit_changed_in_the_list_of_images_is_found() -> None:
    assert _found(_with_story_json(lambda document: document["images"][3].update(credit="Me"))) == {"json_credit"}


@pytest.mark.parametrize(
    "forged",
    [
        {"credit": Credit(credit_line="Somebody Else")},
        {"alt": "Something else"},
        {"caption": "Something else"},
        {"credit": replace(pictures()[1].credit, copyright_notice="© Somebody Else")},
    ],
)
def test_other_words_in_a_picture_file_are_found(forged: dict[str, Any]) -> None:
    assert _found({**GOOD, GATE: embed_credit(GOOD[GATE], _picture(**forged))}) == {"file_text"}


@pytest.mark.parametrize("standard", ["xmp", "iim"])
def test_one_standard_alone_is_not_enough(standard: str) -> None:
    tags = read_tags(GOOD[GATE])
    kept = {name: {key: values[0] for key, values in getattr(tags, name).items()} for name in ("xmp", "iim")}
    kept[standard] = {}
    assert _found({**GOOD, GATE: write_tags(GOOD[GATE], kept["xmp"], kept["iim"])}) == {"file_text"}


def test_other_pictures_under_a_name_are_found() -> None:
    lead = sorted(name for name in GOOD if name.startswith("images/convoy"))[0]
    assert {"image_size", "file_text"} <= _found({**GOOD, GATE: GOOD[lead]})
    assert "image_broken" in _found({**GOOD, GATE: GOOD[GATE][:4000]})
    assert "image_broken" in _found({**GOOD, GATE: b"<svg/>"})
    assert {"image_missing", "loads"} <= _found({name: data for name, data in GOOD.items() if name != GATE})


def test_a_picture_that_tells_its_place_is_found() -> None:
    import exiv2

    image = exiv2.ImageFactory.open(GOOD[GATE])
    image.readMetadata()
    exif = exiv2.ExifData()
    exif["Exif.GPSInfo.GPSLatitudeRef"] = "N"
    image.setExifData(exif)
    image.writeMetadata()
    assert _found({**GOOD, GATE: bytes(image.io().mmap())}) == {"image_place"}


@pytest.mark.parametrize(
    ("inserted", "code"),
    [
        ("<script>alert(1)</script>", "active_element"),
        ("<script type='application/ld+json' src='x.js'></script>", "active_element"),
        ("<SCRIPT SRC=//x></SCRIPT>", "active_element"),
        ("<svg><circle/></svg>", "active_element"),
        ("<iframe srcdoc='x'></iframe>", "active_element"),
        ("<link rel='preconnect' href='https://x.example'>", "active_element"),
        ("<link rel=stylesheet href=x.css>", "active_element"),
        ("<meta http-equiv=refresh content='0;url=https://x.example'>", "active_element"),
        ("<form action='https://x.example'></form>", "active_element"),
        ("<p onclick='x()'>.</p>", "active_attribute"),
        ("<p ONMOUSEOVER=x()>.</p>", "active_attribute"),
        ("<img src='https://x.example/pixel.gif'>", "loads"),
        ("<img src='images/../../x.jpg'>", "loads"),
        ("<img srcset='https://x.example/pixel.gif 2x'>", "loads"),
        ("<a href='javascript:alert(1)'>.</a>", "odd_link"),
        ("<a href=' file:///etc/passwd'>.</a>", "odd_link"),
        ("<a href='data:text/html,x'>.</a>", "odd_link"),
        ("<style>p { background: url(https://x.example) }</style>", "style_loads"),
        ("<style>@import 'x.css'</style>", "style_loads"),
        ("<p style='background:\\75 rl(//x)'>.</p>", "style_loads"),
    ],
)
def test_anything_active_is_found_on_both_pages(inserted: str, code: str) -> None:
    for name in ("index.html", "body.html"):
        assert code in _found(_changed(name, "</article>", f"{inserted}</article>"))


def test_a_page_needs_its_policy_and_a_fragment_no_head() -> None:
    assert "policy" in _found(_changed("index.html", "default-src &#39;none&#39;", "default-src *"))
    assert "policy" in _found(_changed("index.html", "base-uri", "script-src &#39;unsafe-inline&#39;; base-uri"))
    assert "policy" in _found(_changed("index.html", "Content-Security-Policy", "X-UA"))
    assert "policy" in _found(_changed("index.html", "img-src ", "img-src https: "))
    styled = _changed("body.html", "</article>", "<style>p{}</style></article>")
    assert _found(styled) == {"not_a_fragment", "pages_differ"}


def test_a_missing_credit_needs_a_reason() -> None:
    bare = story(pictures=(replace(pictures()[2], credit=Credit(), decorative=False),), lead_picture="market")
    assert {p.code for p in verify_archive(packed(contents(story=bare)))} == {
        "verify.credit_missing",
        "verify.alt_missing",
    }
    assert verify_archive(packed(contents(story=bare, findings=(ERROR,), override_reason="It is ours"))) == ()


def test_broken_texts_are_problems_and_no_crashes() -> None:
    assert "story_json" in _found({**GOOD, "offstone.json": b"[" * 100_000})
    assert "story_json" in _found({**GOOD, "offstone.json": b"{}"})
    assert "not_utf8" in _found({**GOOD, "index.html": b"\xff\xfe"})
    assert _found({**GOOD, "index.html": b"<" * 5000})
    assert _found({**GOOD, "index.html": b"<div>" * 50_000})
    assert "desk_notes" in _found(_with_story_json(lambda document: document["story"].update(desk_notes="psst")))


def test_the_folder_must_be_one() -> None:
    import io

    stream = io.BytesIO()
    write_zip(stream, {"one/a": b"", "two/b": b""}, "2026-01-08T14:02:00Z")
    assert [p.code for p in verify_archive(stream.getvalue())] == ["verify.not_one_folder"]


def test_a_package_is_verified_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "renamed.zip"
    path.write_bytes(packed(GOOD, folder="another-name"))
    assert verify_package(path) == ()
    with pytest.raises(StorageError) as refusal:
        verify_package(tmp_path / "absent.zip")
    assert "absent.zip" in explain(refusal.value)


def test_problems_are_one_line_each() -> None:
    files = _changed("body.html", CREDIT, "a\nb\x00c" + "long " * 400)
    for problem in verify_archive(packed(listed_again(files))):
        assert re.fullmatch(r"[^\n]{1,600}", problem.sentence)
