"""What Ghost imports: one draft with its pictures, fact boxes in HTML cards, nothing that Ghost refuses."""

import re
from typing import Any

from msgspec.structs import replace

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.ghost import ghost
from tests.exporting.desk import contents, pictures, request, story
from tests.exporting.flavours.ghost_zip import opened_ghost

GOOD = contents(house="broadsheet")


def _post(**changes: object) -> tuple[dict[str, Any], dict[str, Any]]:
    images = {path: data for path, data in GOOD.items() if path.startswith("images/")}
    data, _ = opened_ghost(ghost(FlavourSource(request(story=story(**changes)), images))["cms/ghost.zip"])
    (post,), (meta,) = data["posts"], data["posts_meta"]
    assert post["id"] == meta["post_id"]
    return post, meta


def test_the_zip_holds_a_draft_and_each_picture_it_shows() -> None:
    data, entries = opened_ghost(GOOD["cms/ghost.zip"])
    (post,) = data["posts"]
    assert (post["status"], post["type"], post["slug"]) == ("draft", "post", "kordai-convoy")
    assert re.fullmatch(r"[0-9a-f]{24}", post["id"])
    shown = set(re.findall(r'src="/(content/images/[^"]+)"', post["html"])) | {post["feature_image"].lstrip("/")}
    assert entries.keys() == shown
    assert all(data in GOOD.values() for data in entries.values())
    assert data["tags"][0]["name"] == "World"
    assert data["posts_tags"] == [{"post_id": post["id"], "tag_id": data["tags"][0]["id"]}]


def test_what_the_editor_would_flatten_is_an_html_card() -> None:
    post, _ = _post(
        body="Text\n\n::fact-box{#basics}\n\n| a |\n|---|\n| b |\n\n> one\n>\n> two\n\n* a\n* b\n\n> short\n"
    )
    cards = re.findall(r"<!--kg-card-begin: html-->(.*?)<!--kg-card-end: html-->", post["html"], re.DOTALL)
    assert ["<dl>" in cards[0], "<table>" in cards[1], "<p>two</p>" in cards[2]] == [True, True, True]
    outside = re.sub(r"<!--kg-card-begin: html-->.*?<!--kg-card-end: html-->", "", post["html"], flags=re.DOTALL)
    assert "<p>Text</p>" in outside
    assert "<li>a</li>" in outside
    assert "<p>short</p>" in outside
    assert "<dl>" not in outside


def test_the_lead_is_the_feature_image_with_its_credit() -> None:
    post, meta = _post()
    assert "convoy" in post["feature_image"]
    assert "convoy" not in post["html"].split("<!--kg-card-begin")[0].split("<p>")[0]
    assert meta["feature_image_alt"].startswith("Lorries")
    assert "Ministry of Defence via Reuters" in meta["feature_image_caption"]


def test_what_ghost_would_refuse_goes_elsewhere() -> None:
    long_alt = replace(pictures()[0], alt="lorry " * 40)
    post, meta = _post(headline="word " * 80, standfirst="long " * 80, pictures=(long_alt, *pictures()[1:]))
    assert len(post["title"]) <= 255
    assert post["title"].endswith("…")
    assert post["custom_excerpt"] is None
    assert "long long" in post["html"]
    assert (post["feature_image"], meta["feature_image_alt"]) == (None, None)
    assert 'alt="lorry lorry' in post["html"]
