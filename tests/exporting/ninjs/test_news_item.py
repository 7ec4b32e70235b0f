"""A package's story.json is ninjs 3.2 by IPTC's own schema, in our published profile, and tells the whole story."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.exporting.ninjs.addresses import addresses_of, web_uri
from studio.exporting.ninjs.news_item import moment_of
from studio.exporting.ninjs_profile import profile_schema, read_news_item
from studio.resources import resource
from studio.story.credit import Credit
from studio.story.elements import Embed, EmbedKind, Fact, FactBox, RelatedLink
from studio.story.story import Status
from tests.exporting.desk import BODY, HOUSES, contents, pictures, request, story
from tests.exporting.json_schema import Validator
from tests.project_files import ROOT
from tests.shared_data import shared

ODD = "Quotes \" ' <b>&amp;</b> 🚚 مرحبا Z̈͌ ％"


def _item(**changes: object) -> dict[str, Any]:
    item: dict[str, Any] = json.loads(contents(**changes)["story.json"])
    return item


def _odd_story() -> dict[str, Any]:
    credit = Credit(
        creator=ODD, organisation=ODD, via=ODD, usage_terms="https://licence.example/a b|c", link="http://ü.example/ä"
    )
    return _item(
        story=story(
            headline=ODD,
            standfirst=ODD,
            embargoed_until="2026-02-01T06:00+01:00",
            pictures=(
                replace(pictures()[0], alt=ODD, caption=ODD, credit=replace(credit, rights_class="ai-generated")),
            ),
            fact_boxes=(FactBox(id="basics", title=ODD, facts=(Fact(question=ODD, answer=ODD),)),),
            embeds=(Embed(id="almaty-video", kind=EmbedKind.POST, url="https://x.example/[1]?q=%zz", fallback=ODD),),
            related=(RelatedLink(headline=ODD, url="javascript:alert(1)", is_included=True),),
            body=f"{BODY}\n{ODD}\n",
        ),
        house=replace(HOUSES["plain"], media_base_url="https://media.example/ü/"),
    )


@cache
def _items() -> tuple[dict[str, Any], ...]:
    spiked = story(status=Status.SPIKED, pictures=(), lead_picture="", body="", fact_boxes=(), embeds=())
    return _item(), _item(house=HOUSES["broadsheet"]), _odd_story(), _item(story=spiked)


@pytest.mark.parametrize("formats", [False, True], ids=["without formats", "with formats"])
@pytest.mark.parametrize("schema", ["profile", "iptc"])
def test_it_is_valid(schema: str, formats: bool) -> None:
    others = {}
    if schema == "iptc":
        rules = json.loads(shared("schemas", "ninjs-schema_3.2.rebuilt.json").read_text("utf-8"))
        geography = json.loads(shared("schemas", "GeoJSON-schema.json").read_text("utf-8"))
        others = {"https://geojson.org/schema/GeoJSON.json#": geography}
    else:
        rules = json.loads(resource("schemas", "ninjs-profile.json").read_text("utf-8"))
    validator = Validator(rules, formats=formats, others=others)
    for item in _items():
        assert validator.problems(item) == []
    plain = _items()[0]
    assert validator.problems({**plain, "credit": "Me"})
    assert validator.problems({**plain, "version": 3})
    assert bool(validator.problems({**plain, "uri": "no address"})) is (formats or schema == "profile")


def test_the_published_schema_is_made_from_the_types() -> None:
    assert resource("schemas", "ninjs-profile.json").read_bytes() == profile_schema()


def test_the_page_about_it_names_every_property_and_role() -> None:
    page = (ROOT / "docs" / "ninjs.md").read_text("utf-8")
    definitions = json.loads(profile_schema())["$defs"].values()
    names = {name for each in definitions for name in each["properties"]}
    roles = {
        role
        for each in definitions
        for key in ("role", "rel")
        for role in each["properties"].get(key, {}).get("enum", ())
    }
    assert {name for name in names | roles if f"`{name}`" not in page} == set()


def test_texts_stand_in_their_roles() -> None:
    item = _item()
    gate = next(each for each in item["associations"] if each["name"] == "picture/gate")
    texts = {each["role"]: each["value"] for each in gate["descriptions"]}
    line = "Aigerim Bekova/Steppe Photo Agency & Sons"
    assert texts["altText"] == "Ворота базы – a gate"
    assert texts["caption"].startswith("The gate\nof the base")
    assert texts["creditLine"] == line
    assert {"role": "creditLine", "name": line} in gate["infoSources"]
    assert gate["by"] == "Aigerim Bekova"
    assert [each["rel"] for each in item["associations"]] == [
        *["lead", "picture", "picture", "picture", "factbox", "embed", "related"]
    ]
    assert {each["role"]: each["value"] for each in item["descriptions"]} == {
        "summary": "What the valley saw,\nand what it did not.",
        "correction": "Correction (2022-01-09): The pass is in Kordai, not in Merke.",
    }


def test_bodies_keep_the_words_and_mark_the_places() -> None:
    bodies = {each["role"]: each for each in _item()["bodies"]}
    assert bodies["source"]["value"] == BODY
    main = bodies["main"]["value"]
    assert '<figure data-association="picture/gate"></figure>' in main
    assert '<aside data-association="fact-box/basics"></aside>' in main
    assert '<figure data-association="embed/almaty-video"></figure>' in main
    assert "ad-slot" not in main
    assert "<img" not in main
    assert 'It is hard to make them "leave"\nA. Blinken' in bodies["plain"]["value"]
    assert bodies["plain"]["charCount"] == len(bodies["plain"]["value"])
    assert bodies["plain"]["wordCount"] == bodies["main"]["wordCount"] == len(bodies["plain"]["value"].split())


def test_files_have_absolute_addresses() -> None:
    def hrefs(item: dict[str, Any]) -> set[str]:
        return {
            each["href"]
            for picture in item["associations"]
            for each in picture.get("renditions", ())
            if each["contentType"] == "image/jpeg"
        }

    base = "https://media.example/stories/"
    placed = hrefs(_item(house=replace(HOUSES["plain"], media_base_url=base)))
    files = {name for name in contents() if name.startswith("images/")}
    assert placed == {base + file for file in files}
    assert {href.partition("://")[2].partition("/")[2] for href in hrefs(_item())} == files
    assert all(href.startswith("arcp://uuid,") for href in hrefs(_item()))


def test_addresses_stay_as_long_as_they_should() -> None:
    one, other = addresses_of(request(revision=3)), addresses_of(request(revision=4))
    assert (one.item, one.element("picture/gate")) == (other.item, other.element("picture/gate"))
    assert one.file("images/x.jpg") != other.file("images/x.jpg")
    assert one.item == "urn:uuid:5b0f3c0a-58b5-4f3e-9f59-1d2b7c1f1a10"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("https://news.example/a", "https://news.example/a"),
        (" http://ünï.example/ä b?c=d|e#f ", "http://xn--n-nga1b.example/%C3%A4%20b?c=d%7Ce#f"),
        ("https://x.example/%zz%20", "https://x.example/%25zz%20"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("http://[::1/", ""),
        ("https://a:99999/", ""),
        ("https://me:secret@x.example/", ""),
        ("javascript:alert(1)", ""),
        ("//x.example/", ""),
        ("", ""),
    ],
)
def test_addresses_of_the_web_become_uris(typed: str, told: str) -> None:
    assert web_uri(typed) == told


def test_an_embargo_is_a_time_or_withholds_the_story() -> None:
    kept = _item(story=story(embargoed_until="2026-02-01T06:00:00.25+01:00"))
    assert (kept["embargoedUntil"], kept["pubStatus"]) == ("2026-02-01T05:00:00Z", "usable")
    unclear = _item(story=story(embargoed_until="after the vote"))
    assert (unclear.get("embargoedUntil"), unclear["pubStatus"]) == (None, "withheld")
    assert "after the vote" in unclear["edNote"]
    assert _item(story=story(status=Status.SPIKED))["pubStatus"] == "canceled"
    assert moment_of("2026-02-01") == "2026-02-01T00:00:00Z"


def test_a_picture_that_waits_is_partial() -> None:
    waiting = next(each for each in _item()["associations"] if each["name"] == "picture/waiting")
    assert (waiting["representationType"], waiting.get("renditions")) == ("partial", None)


def test_it_is_read_by_its_types(tmp_path: Path) -> None:
    assert read_news_item(contents()["story.json"]).version == "3"
