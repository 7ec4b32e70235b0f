"""The right reader takes in bytes of any encoding; what is not text is refused with a sentence."""

import codecs

import pytest

from studio.errors import IntakeError
from studio.intake.fates import Fate
from studio.intake.readers import READERS, take_in
from studio.wording import explain, sentence


@pytest.mark.parametrize(
    ("text", "file_name", "reader"),
    [
        ("Some words.", "", "text"),
        ("Some words.", "a.md", "markdown"),
        ("Some words.", "A.HTML", "html"),
        ("Some words.", "page.txt", "text"),
        ("<!DOCTYPE html><p>x", "", "html"),
        ("<p>One</p>", "", "html"),
        ("<script> is a tag, he said.", "", "text"),
        ("Headline: x\n\nBody.", "", "markdown"),
        ("# Title\n\nBody.", "-", "markdown"),
        ("Words.\n\n::picture{#a}", "", "markdown"),
        ("::nothing{#a}", "", "text"),
        ("#hashtag and 1. more", "", "text"),
    ],
)
def test_the_reader_is_chosen(text: str, file_name: str, reader: str) -> None:
    assert take_in(text, file_name).reader == reader
    assert sentence(f"intake.reader.{reader}")
    assert reader in {spec.id for spec in READERS}


@pytest.mark.parametrize(
    "data",
    [
        "Café “x” 漢字".encode(),
        codecs.BOM_UTF8 + "Café “x” 漢字".encode(),
        "Café “x” 漢字".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Café “x” 漢字".encode("utf-16-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    result = take_in(data)
    assert result.lines[0].text == "Café “x” 漢字"
    assert result.notes == ()


@pytest.mark.parametrize(
    ("words", "charset"), [("Сводка погоды", "windows-1251"), ("خبر", "windows-1256"), ("ニュース", "shift_jis")]
)
def test_a_page_is_read_in_the_encoding_it_says(words: str, charset: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><p>{words}</p>'
    result = take_in(page.encode(charset), "page.html")
    assert words in [line.text for line in result.lines]
    assert "intake.note.encoding" not in {note.code for note in result.notes}


@pytest.mark.parametrize("charset", ["zlib", "unicode_escape", "nothing-like-it", "utf-7", "utf-8"])
def test_an_encoding_no_page_has_is_not_believed(charset: str) -> None:
    result = take_in(f'<meta charset="{charset}"><p>Café</p>'.encode("cp1252"), "page.html")
    assert result.lines[0].text == "Café"
    assert "intake.note.encoding" in {note.code for note in result.notes}


def test_windows_text_is_read_with_a_note() -> None:
    result = take_in("Café “x”".encode("cp1252"))
    assert result.lines[0].text == "Café “x”"
    (note,) = result.notes
    assert "Windows-1252" in sentence(note.code, **note.parameters)


def test_word_exact_spaces_are_kept() -> None:
    text = (
        "A headline of some words\n\nA line with\u00a0a hard space,\u2028a line separator and enough words to be prose."
    )
    assert take_in(text).story.body == text.split("\n\n")[1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "intake.binary"),
        (b"\xff\xfe\x00\xd8", "intake.binary"),
        (b" \n", "intake.empty"),
        (bytes(50_000_001), "intake.too_large"),
    ],
)
def test_what_cannot_be_taken_in_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        take_in(data, "thing.bin")
    assert caught.value.code == code
    assert "thing.bin" in explain(caught.value)


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    assert take_in("lone \ud800 half").lines[0].text == "lone \ufffd half"


def test_choices_reach_the_reader() -> None:
    text = "A headline of some words\n\nShare"
    assert take_in(text, overrides={2: Fate.BODY}).story.body == "Share"
    assert take_in("<h1>A headline</h1><p>Share</p>", overrides={1: Fate.BODY}).story.body == "Share"
    assert [spec.id for spec in READERS if not spec.has_choices] == ["package", "story-json", "markdown"]
