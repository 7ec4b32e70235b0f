"""No word that was typed is lost on its way into HTML."""

import json
from collections import Counter
from html import unescape
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.rendering.blocks import parse_body
from tests.rendering.page_audit import PageAudit
from tests.rendering.test_live_article import TEXTS
from tests.shared_data import shared


def letters(text: str) -> Counter[str]:
    return Counter(character for character in unescape(text).casefold() if character.isalpha())


def lost_letters(markdown: str) -> str:
    """The letters of a body that are neither in the text of its HTML nor in a link it holds or defines."""
    body = parse_body(markdown, "en")
    shown = []
    for block in body.blocks:
        if block.directive is not None:
            shown.append(block.source)
            continue
        audit = PageAudit(block.html)
        assert not audit.faults, (markdown, audit.faults)
        assert audit.roots == 1, block.html
        shown += [audit.text, *(unquote(value) for _tag, name, value in audit.attributes if name in {"href", "title"})]
    for label, definition in body.references.items():
        shown += [label, unquote(definition["href"]), definition["title"]]
    return "".join((letters(markdown) - letters("\n".join(shown))).elements())


def test_every_example_of_the_markdown_specifications_keeps_its_words():
    for folder in ("commonmark", "gfm"):
        examples = json.loads(shared("corpora", folder, "spec.json").read_text("utf-8"))
        lost = {example["markdown"]: lost_letters(example["markdown"]) for example in examples}
        assert {text: gone for text, gone in lost.items() if gone} == {}


def test_every_naughty_string_keeps_its_words():
    strings = json.loads(shared("corpora", "xss", "blns", "blns.json").read_text("utf-8"))
    assert {text: lost_letters(text) for text in strings if lost_letters(text)} == {}


@settings(max_examples=150, deadline=None)
@given(text=TEXTS.filter(lambda text: "]:" not in text))
def test_any_structure_keeps_its_words(text):
    assert lost_letters(text.replace("\r", "\n")) == ""


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200).filter(lambda text: "\r" not in text and "&" not in text))
def test_any_text_keeps_its_words(text):
    assert lost_letters(text) == ""
