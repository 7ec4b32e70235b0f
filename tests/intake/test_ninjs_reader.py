"""News items of any agency and any ninjs come in with their fields, pictures and rights."""

import json
from typing import Any

import pytest

from studio.errors import IntakeError
from studio.intake.fates import Fate
from studio.intake.readers import take_in
from studio.intake.result import IntakeResult
from studio.story.elements import EmbedKind
from studio.wording import explain, sentence

OLD: dict[str, Any] = {
    "uri": "urn:newsml:agency.example:20260203:1",
    "type": "text",
    "version": "3",
    "profile": "text",
    "language": "de",
    "headline": "Fähren fahren wieder nachts",
    "byline": "Jutta Reinholz",
    "description_text": "Zwei Boote fahren erstmals seit neun Jahren nach Einbruch der Dunkelheit.",
    "located": "Leyhausen",
    "versioncreated": "2026-02-03T06:10:00+0000",
    "copyrightholder": "Agentur Küste",
    "copyrightnotice": "© Agentur Küste 2026",
    "usageterms": "Nur für Kunden",
    "ednote": "Achtung: zweite Fassung",
    "subject": [
        {"code": "20000763", "name": "Verkehr", "rel": "about"},
        {"name": "Region", "rel": "section"},
    ],
    "body_html": "<p>Ab März <b>legen</b> zwei Fähren nach neun Uhr abends ab.</p><h2>Warum</h2>"
    "<p>Das alte Licht war kaputt, und niemand wollte es ersetzen.</p>"
    "<!-- EMBED START Image {id: \"editor_0\"} --><figure>"
    "<img src='https://img.agency.example/licht-800.jpg' alt='Der Turm'><figcaption>"
    "Der Turm im Bau</figcaption></figure>"
    "<!-- EMBED END Image {id: \"editor_0\"} --><p>Der Vorverkauf hat begonnen.</p><script>x()</script>",
    "associations": {
        "featuremedia": {
            "type": "picture",
            "headline": "Anleger am Abend",
            "description_text": "Der Anleger am Montagabend.",
            "byline": "Ana Rui",
            "copyrightholder": "Agentur Küste",
            "renditions": {
                "thumbnail": {"href": "https://img.agency.example/anleger-200.jpg", "width": 200, "height": 100},
                "original": {"href": "https://img.agency.example/anleger-2000.jpg", "width": 2000, "height": 1000},
            },
        },
        "editor_0": {
            "type": "picture",
            "description_text": "Der Turm im Bau",
            "body_text": "Der Turm",
            "byline": "Karl Thoma/dpa",
            "renditions": {"800": {"href": "https://img.agency.example/licht-800.jpg", "width": 800}},
        },
        "nothing": None,
    },
}  # fmt: skip
NEW: dict[str, Any] = {
    "uri": "https://agency.example/items/77",
    "type": "text",
    "standard": {"name": "ninjs", "version": "3.1"},
    "language": "en-US",
    "headlines": [
        {"role": "short", "value": "Night boats"},
        {"role": "main", "value": "Night ferries &amp; <b>boats</b> return", "contentType": "text/html"},
    ],
    "descriptions": [{"role": "summary", "value": "Two boats will sail after dark."}],
    "by": "Isla Brandt",
    "located": "Skerry",
    "contentCreated": "2026-02-03T06:10:00Z",
    "embargoedUntil": "2026-02-04T07:00:00+01:00",
    "usageTerms": "Editorial use only",
    "infoSources": [{"name": "Coast Agency", "role": "publisher"}],
    "subjects": [{"name": "Isles", "rel": "section"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "In plain words."},
        {"role": "main", "contentType": "text/html", "value": "<p>From March, two ferries will leave after nine.</p>"},
    ],
    "associations": [
        {
            "name": "mainpic",
            "type": "picture",
            "by": "Ana Rui",
            "infoSources": [{"name": "Ana Rui/Harbour Press", "role": "creditLine"}],
            "descriptions": [
                {"role": "caption", "value": "The quay on Monday."},
                {"role": "altText", "value": "A lit quay at dusk"},
            ],
            "renditions": [{"name": "a", "href": "https://img.example/quay.jpg", "width": 1200}],
        },
        {
            "name": "clip",
            "type": "video",
            "headline": "Boats at night",
            "renditions": [{"href": "https://v.example/1.mp4"}],
        },
    ],
}


def read(item: dict[str, Any], name: str = "item.json") -> IntakeResult:
    return take_in(json.dumps(item).encode(), name)


