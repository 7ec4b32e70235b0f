"""The flavour in ninjs 1.7 is valid by IPTC's schema, and readers of it find alt text, caption and credit."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tests.exporting.desk import HOUSES, contents, pictures, story
from tests.exporting.json_schema import Validator
from tests.shared_data import shared


def _item(**changes: object) -> dict[str, Any]:
    item: dict[str, Any] = json.loads(contents(house="plain", **changes)["cms/ninjs-1.7.json"])
    return item


@pytest.mark.parametrize("formats", [False, True], ids=["without formats", "with formats"])
def test_it_is_valid(formats: bool) -> None:
    """What is written is in version 1.6 as well, whose schema this is."""
    validator = Validator(json.loads(shared("schemas", "ninjs-schema_1.6.json").read_text("utf-8")), formats=formats)
    embargoed = story(embargoed_until="2026-02-01T06:00:00Z", seo_title="SEO")
    for item in (_item(), _item(story=embargoed), _item(story=story(pictures=(), fact_boxes=(), embeds=()))):
        assert validator.problems(item) == []
    assert validator.problems({**_item(), "credit": "Me"})


def test_texts_are_where_readers_look_for_them() -> None:
    item = _item()
    assert item["associations"]["featuremedia"]["description_creditline"] == "Ministry of Defence via Reuters"
    gate = item["associations"]["picture_gate"]
    assert gate["body_text"] == "Ворота базы – a gate"
    assert gate["description_text"].startswith("The gate")
    assert {"name": "Aigerim Bekova/Steppe Photo Agency & Sons", "rel": "creditLine"} in gate["infosource"]
    assert gate["renditions"]["original"]["width"] == 560
    assert item["versioncreated"] == "2026-01-08T14:02:00Z"
    assert "Aigerim Bekova/Steppe Photo Agency &amp; Sons" in item["body_html"]
    assert "<h3>Kordai: the basics</h3>" in item["body_html"]
    assert "<dl>" not in item["body_html"]


def test_ids_that_make_the_same_key_keep_apart() -> None:
    one, other = (replace(pictures()[2], id=name) for name in ("a-b", "a_b"))
    item = _item(story=story(pictures=(one, other), lead_picture="", embeds=(), body="Text"))
    assert {"picture_a_b", "picture_a_b_"} <= item["associations"].keys()
    assert HOUSES["plain"].flavours == ("ninjs-1.7",)
