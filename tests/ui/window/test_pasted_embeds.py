"""Code of an embed that is pasted on a line of its own becomes one, said with the way back; text stays text."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextCursor

from studio.story.elements import EmbedKind
from tests.ui.opened_desk import OpenedDesk

TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">The boats are home.</p>&mdash; Ada Reyes (@ada_reyes) '
    '<a href="https://twitter.com/ada_reyes/status/123?ref_src=twsrc">January 6, 2022</a></blockquote>\n'
    '<script async src="https://platform.twitter.com/widgets.js"></script>'
)
FILM = '<iframe width="560" src="https://www.youtube.com/embed/abc123DEF_-?si=x" title="YouTube video player"></iframe>'


def pasted(text: str = "", html: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


def write(desk: OpenedDesk, body: str) -> None:
    desk.desk.session.edit("test", step="Text", body=body)


def caret(desk: OpenedDesk, line: int, *, at_end: bool = False) -> None:
    desk.window.editor.go_to_line(line)
    if at_end:
        body = desk.window.editor.body_edit
        cursor = body.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        body.setTextCursor(cursor)


def paste(desk: OpenedDesk, mime: QMimeData) -> None:
    body = desk.window.editor.body_edit
    assert body.canInsertFromMimeData(mime)
    body.insertFromMimeData(mime)


def test_a_pasted_post_is_one_step_and_says_what_was_left_out(desk: OpenedDesk) -> None:
    write(desk, "First.\n\n\n\nLast.")
    before = desk.story
    caret(desk, 2)
    paste(desk, pasted(TWEET))
    embed = desk.story.embeds[-1]
    assert (embed.kind, embed.url) == (EmbedKind.POST, "https://twitter.com/ada_reyes/status/123")
    assert (embed.author, embed.date, embed.text) == ("Ada Reyes (@ada_reyes)", "2022-01-06", "The boats are home.")
    assert desk.story.body == f"First.\n\n::embed{{#{embed.id}}}\n\nLast."
    assert desk.window.toast.text == (
        "Pasted as an embed: a post from twitter.com. Left out: script platform.twitter.com, ref_src."
    )
    assert desk.window.panels.current == "embeds"
    assert desk.window.focusWidget() is desk.window.editor.body_edit
    assert desk.desk.session.undo_name == "Paste Embed"
    desk.act("undo")
    assert desk.story == before
    desk.act("redo")
    assert desk.story.embeds[-1] == embed
    assert f"::embed{{#{embed.id}}}" in desk.story.body


def test_the_key_that_pastes_does_it_too(desk: OpenedDesk) -> None:
    write(desk, "First.\n\n")
    caret(desk, 2)
    QGuiApplication.clipboard().setText(TWEET)
    desk.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.story.embeds[-1].author == "Ada Reyes (@ada_reyes)"
    desk.type("Last.")
    assert desk.story.body == f"First.\n\n::embed{{#{desk.story.embeds[-1].id}}}\n\nLast."
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.story.body == "First.\n\n"


def test_what_says_nothing_asks_for_a_fallback(desk: OpenedDesk) -> None:
    write(desk, "")
    paste(desk, pasted(FILM))
    assert desk.window.toast.text.endswith("Left out: si. It needs a fallback text.")
    card = desk.window.panels.panel("embeds").card(desk.story.embeds[-1].id)
    assert card.field_of("fallback").is_marked_missing


def test_an_address_alone_becomes_an_embed(desk: OpenedDesk) -> None:
    write(desk, "First.\n\n")
    caret(desk, 2)
    paste(desk, pasted("https://youtu.be/abc123DEF_-?si=x\n"))
    assert desk.story.embeds[-1].url == "https://youtu.be/abc123DEF_-"


def test_html_without_words_and_a_copied_post_become_embeds(desk: OpenedDesk) -> None:
    write(desk, "")
    count = len(desk.story.embeds)
    paste(desk, pasted(html=f"<html><body><!--StartFragment-->{FILM}<!--EndFragment--></body></html>"))
    paste(desk, pasted("The boats are home. — Ada Reyes", f"<meta charset='utf-8'>{TWEET}"))
    assert [embed.kind for embed in desk.story.embeds[count:]] == [EmbedKind.VIDEO, EmbedKind.POST]


def test_code_dropped_on_an_empty_line_becomes_an_embed(desk: OpenedDesk) -> None:
    write(desk, "")
    mime = pasted(FILM)
    event = QDropEvent(
        QPointF(20, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.window.editor.body_edit.dropEvent(event)
    assert desk.story.body.startswith(f"::embed{{#{desk.story.embeds[-1].id}}}")


def test_a_selected_line_is_replaced_and_comes_back(desk: OpenedDesk) -> None:
    write(desk, "First.\n\nThe film here\n\nLast.")
    before = desk.story
    desk.window.editor.go_to_line(2, select=True)
    paste(desk, pasted(FILM))
    assert desk.story.body == f"First.\n\n::embed{{#{desk.story.embeds[-1].id}}}\n\nLast."
    desk.act("undo")
    assert desk.story == before


def test_kept_as_text_whatever_was_written_since(desk: OpenedDesk) -> None:
    write(desk, "First.\n\n\n\nLast.")
    count = len(desk.story.embeds)
    caret(desk, 2)
    paste(desk, pasted(FILM))
    caret(desk, 0, at_end=True)
    desk.type(" Second.")
    desk.window.toast.button.click()
    assert desk.story.body == f"First. Second.\n\n{FILM}\n\nLast."
    assert len(desk.story.embeds) == count
    desk.act("undo")
    assert len(desk.story.embeds) == count + 1


def test_kept_as_text_after_it_was_undone(desk: OpenedDesk) -> None:
    write(desk, "First.\n\n")
    caret(desk, 2)
    paste(desk, pasted(FILM))
    desk.act("undo")
    desk.window.toast.button.click()
    assert desk.story.body == f"First.\n\n{FILM}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("See <iframe> in the manual.", ""),
        (f"Words before. {FILM}", ""),
        (f"{FILM}\n\nAnd a paragraph of my own, which is a good deal longer than what a player brings along. " * 4, ""),
        ("https://example.org/report", ""),
        ("<p>Only a paragraph.</p>", ""),
        ("Words beside a film.", f"<p>Words beside a film.</p>{FILM}"),
        ("A quotation.", "<blockquote>A quotation.</blockquote>"),
    ],
)
def test_other_text_stays_text(desk: OpenedDesk, text: str, html: str) -> None:
    write(desk, "")
    before = desk.story.embeds
    paste(desk, pasted(text, html))
    assert desk.story.embeds == before
    assert desk.story.body == text


@pytest.mark.parametrize("body", ["A paragraph.", "```\n\n```"])
def test_inside_a_paragraph_or_code_it_stays_text(desk: OpenedDesk, body: str) -> None:
    write(desk, body)
    desk.settle()
    before = desk.story.embeds
    caret(desk, 1 if "\n" in body else 0, at_end=True)
    paste(desk, pasted(FILM))
    assert desk.story.embeds == before
    assert FILM in desk.story.body