def test_an_item_in_ninjs_1() -> None:
    result = read(OLD)
    story = result.story
    assert result.reader == "ninjs"
    assert sentence("intake.reader.ninjs")
    assert (story.language, story.section, story.headline) == ("de", "Region", "Fähren fahren wieder nachts")
    assert (story.byline, story.dateline) == ("Jutta Reinholz", "Leyhausen")
    assert story.standfirst.startswith("Zwei Boote")
    assert story.desk_notes == "Achtung: zweite Fassung"
    assert story.origin is not None
    assert story.origin.publisher == "Agentur Küste"
    assert story.origin.rights_notice == "© Agentur Küste 2026 Nur für Kunden"
    assert story.body.split("\n\n") == [
        "Ab März **legen** zwei Fähren nach neun Uhr abends ab.",
        "## Warum",
        "Das alte Licht war kaputt, und niemand wollte es ersetzen.",
        "::picture{#der-turm}",
        "Der Vorverkauf hat begonnen.",
    ]


def test_its_pictures_stand_where_they_stood_with_their_credits() -> None:
    story = read(OLD).story
    lead, tower = story.pictures
    assert story.lead_picture == lead.id
    assert (lead.file_name, lead.alt, lead.caption) == (
        "anleger-2000.jpg",
        "Anleger am Abend",
        "Der Anleger am Montagabend.",
    )
    assert lead.credit.text == "Ana Rui/Agentur Küste"
    assert (tower.alt, tower.caption, tower.credit.text) == ("Der Turm", "Der Turm im Bau", "Karl Thoma/dpa")


def test_an_item_in_ninjs_3() -> None:
    result = read(NEW)
    story = result.story
    assert (story.language, story.section, story.headline) == ("en-US", "Isles", "Night ferries & boats return")
    assert (story.byline, story.dateline, story.standfirst) == (
        "Isla Brandt",
        "Skerry",
        "Two boats will sail after dark.",
    )
    assert story.embargoed_until == "2026-02-04T06:00:00Z"
    assert story.body.split("\n\n") == ["From March, two ferries will leave after nine.", "::embed{#video}"]
    (lead,) = story.pictures
    assert (lead.alt, lead.caption) == ("A lit quay at dusk", "The quay on Monday.")
    assert lead.credit.text == "Ana Rui/Harbour Press"
    (clip,) = story.embeds
    assert (clip.kind, clip.url, clip.fallback) == (EmbedKind.VIDEO, "https://v.example/1.mp4", "Boats at night")
    assert story.origin is not None
    assert (story.origin.publisher, story.origin.url) == ("Coast Agency", "https://agency.example/items/77")
    codes = {note.code for note in result.notes}
    assert codes == {"intake.note.published", "intake.note.embargo"}
    assert all(sentence(note.code, **note.parameters) for note in result.notes)


def test_plain_text_is_read_where_there_is_no_markup() -> None:
    item = {"uri": "urn:x", "headline": "H", "body_text": "One <b>.\n\nTwo & three."}
    assert read(item).story.body == "One \\<b>.\n\nTwo & three."


def test_without_a_place_the_day_is_the_dateline() -> None:
    assert read({**NEW, "located": ""}).story.dateline == "3 February 2026"


def test_a_field_may_be_left_out() -> None:
    number = next(line.number for line in read(NEW).lines if line.fate is Fate.BYLINE)
    assert take_in(json.dumps(NEW), "a.json", overrides={number: Fate.DROPPED}).story.byline == ""


def test_an_item_is_known_without_its_ending() -> None:
    assert read(NEW, "").reader == "ninjs"
    assert read({"uri": "u", "body_html": "<p>x</p>"}, "").reader == "ninjs"


@pytest.mark.parametrize("text", ["{}", "[1]", "{broken", '{"name": "x"}', '{"a":' * 5000])
def test_other_json_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(IntakeError) as caught:
        take_in(text, "data.json")
    assert caught.value.code == "intake.json.unknown"
    assert explain(caught.value)


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [None], [[1]], {"value": []}])
def test_odd_values_do_no_harm(value: object) -> None:
    odd = dict.fromkeys((*OLD, *NEW), value) | {"headlines": value, "uri": "x", "standard": {"name": "ninjs"}}
    read(odd)
    pictured = {**NEW, "associations": [dict.fromkeys((*NEW["associations"][0],), value) | {"type": "picture"}]}
    read(pictured)


def test_markup_in_an_item_is_inert() -> None:
    item = {**NEW, "bodies": [{"value": "<p onclick=x()>a<script>alert(1)</script><a href='javascript:x'>b</a></p>"}]}
    assert read(item).story.body.startswith("ab")
