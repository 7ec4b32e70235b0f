"""The editor as it is used: real keys, real documents."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.story.directives import Directive
from studio.ui.editor.body_text import exact_text
from studio.ui.editor.highlighting import mark_colour
from studio.ui.theme.colours import DARK, LIGHT

LONG_BODY = "\n\n".join(f"Paragraph {number} of the story, long enough to be a line." for number in range(60))


def place_caret(editor, position: int, anchor: int | None = None) -> None:
    cursor = editor.body_edit.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.body_edit.setTextCursor(cursor)


def body_of(editor) -> str:
    return exact_text(editor.body_edit.document())


def test_typing_edits_the_story(open_editor) -> None:
    editor, session = open_editor(body="")
    QTest.keyClicks(editor.body_edit, "Troops arrive")
    assert session.story.body == "Troops arrive"
    assert session.undo_name == "Typing"


@pytest.mark.parametrize("body", ["no\u00a0break", "line\u2028separator", "e\u0301", "مرحبا", "😀 astral", "tab\t\r"])
def test_a_story_is_shown_and_typed_into_without_losing_a_character(open_editor, body: str) -> None:
    editor, session = open_editor(body=body)
    assert session.story.body == body
    place_caret(editor, 0)
    QTest.keyClicks(editor.body_edit, "x")
    assert session.story.body == "x" + body.replace("\r", "\n")


def test_enter_and_arrows_lead_through_the_article(open_editor) -> None:
    editor, session = open_editor()
    editor.focus_field("headline")
    fields = editor.header.fields
    QTest.keyClicks(fields["headline"], "Blinken asks")
    QTest.keyClick(fields["headline"], Qt.Key.Key_Return)
    assert editor.window().focusWidget() is fields["standfirst"]
    QTest.keyClick(fields["standfirst"], Qt.Key.Key_Down)
    assert editor.window().focusWidget() is fields["byline"]
    QTest.keyClick(fields["byline"], Qt.Key.Key_Tab)
    assert editor.window().focusWidget() is fields["dateline"]
    QTest.keyClick(fields["dateline"], Qt.Key.Key_Return)
    assert editor.window().focusWidget() is editor.body_edit
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Up)
    assert editor.window().focusWidget() is fields["dateline"]
    QTest.keyClick(fields["dateline"], Qt.Key.Key_Up)
    assert editor.window().focusWidget() is fields["standfirst"]
    assert session.story.headline == "Blinken asks"


def test_the_headline_wraps_grows_and_stays_one_paragraph(open_editor) -> None:
    editor, session = open_editor(headline="Short")
    field = editor.header.fields["headline"]
    one_line, header = field.height(), editor.page_scroll.header_height
    data = QMimeData()
    data.setText("a headline that was copied\nwith a line end and goes on for three lines at least")
    field.insertFromMimeData(data)
    assert "\n" not in session.story.headline
    assert field.height() >= 2 * one_line
    assert editor.page_scroll.header_height > header


def test_a_section_the_house_does_not_know_is_kept(open_editor) -> None:
    editor, session = open_editor(section="Obituaries")
    assert editor.header.section.currentText() == "Obituaries"
    assert session.story.section == "Obituaries"
    editor.focus_field("section")
    editor.header.section.lineEdit().selectAll()
    QTest.keyClicks(editor.header.section.lineEdit(), "Letters")
    assert session.story.section == "Letters"


def test_a_change_from_elsewhere_is_one_step_and_keeps_the_caret(open_editor) -> None:
    editor, session = open_editor(body="First line\n\nSecond line", headline="Old headline")
    place_caret(editor, 14)
    field = editor.header.fields["headline"]
    session.edit("fix", step="Fix", body="First, mended line\n\nSecond line", headline="New headline")
    assert body_of(editor) == session.story.body
    assert editor.body_edit.textCursor().position() == 14 + len(", mended")
    assert field.text == "New headline"
    assert session.undo_name == "Fix"
    editor.undo()
    assert (session.story.body, session.story.headline) == ("First line\n\nSecond line", "Old headline")
    editor.redo()
    assert (session.story.body, session.story.headline) == ("First, mended line\n\nSecond line", "New headline")


def test_undo_takes_back_what_was_done_last_wherever_the_caret_is(open_editor) -> None:
    editor, session = open_editor(body="")
    QTest.keyClicks(editor.body_edit, "body")
    editor.focus_field("headline")
    QTest.keyClicks(editor.header.fields["headline"], "headline")
    session.edit("panel", step="Slug", slug="a-slug")
    editor.focus_field("body")
    QTest.keyClicks(editor.body_edit, " on")
    states = []
    while session.undo_name:
        states.append((session.story.headline, session.story.slug, session.story.body))
        QTest.keyClick(editor.body_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert states == [
        ("headline", "a-slug", "body on"),
        ("headline", "a-slug", "body"),
        ("headline", "", "body"),
        ("", "", "body"),
    ]
    assert session.story.body == ""
    assert not editor.can_undo()
    assert editor.can_redo()


def test_another_story_starts_with_nothing_to_undo(open_editor) -> None:
    editor, session = open_editor(body="One")
    QTest.keyClicks(editor.body_edit, "x")
    other, _ = open_editor(body="Two")
    editor.open(other._session, ())
    assert not editor.can_undo()
    session.edit("fix", body="changed behind")
    assert body_of(editor) == "Two"


def test_a_substitution_is_taken_back_alone(open_editor) -> None:
    editor, session = open_editor(body="")
    QTest.keyClicks(editor.body_edit, 'He said "')
    assert session.story.body == "He said “"
    editor.undo()
    assert session.story.body == 'He said "'
    QTest.keyClicks(editor.body_edit, "yes'")
    assert session.story.body == 'He said "yes’'
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Backspace)
    assert session.story.body == "He said \"yes'"
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Backspace)
    assert session.story.body == 'He said "yes'


def test_code_and_directives_stay_as_typed(open_editor) -> None:
    editor, session = open_editor(body="```\n\n```\n")
    place_caret(editor, 4)
    QTest.keyClicks(editor.body_edit, 'a -- "b"...')
    assert session.story.body == '```\na -- "b"...\n```\n'


def test_nothing_is_substituted_while_an_input_method_composes(open_editor) -> None:
    editor, session = open_editor(body="")
    QApplication.sendEvent(editor.body_edit, QInputMethodEvent('"', []))
    assert session.story.body == ""
    event = QInputMethodEvent("", [])
    event.setCommitString("é")
    QApplication.sendEvent(editor.body_edit, event)
    assert session.story.body == "é"


def test_lists_continue_and_end(open_editor) -> None:
    editor, session = open_editor(body="")
    for keys in ("1. one", "two"):
        QTest.keyClicks(editor.body_edit, keys)
        QTest.keyClick(editor.body_edit, Qt.Key.Key_Return)
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Return)
    assert session.story.body == "1. one\n2. two\n"
    QTest.keyClicks(editor.body_edit, "- a")
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Tab)
    assert session.story.body == "1. one\n2. two\n  - a"
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Backtab)
    assert session.story.body == "1. one\n2. two\n- a"


def test_toggles_are_one_undo_step(open_editor) -> None:
    editor, session = open_editor(body="A word 😀 here")
    place_caret(editor, 3)
    editor.toggle_bold()
    assert session.story.body == "A **word** 😀 here"
    editor.toggle_italic()
    editor.toggle_quote()
    assert session.story.body == "> A ***word*** 😀 here"
    editor.undo()
    editor.undo()
    editor.undo()
    assert session.story.body == "A word 😀 here"
    place_caret(editor, len("A word 😀 here") + 1, anchor=10)
    editor.insert_link()
    assert session.story.body == "A word 😀 [here]()"


def test_pasting_an_address_on_words_links_them(open_editor) -> None:
    editor, session = open_editor(body="see here now")
    place_caret(editor, 8, anchor=4)
    data = QMimeData()
    data.setText("https://example.org/a")
    editor.body_edit.insertFromMimeData(data)
    assert session.story.body == "see [here](https://example.org/a) now"


def test_pasted_html_leaves_only_its_words(open_editor) -> None:
    editor, session = open_editor(body="")
    data = QMimeData()
    data.setHtml("<img src='http://example.org/x.png' onerror='alert(1)'><b>bold</b>")
    data.setText("bold\r\nwords\rhere")
    editor.body_edit.insertFromMimeData(data)
    assert session.story.body == "bold\nwords\nhere"
    assert editor.body_edit.document().toHtml().count("<img") == 0


def test_pictures_go_to_the_story_not_into_the_text(open_editor, qtbot) -> None:
    editor, session = open_editor(body="one\n\ntwo")
    place_caret(editor, 5)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/photos/a.JPG"), QUrl.fromLocalFile("/photos/b.txt")])
    with qtbot.waitSignal(editor.files_dropped) as dropped:
        editor.body_edit.insertFromMimeData(data)
    assert dropped.args[0].paths == (Path("/photos/a.JPG"),)
    assert dropped.args[0].line == 2
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(editor.picture_pasted) as pasted:
        editor.body_edit.insertFromMimeData(picture)
    assert pasted.args[0].data.startswith(base64.b64decode("iVBORw0KGgo="))
    assert pasted.args[0].file_name == "pasted-picture.png"
    documents = QMimeData()
    documents.setUrls([QUrl.fromLocalFile("/texts/story.docx")])
    assert not editor.body_edit.canInsertFromMimeData(documents)
    assert session.story.body == "one\n\ntwo"


def test_a_dropped_picture_belongs_to_the_line_it_is_dropped_on(open_editor, qtbot) -> None:
    editor, session = open_editor(body="one\n\ntwo\n\nthree")
    place_caret(editor, 0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/photos/a.png")])
    place = editor.body_edit.cursorRect(QTextCursor(editor.body_edit.document().findBlockByNumber(4))).center()
    both = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = editor.body_edit.viewport()
    with qtbot.waitSignal(editor.files_dropped) as dropped:
        QApplication.sendEvent(viewport, QDragEnterEvent(place, *both))
        QApplication.sendEvent(viewport, QDropEvent(QPointF(place), *both))
    assert dropped.args[0].line == 4
    assert session.story.body == "one\n\ntwo\n\nthree"


def test_writing_in_a_field_out_of_view_brings_it_back(open_editor) -> None:
    editor, _ = open_editor(body=LONG_BODY)
    editor.focus_field("headline")
    editor.page_scroll.bar.setValue(editor.page_scroll.bar.maximum())
    assert editor.page_scroll.header_height == 0
    QTest.keyClicks(editor.header.fields["headline"], "x")
    assert editor.page_scroll.header_height > 0


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_marks_recede_and_can_be_read(colours) -> None:
    def luminance(name: str) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(name).getRgbF()
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(mark_colour(colours)), luminance(colours.page)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("body", "position", "after"),
    [
        ("", 0, "::ad\n\n"),
        ("one", 1, "one\n\n::ad\n\n"),
        ("one\n\ntwo", 1, "one\n\n::ad\n\ntwo"),
        ("one\n\ntwo", 4, "one\n\n::ad\n\ntwo"),
        ("one\n\ntwo", 5, "one\n\n::ad\n\ntwo"),
        ("one\nmore\n\ntwo", 1, "one\nmore\n\n::ad\n\ntwo"),
        ("one\n\n\n\ntwo", 5, "one\n\n::ad\n\ntwo"),
        ("one", 0, "::ad\n\none"),
    ],
)
def test_a_directive_stands_alone_in_one_step(open_editor, body: str, position: int, after: str) -> None:
    editor, session = open_editor(body=body)
    place_caret(editor, position)
    editor.insert_directive(Directive(name="ad"))
    assert session.story.body == after
    editor.undo()
    assert session.story.body == body


def test_a_directive_goes_where_it_is_dropped(open_editor) -> None:
    editor, session = open_editor(body="one\n\ntwo")
    editor.insert_directive_at(Directive(name="picture", id="p"), 2)
    assert session.story.body == "one\n\n::picture{#p}\n\ntwo"
    editor.insert_directive_at(Directive(name="ad"), 99)
    assert session.story.body == "one\n\n::picture{#p}\n\ntwo\n\n::ad\n\n"


def test_going_to_a_line_selects_and_shows_it(open_editor, qtbot) -> None:
    editor, _ = open_editor(body=LONG_BODY)
    with qtbot.waitSignals([editor.caret_line_changed, editor.top_line_changed]):
        editor.go_to_line(80, select=True)
    assert editor.caret_line == 80
    assert editor.body_edit.textCursor().selectedText() == "Paragraph 40 of the story, long enough to be a line."
    assert editor.body_edit.viewport().rect().contains(editor.body_edit.cursorRect().center())


def test_zoom_scales_the_column_within_limits(open_editor) -> None:
    editor, _ = open_editor(body=LONG_BODY)
    editor.resize(1600, 700)
    width = editor.body_edit.viewport().width()
    editor.zoom_in()
    assert editor.body_edit.viewport().width() > width
    for _step in range(20):
        editor.zoom_in()
    assert editor.zoom == 200
    for _step in range(20):
        editor.zoom_out()
    assert editor.zoom == 80
    editor.zoom_reset()
    assert editor.body_edit.viewport().width() == width


def test_colours_and_type_survive_a_change_of_theme(open_editor, theme) -> None:
    editor, session = open_editor(body="## A **bold** heading\n\nTK", headline="Headline")
    theme.choose("dark")
    theme.choose("light")
    assert editor.body_edit.font().family() == "Literata"
    assert editor.header.fields["headline"].font().bold()
    assert session.story.body == "## A **bold** heading\n\nTK"


def test_a_long_story_is_formatted_bit_by_bit(open_editor, qtbot) -> None:
    editor, session = open_editor(body="\n\n".join(["Some **bold** words", "```", "a **b**", "```"] * 300))
    document = editor.body_edit.document()

    def is_formatted() -> bool:
        last = document.findBlockByNumber(document.blockCount() - 7)
        return any(part.format.fontWeight() == 700 for part in last.layout().formats())

    qtbot.waitUntil(is_formatted)
    code = document.findBlockByNumber(document.blockCount() - 3)
    assert code.text() == "a **b**"
    assert [part.format.fontFamilies() for part in code.layout().formats()] == [["JetBrains Mono"]]
    assert session.story.body == exact_text(document)


def test_text_written_from_the_right_starts_at_the_right(open_editor) -> None:
    editor, _ = open_editor(body="مرحبا\n\nplain")
    editor.body_edit.viewport().grab()
    place_caret(editor, 0)
    assert editor.body_edit.cursorRect().left() > editor.body_edit.viewport().width() / 2
    place_caret(editor, 7)
    assert editor.body_edit.cursorRect().left() < 40
