"""Doubtful words are underlined in the article, corrected from a menu as one step, and taken into lists of words."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from studio.proofing import proofreaders
from studio.proofing.english import EnglishProofreader
from studio.rendering.style_packs import shipped_pack
from studio.session import proof_service
from studio.story.story import Story, new_story
from studio.wording import sentence
from tests.ui.conftest import OpenDesk
from tests.ui.opened_desk import OpenedDesk

BODY = (
    "😀 Mr Tokayev was **definately** there.\n\n“They could of gone,” he said; they could of gone.\n\n"
    "::picture{#hrbr}\n\nMr Tokayev slept."
)
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture(scope="module")
def english() -> EnglishProofreader:
    """One for all of these tests: making one takes a second."""
    return EnglishProofreader("en-GB")


@pytest.fixture(autouse=True)
def _lists_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, english: EnglishProofreader) -> None:
    monkeypatch.setattr(proof_service, "FIRST_READ_MS", 0)
    monkeypatch.setattr(proofreaders, "EnglishProofreader", lambda _language: english)
    monkeypatch.setenv("OFFSTONE_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("OFFSTONE_DICTIONARIES", str(tmp_path / "dictionaries"))


def _opened(open_desk: OpenDesk, story: Story) -> OpenedDesk:
    desk = open_desk()
    desk.put(story)
    desk.desk.show_story(story.id)
    desk.until(lambda: desk.story.id == story.id)
    desk.window.editor.focus_field("standfirst")
    return desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenedDesk:
    return _opened(open_desk, replace(new_story(), headline="Teh herd", body=BODY))


def _underlined(block: QTextBlock) -> list[str]:
    units = block.text().encode("utf-16-le")
    found: list[str] = []
    end = -1
    for part in block.layout().formats():
        if part.format.underlineStyle() == WAVE:
            words = units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
            found = [*found[:-1], found[-1] + words] if part.start == end else [*found, words]
            end = part.start + part.length
    return found


def _in_body(desk: OpenedDesk) -> list[str]:
    document = desk.window.editor.body_edit.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    return [words for block in blocks for words in _underlined(block)]


def _until_read(desk: OpenedDesk, *expected: str) -> None:
    desk.until(lambda: _in_body(desk) == list(expected), timeout=20_000)


def _menu_at(desk: OpenedDesk, words: str) -> QMenu:
    body = desk.window.editor.body_edit
    cursor = body.document().find(words)
    cursor.setPosition(cursor.position() - 1)
    body.setTextCursor(cursor)
    body.setFocus()
    desk.act("suggestions")
    menu = body.findChildren(QMenu)[-1]
    desk.until(menu.isVisible)
    return menu


def _choose(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&&", "&") == title).trigger()
    menu.close()


def test_words_and_grammar_in_doubt_are_underlined_but_no_grammar_of_a_quotation(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    headline = desk.window.editor.header.fields["headline"].document().firstBlock()
    desk.until(lambda: _underlined(headline) == ["Teh"])


def test_the_word_that_is_being_typed_is_left_alone_until_the_caret_leaves_it(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    body = desk.window.editor.body_edit
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.setFocus()
    desk.type(" Agian")
    proof = desk.window.parts.proofreading.proof
    last = body.document().lastBlock
    desk.until(lambda: proof.known_remarks(last().text()), timeout=20_000)
    desk.window.parts.proofreading.body_marks.look()
    assert _underlined(last()) == ["Tokayev"]
    desk.type(".")
    desk.until(lambda: _underlined(last()) == ["Tokayev", "Agian"], timeout=20_000)


def test_a_suggestion_replaces_the_word_as_one_step(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    _choose(_menu_at(desk, "definately"), "definitely")
    assert desk.story.body == BODY.replace("definately", "definitely")
    assert desk.desk.session is not None
    assert desk.desk.session.undo_name == sentence("proofing.step", words="definately")
    _until_read(desk, "Tokayev", "could of", "Tokayev")
    desk.act("undo")
    assert desk.story.body == BODY


@pytest.mark.parametrize("place", ["mine", "library", "story"])
def test_a_word_taken_into_a_list_is_right_and_the_toast_takes_that_back(desk: OpenedDesk, place: str) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    _choose(_menu_at(desk, "Tokayev"), sentence(f"proofing.learn-{place}", words="Tokayev"))
    _until_read(desk, "definately", "could of")
    desk.until(lambda: "Tokayev" in desk.window.toast.text)
    desk.window.toast.button.click()
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")


def test_a_word_that_is_right_in_one_story_is_not_in_the_next(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    _choose(_menu_at(desk, "Tokayev"), sentence("proofing.learn-story", words="Tokayev"))
    _until_read(desk, "definately", "could of")
    other = replace(new_story(), headline="Other", body="Mr Tokayev again.")
    desk.put(other)
    desk.desk.show_story(other.id)
    desk.until(lambda: desk.story.id == other.id)
    _until_read(desk, "Tokayev")


def test_the_next_mistake_is_found_from_the_caret_on_and_round(desk: OpenedDesk) -> None:
    body = desk.window.editor.body_edit
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(0)
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    found = []
    for _ in range(5):
        desk.act("next-mistake")
        desk.until(lambda: any(menu.isVisible() for menu in body.findChildren(QMenu)), timeout=20_000)
        found.append(body.textCursor().selectedText())
        for menu in body.findChildren(QMenu):
            menu.close()
    assert found == ["Tokayev", "definately", "could of", "Tokayev", "Tokayev"]


def test_without_a_doubtful_word_it_says_so(open_desk: OpenDesk) -> None:
    desk = _opened(open_desk, replace(new_story(), headline="The herd", body="The herd is here."))
    desk.window.editor.focus_field("body")
    body = desk.window.editor.body_edit
    proof = desk.window.parts.proofreading.proof
    desk.until(lambda: proof.known_remarks(body.document().firstBlock().text()) == (), timeout=20_000)
    desk.act("next-mistake")
    desk.until(lambda: desk.window.toast.text == sentence("proofing.none"))


def test_it_can_be_turned_off_and_on(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    desk.act("check-spelling")
    _until_read(desk)
    assert not desk.desk.settings.spelling
    desk.act("check-spelling")
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")


def test_another_language_is_read_by_the_dictionary_of_it(open_desk: OpenDesk, tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "de_DE.dic").write_text("3\nDer\nHafen\nfriert\n", "utf-8")
    (folder / "de_DE.aff").write_text("SET UTF-8\nTRY abcefhnrst\n", "utf-8")
    desk = _opened(open_desk, replace(new_story(), headline="Der", language="de-DE", body="Der Haffen friert."))
    _until_read(desk, "Haffen")
    menu = _menu_at(desk, "Haffen")
    desk.until(lambda: any(action.text() == "Hafen" for action in menu.actions()), timeout=20_000)
    _choose(menu, "Hafen")
    assert desk.story.body == "Der Hafen friert."


def test_a_language_nobody_reads_has_no_marks(open_desk: OpenDesk) -> None:
    desk = _opened(open_desk, replace(new_story(), headline="Teh", language="kk-KZ", body="Teh."))
    proof = desk.window.parts.proofreading.proof
    desk.until(lambda: proof.known_remarks("Teh.") == (), timeout=20_000)
    assert _in_body(desk) == []


def test_the_menu_of_the_field_has_the_suggestions_on_top(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    body = desk.window.editor.body_edit
    menu = QMenu(body)
    menu.addAction("Paste")
    cursor = body.document().find("definately")
    assert body.extend_menu is not None
    body.extend_menu(menu, cursor)
    assert menu.actions()[0].text() == "definitely"
    assert menu.actions()[-1].text() == "Paste"
    other = QMenu(body)
    body.extend_menu(other, QTextCursor(body.document().lastBlock()))
    assert other.actions() == []


def test_what_the_houses_style_finds_is_underlined_with_its_note(open_desk: OpenDesk) -> None:
    text = "They utilise a van. “We utilise it,” he said."
    desk = _opened(open_desk, replace(new_story(), headline="Vans", body=text))
    desk.window.parts.proofreading.proof.use_rules(shipped_pack("starter").rules)
    _until_read(desk, "utilise")
    menu = _menu_at(desk, "utilise")
    assert menu.actions()[0].text() == "The shorter word says the same."
    _choose(menu, "use")
    assert desk.story.body == text.replace("utilise", "use", 1)


def test_a_search_that_is_answered_late_does_not_take_the_caret(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    desk.window.editor.focus_field("body")
    body = desk.window.editor.body_edit
    proof = desk.window.parts.proofreading.proof
    proof.use_rules(())  # all is to be read again
    desk.act("next-mistake")
    body.moveCursor(QTextCursor.MoveOperation.End)
    desk.type(" And so on")
    caret = body.textCursor().position()
    desk.until(lambda: proof.known_remarks(body.document().lastBlock().text()) is not None, timeout=20_000)
    assert body.textCursor().position() == caret
    assert not [menu for menu in body.findChildren(QMenu) if menu.isVisible()]


def test_a_search_ends_with_its_story(desk: OpenedDesk) -> None:
    _until_read(desk, "Tokayev", "definately", "could of", "Tokayev")
    desk.window.parts.proofreading.proof.use_rules(())  # all is to be read again
    desk.act("next-mistake")
    other = replace(new_story(), headline="Other", body="Mr Tokayev again.")
    desk.put(other)
    desk.desk.show_story(other.id)
    desk.until(lambda: desk.story.id == other.id)
    _until_read(desk, "Tokayev")
    assert not desk.window.editor.body_edit.textCursor().hasSelection()


def test_words_of_code_are_passed_over(open_desk: OpenDesk) -> None:
    desk = _opened(open_desk, replace(new_story(), headline="Code", body="```\ndefinately\n```\n\nMr Tokayev."))
    _until_read(desk, "Tokayev")
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(0)
    desk.act("next-mistake")
    desk.until(lambda: desk.window.editor.body_edit.textCursor().selectedText() == "Tokayev")
    for menu in desk.window.editor.body_edit.findChildren(QMenu):
        menu.close()


def test_why_nothing_is_found_is_told(open_desk: OpenDesk) -> None:
    desk = _opened(open_desk, replace(new_story(), headline="Teh", language="kk-KZ", body="Teh."))
    desk.window.editor.focus_field("body")
    desk.act("next-mistake")
    desk.until(lambda: "Nobody here reads kk-KZ" in desk.window.toast.text, timeout=20_000)
    desk.act("check-spelling")
    desk.act("next-mistake")
    desk.until(lambda: desk.window.toast.text == sentence("proofing.off"))
    desk.window.toast.button.click()
    assert desk.window.parts.proofreading.is_on


def test_a_dictionary_that_is_none_is_told_once_and_holds_nothing_up(open_desk: OpenDesk, tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    (folder / "de_DE.dic").mkdir(parents=True)
    (folder / "de_DE.aff").write_text("SET UTF-8\n", "utf-8")
    desk = _opened(open_desk, replace(new_story(), headline="Der", language="de-DE", body="Der Haffen."))
    proof = desk.window.parts.proofreading.proof
    desk.until(lambda: proof.known_remarks("Der Haffen.") == (), timeout=20_000)
