"""The article in plain Markdown says the same to readers that know nothing of Offstone, and stays inert there."""

import json

import pytest
from markdown_it import MarkdownIt

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.markdown import inert, markdown, words
from tests.exporting.desk import contents, request, story
from tests.shared_data import shared

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
READER.validateLink = lambda url: True  # type: ignore[method-assign]


def _kinds(text: str) -> list[str]:
    tokens = READER.parse(text)
    return [each.type for token in tokens for each in (token, *(token.children or ()))]


def test_elements_stand_in_their_places() -> None:
    text = contents(house="broadsheet")["cms/article.md"].decode()
    assert text.startswith("# Convoy at the pass")
    places = [
        text.index(each)
        for each in (
            "By Dana Seitkali",
            "(<../images/convoy-",
            "Ministry of Defence via Reuters",
            "The convoy came over",
            "![Ворота базы – a gate](<../images/gate-",
            "Aigerim Bekova/Steppe Photo Agency",
            '> It is hard to make them "leave"',
            "### Kordai: the basics",
            "**Where is it?**",
            "Source: Atlas, as of 8 January 2022",
            "[The square](<https://video.example/1>)",
            "A video of the square.",
            "The end.",
            "Correction (9 January 2022)",
        )
    ]
    assert places == sorted(places)
    assert "::" not in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "a <b>tag</b> and <!-- a comment --> and <?php ?>",
        "[x](javascript:alert(1))",
        "[x]( <data:text/html,x>)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "![x](https://x.example/p.gif)",
        "* list\n\n  <iframe src=x>\n",
        "> <svg onload=alert(1)>",
    ],
)
def test_what_is_text_to_us_is_text_to_others(typed: str) -> None:
    kinds = _kinds(inert(typed, "en-GB"))
    assert not {"html_inline", "html_block", "image"} & set(kinds)
    links = [token for block in READER.parse(inert(typed, "en-GB")) for token in block.children or ()]
    assert all(str(token.attrGet("href")).startswith("https:") for token in links if token.type == "link_open")


@pytest.mark.parametrize(
    "typed",
    [
        "a `<b>` code span and ``two ` <i>`` of them",
        "```\n<b>fence</b>\n```",
        "    <b>indented</b>",
        "[ok](https://x.example) and <https://x.example> and [mail](mailto:a@x.example) and [top](#top)",
        "\\<b> was escaped by hand",
        "5 < 6 and 7 > 2",
    ],
)
def test_what_means_the_same_stays_as_it_was_typed(typed: str) -> None:
    assert inert(typed, "en-GB") == typed


@pytest.mark.parametrize(
    "text",
    ["* star", "1. one", "# hash", "> more", "= under", "- dash", "a *b* [c](d) <e> `f` ~g~ |h|", "![x](y)", "12) x"],
)
def test_a_caption_stays_plain_text(text: str) -> None:
    tokens = READER.parse(words(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children or ()) == text


def test_no_attack_comes_through() -> None:
    names = ["xss_alert.txt", "RSNAKE_XSS.txt", "XSS_Polyglots.txt", "MarioXSSVectors.txt"]
    for name in names:
        for line in shared("corpora", "xss", "lists", name).read_text("utf-8", "replace").splitlines()[::9]:
            text = inert(line, "en-GB")
            assert not {"html_inline", "html_block", "image"} & set(_kinds(text)), line


def test_definitions_of_links_are_kept() -> None:
    typed = "See [there][1].\n\n::ad\n[1]: https://x.example/there\n"
    made = markdown(FlavourSource(request(story=story(body=typed, pictures=(), lead_picture="")), {}))
    text = made["cms/article.md"].decode()
    assert "[1]: https://x.example/there" in text
    assert 'href="https://x.example/there"' in READER.render(text)


def test_the_examples_of_commonmark_stay_inert() -> None:
    for example in json.loads(shared("corpora", "commonmark", "spec.json").read_text("utf-8"))[::2]:
        text = inert(example["markdown"], "en-GB")
        assert not {"html_block", "image"} & set(_kinds(text)), example["markdown"]
