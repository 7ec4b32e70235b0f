"""The feed is well-formed, says who made each picture, and escapes what is in the story."""

from xml.etree import ElementTree

from msgspec.structs import replace

from tests.exporting.desk import HOUSES, SAVED_AT, contents, story

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"


def _item(**changes: object) -> ElementTree.Element:
    data = contents(house=replace(HOUSES["broadsheet"], media_base_url="https://media.example/"), **changes)[
        "cms/rss.xml"
    ]
    root = ElementTree.fromstring(data)
    (item,) = root.findall("channel/item")
    assert root.get("version") == "2.0"
    assert all(root.findtext(f"channel/{tag}") for tag in ("title", "link", "description"))
    return item


def test_the_item_holds_the_story() -> None:
    item = _item()
    assert item.findtext("title") == 'Convoy at the pass: "nobody slept" & other tales'
    assert item.findtext("guid") == "urn:uuid:5b0f3c0a-58b5-4f3e-9f59-1d2b7c1f1a10"
    assert item.findtext("pubDate") == "Thu, 08 Jan 2026 14:02:00 +0000"
    assert SAVED_AT.startswith("2026-01-08")
    assert "<p>The end.</p>" in (item.findtext(CONTENT) or "")
    media = {each.get("url"): each for each in item.findall(f"{MEDIA}content")}
    gate = media["https://media.example/images/gate-5aba9754-560.jpg"]
    assert gate.findtext(f"{MEDIA}credit") == "Aigerim Bekova/Steppe Photo Agency & Sons"
    assert gate.findtext(f"{MEDIA}title") == "Ворота базы – a gate"


def test_nothing_in_the_story_breaks_the_xml() -> None:
    item = _item(story=story(headline="]]> <x> & \x00\x1f\ufffe 🚚", standfirst="&nbsp;"))
    assert item.findtext("title") == "]]> <x> &   🚚"
    assert item.findtext("description") == "&nbsp;"
