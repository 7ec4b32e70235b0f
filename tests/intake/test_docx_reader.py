"""A Word file comes in whole: its text, its pictures, and a line for everything that stands beside the text."""

import pytest

from studio.errors import IntakeError
from studio.intake.docx_reader import read_docx
from studio.intake.fates import Fate
from studio.intake.readers import take_in
from studio.intake.result import IntakeResult
from studio.wording import explain, sentence
from tests.intake.story_words import text_of, words
from tests.intake.word_files import PIXEL, item, paragraph, part, picture, run, table, word_file
from tests.shared_data import shared

BODY = "".join(
    (
        paragraph("Harbour tolls to rise", "Title"),
        paragraph("Crews say it comes a month before the season", "Subtitle"),
        paragraph(
            run("The ") + run("port", "<w:b/>") + run(" authority voted on ") + run("Tuesday", "<w:i/>")
            + '<w:hyperlink r:id="link">' + run(" in public") + "</w:hyperlink>" + run(".")
        ),
        paragraph(
            run("The vote was ") + '<w:del w:author="MK"><w:r><w:delText>nine to two</w:delText></w:r></w:del>'
            + '<w:ins w:author="MK">' + run("eight to three") + "</w:ins>" + run(".")
            + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
        ),
        paragraph("What changes", "heading 1"),
        item("Boats under ten metres"),
        item("Day berths", level=1),
        item("Freight"),
        item("First", number=2),
        item("Second", number=2),
        paragraph("We were told nothing until Friday.", "Quote"),
        picture("image", "Two trawlers at a quay"),
        paragraph("Trawlers in the harbour. Photo: Ana Rui/Harbour Press", "caption"),
        table(("Berth", "Toll"), ("North", "40")),
        "<w:p><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>",
    )
)  # fmt: skip
PARTS: dict[str, str | bytes] = {
    "word/media/image1.png": PIXEL,
    "word/footnotes.xml": part(
        "footnotes", f'<w:footnote w:id="2">{paragraph("According to the minutes.")}</w:footnote>'
    ),
    "word/comments.xml": part(
        "comments", f'<w:comment w:id="0" w:author="Mara Kell">{paragraph("Check the count.")}</w:comment>'
    ),
    "word/header1.xml": part("hdr", paragraph("Draft of the desk")),
}
RELATIONS = {
    "link": ("hyperlink", "https://port.example/tolls"),
    "image": ("image", "media/image1.png"),
    "notes": ("footnotes", "footnotes.xml"),
    "comments": ("comments", "comments.xml"),
    "far": ("image", "https://far.example/a.png"),
}


@pytest.fixture(scope="module")
def result() -> IntakeResult:
    return take_in(word_file(BODY, parts=PARTS, relations=RELATIONS), "tolls.docx")


def dropped(result: IntakeResult) -> dict[str, str]:
    return {line.reason: line.text for line in result.lines if line.fate is Fate.DROPPED}


def test_the_text_keeps_its_structure(result: IntakeResult) -> None:
    assert result.reader == "docx"
    assert sentence("intake.reader.docx")
    story = result.story
    assert (story.headline, story.standfirst) == (
        "Harbour tolls to rise",
        "Crews say it comes a month before the season",
    )
    assert story.body.split("\n\n") == [
        "The **port** authority voted on *Tuesday* [in public](https://port.example/tolls).",
        "The vote was eight to three.\\[1\\]",
        "## What changes",
        "- Boats under ten metres\n  - Day berths\n- Freight",
        "1. First\n2. Second",
        "> We were told nothing until Friday.",
        "::picture{#two-trawlers-at-a}",
        "| Berth | Toll |\n| --- | --- |\n| North | 40 |",
        "1. According to the minutes.",
    ]


def test_a_picture_comes_along_with_its_alt_text_caption_and_credit(result: IntakeResult) -> None:
    (placed,) = result.story.pictures
    assert (placed.alt, placed.caption, placed.credit.text) == (
        "Two trawlers at a quay",
        "Trawlers in the harbour.",
        "Ana Rui/Harbour Press",
    )
    (file,) = result.pictures
    assert (file.picture_id, file.file_name, file.data) == (placed.id, "picture-1.png", PIXEL)


def test_a_picture_that_is_left_out_does_not_come_along(result: IntakeResult) -> None:
    data = word_file(BODY, parts=PARTS, relations=RELATIONS)
    number = next(line.number for line in result.lines if line.fate is Fate.PICTURE)
    assert take_in(data, "tolls.docx", overrides={number: Fate.DROPPED}).pictures == ()


def test_what_stands_beside_the_text_is_listed(result: IntakeResult) -> None:
    assert dropped(result) == {
        "tracked-deletion": "nine to two",
        "word-comment": "Mara Kell: Check the count.",
        "page-head-or-foot": "Draft of the desk",
        "picture-outside": "https://far.example/a.png",
        "not-read": "E mc",
    }


@pytest.mark.parametrize(
    "name",
    [
        "comments",
        "endnotes",
        "footnotes",
        "simple-list",
        "strict-format",
        "strikethrough",
        "tables",
        "text-box",
        "utf8-bom",
    ],
)
def test_no_word_of_other_peoples_files_is_lost(name: str) -> None:
    data = shared("corpora", "docx", "mammoth", f"{name}.docx").read_bytes()
    result = take_in(data, f"{name}.docx")
    kept = words(text_of(result.story)) + words(" ".join(dropped(result).values()))
    listed = words("\n".join(line.text for line in result.lines if line.fate is not Fate.DROPPED))
    assert not listed - kept
    assert listed or dropped(result)


def test_a_picture_elsewhere_is_never_fetched() -> None:
    data = shared("corpora", "docx", "mammoth", "external-picture.docx").read_bytes()
    result = take_in(data, "far.docx")
    assert result.pictures == ()
    assert "picture-outside" in dropped(result)


def refused(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        read_docx(data, "hostile.docx")
    assert "hostile.docx" in explain(caught.value)
    return caught.value.code


def test_entities_are_refused() -> None:
    document = (
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
    )
    assert refused(word_file("", parts={"word/document.xml": document})) == "intake.docx.unsafe"
    outside = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    assert refused(word_file("", parts={"customXml/item1.xml": outside})) == "intake.docx.unsafe"


def test_text_that_is_too_deep_or_no_xml_is_refused() -> None:
    assert refused(word_file("<w:sdt>" * 300 + "</w:sdt>" * 300)) == "intake.docx.unsafe"
    assert refused(word_file("<w:p>")) == "intake.docx.unsafe"


def test_a_file_without_its_document_is_refused() -> None:
    broken = word_file("").replace(b"word/document.xml", b"word/documenx.xml")
    assert refused(broken) == "intake.docx.unreadable"


def test_the_old_format_of_word_is_said() -> None:
    with pytest.raises(IntakeError) as caught:
        take_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc")
    assert caught.value.code == "intake.docx.old"
    assert "old.doc" in explain(caught.value)
