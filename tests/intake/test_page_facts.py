"""What a page tells of itself is found wherever it tells it, and nothing hostile in it does harm."""

import pytest

from studio.intake.linked_data import linked_article
from studio.intake.page_facts import is_saved_page, iso_date, page_facts


def page(head: str = "", language: str = "") -> str:
    return f"<html{f' lang={language}' if language else ''}><head>{head}</head><body></body></html>"


def data(json: str) -> str:
    return page(f'<script type="application/ld+json">{json}</script>')


def test_json_ld_wins_over_open_graph_and_that_over_plain_tags() -> None:
    plain = '<meta name="author" content="Plain"><meta name="description" content="Plain">'
    graph = '<meta property="og:title" content="Graph"><meta property="og:description" content="Graph">'
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Linked"}</script>'
    facts = page_facts(page(plain + graph + linked))
    assert (facts.headline, facts.description, facts.authors) == ("Linked", "Graph", ("Plain",))


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ana Rui"', ("Ana Rui",)),
        ('{"@type":"Person","name":"Ana Rui"}', ("Ana Rui",)),
        ('[{"name":"Ana Rui"},{"name":"Tom Oduya"},{"name":"Ana Rui"}]', ("Ana Rui", "Tom Oduya")),
        ('{"@id":"#p"}', ("Pia Holt",)),
        ('"https://a.example/ana"', ()),
        ("null", ()),
        ("[[[1]]]", ("1",)),
    ],
)
def test_authors_in_every_form(author: str, names: tuple[str, ...]) -> None:
    source = (
        f'[{{"@type":["Article"],"headline":"x","author":{author}}},{{"@type":"Person","@id":"#p","name":"Pia Holt"}}]'
    )
    assert linked_article(data(source)).authors == names


def test_a_broken_script_does_not_hide_the_next() -> None:
    source = data('{"@type": NewsArticle') + data('{"@type":"NewsArticle","headline":"Whole"}')
    assert linked_article(source).headline == "Whole"


@pytest.mark.parametrize(
    "source",
    [
        data("[" * 100_000),
        '<script type="application/ld+json">' * 20_000,
        data('{"a":' * 5000 + "1" + "}" * 5000),
        data('{"@type":"NewsArticle","headline":{"@value":["x"]},"datePublished":[],"image":7,"author":{}}'),
        page("<meta " * 50_000),
        page("<meta content=" + "'" * 100_000),
    ],
)
def test_hostile_heads_are_finished(source: str) -> None:
    page_facts(source)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-02-03", "2026-02-03"),
        ("2026-02-03T14:02:00.123Z", "2026-02-03T14:02:00+00:00"),
        ("2026-02-03T14:02+01:00", "2026-02-03T14:02:00+01:00"),
        ("2026-02-03 about noon", "2026-02-03"),
        ("2026-02-31", ""),
        ("3 February", ""),
        ("", ""),
    ],
)
def test_dates_become_iso_or_nothing(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("written", "language"), [("de", "de"), ("en_us", "en-US"), ("zh-Hant-TW", "zh-Hant-TW"), ("x y", "")]
)
def test_the_language_is_brought_into_form(written: str, language: str) -> None:
    assert page_facts(page(language=f'"{written}"')).language == language


@pytest.mark.parametrize(
    ("source", "is_page"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("<p>x</p>", False),
        ("<html><head><meta name=Generator content='Microsoft Word 15'></head>", False),
        ("<html><body><p class=MsoNormal>x", False),
    ],
)
def test_a_saved_page_is_told_from_a_copied_part_and_from_an_office_document(source: str, is_page: bool) -> None:
    assert is_saved_page(source) is is_page
