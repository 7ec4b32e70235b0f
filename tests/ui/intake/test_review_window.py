"""The intake review: every line has a fate and a reason, and the story follows the editor's choices."""

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from studio.intake.fates import Fate
from studio.intake.result import IntakeLine
from studio.resources import resource
from studio.ui.intake.line_list import LINE_ROLE
from studio.ui.intake.review_window import IntakeReview
from studio.wording import sentence
from tests.exporting.desk import story as handed_off
from tests.intake.word_files import PIXEL, paragraph, picture, word_file
from tests.session.test_taking_in import package
from tests.ui.opened_desk import OpenedDesk

PAGE = resource("sample", "page.txt").read_text("utf-8")


@pytest.fixture
def review(desk: OpenedDesk) -> IntakeReview:
    desk.window.dialogs.review_source(PAGE, "page.txt")
    opened = desk.window.dialogs.review
    assert opened is not None
    return opened


def lines_of(review: IntakeReview) -> list[IntakeLine]:
    model = review.lines.model()
    return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]


def choose(review: IntakeReview, text: str) -> None:
    row = next(number for number, line in enumerate(lines_of(review)) if line.text.strip() == text)
    review.lines.setCurrentIndex(review.lines.model().index(row, 0))


def fate_of(review: IntakeReview, text: str) -> Fate:
    return next(line.fate for line in lines_of(review) if line.text.strip() == text)


def dropped_line(review: IntakeReview) -> str:
    return next(line.text.strip() for line in lines_of(review) if line.fate is Fate.DROPPED)


def test_every_line_is_listed_with_its_reason(review: IntakeReview) -> None:
    listed = [line.text for line in lines_of(review)]
    assert listed == [line for line in PAGE.splitlines() if line.strip()]
    model = review.lines.model()
    for row, line in enumerate(lines_of(review)):
        spoken = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert sentence(f"intake.fate.{line.fate}") in spoken
        assert sentence(f"intake.reason.{line.reason}") in spoken


def test_one_click_keeps_what_was_left_out(review: IntakeReview) -> None:
    text = dropped_line(review)
    choose(review, text)
    assert review.keep_button.text() == sentence("review.keep")
    review.keep_button.click()
    assert fate_of(review, text) is Fate.BODY
    assert text in review.result_of_intake.story.body
    assert review.keep_button.text() == sentence("review.leave-out")
    review.keep_button.click()
    assert fate_of(review, text) is Fate.DROPPED
    assert text not in review.result_of_intake.story.body


def test_a_chosen_fate_changes_the_story(review: IntakeReview) -> None:
    text = next(line.text.strip() for line in lines_of(review) if line.fate is Fate.BODY)
    choose(review, text)
    box = review.fate_box
    assert box.currentData() == Fate.BODY
    box.setCurrentIndex(box.findData(Fate.STANDFIRST))
    box.activated.emit(box.currentIndex())
    assert review.result_of_intake.story.standfirst == text
    assert text not in review.result_of_intake.story.body
    assert fate_of(review, text) is Fate.STANDFIRST


def test_several_lines_get_one_fate(review: IntakeReview) -> None:
    model = review.lines.model()
    rows = [row for row, line in enumerate(lines_of(review)) if line.fate is Fate.BODY][:3]
    texts = [lines_of(review)[row].text.strip() for row in rows]
    for row in rows:
        review.lines.selectionModel().select(model.index(row, 0), review.lines.selectionModel().SelectionFlag.Select)
    review.choose_fate(tuple(line.number for line in review._selected_lines()), Fate.DROPPED)
    assert all(text not in review.result_of_intake.story.body for text in texts)


def test_a_change_keeps_the_place_in_the_list(review: IntakeReview) -> None:
    review.lines.scrollToBottom()
    scrolled = review.lines.verticalScrollBar().value()
    review.lines.setCurrentIndex(review.lines.model().index(review.lines.model().rowCount() - 1, 0))
    review.keep_button.click()
    assert scrolled > 0
    assert abs(review.lines.verticalScrollBar().value() - scrolled) < 40


def test_taking_in_puts_the_story_on_the_desk_and_into_the_library(desk: OpenedDesk, review: IntakeReview) -> None:
    headline = review.result_of_intake.story.headline
    assert headline
    review.take_in_button.click()
    assert desk.story.headline == headline
    assert desk.story.fact_boxes
    assert desk.window.dialogs.review is None
    desk.wait_saved()
    assert desk.stored().headline == headline
    assert desk.rows()[0] == headline


def test_the_pictures_of_a_word_file_come_along(desk: OpenedDesk) -> None:
    data = word_file(
        paragraph("Tolls rise", "Title") + picture("image", "A quay"),
        parts={"word/media/image1.png": PIXEL},
        relations={"image": ("image", "media/image1.png")},
    )
    desk.window.dialogs.review_source(data, "tolls.docx")
    opened = desk.window.dialogs.review
    assert opened is not None
    opened.take_in_button.click()
    desk.until(lambda: bool(desk.story.pictures) and desk.story.pictures[0].has_file, timeout=20_000)
    assert desk.story.pictures[0].alt == "A quay"
    desk.wait_saved()
    assert desk.stored().pictures[0].has_file


def test_the_pictures_of_a_page_saved_whole_come_along(desk: OpenedDesk, tmp_path: Path) -> None:
    page = tmp_path / "tolls.html"
    page.write_text("<html><body><h1>Tolls rise</h1><img src='tolls_files/quay.png' alt='A quay'></body></html>")
    page.with_name("tolls_files").mkdir()
    (page.with_name("tolls_files") / "quay.png").write_bytes(PIXEL)
    desk.window.dialogs.review_file(page)
    opened = desk.window.dialogs.review
    assert opened is not None
    opened.take_in_button.click()
    desk.until(lambda: bool(desk.story.pictures) and desk.story.pictures[0].has_file, timeout=20_000)
    assert desk.story.pictures[0].alt == "A quay"


def test_a_package_that_is_not_as_it_was_says_so_in_the_review(desk: OpenedDesk) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(handed_off()))) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b"at dusk", b"at dawn"))
    desk.window.dialogs.review_source(made.getvalue(), "convoy.zip")
    opened = desk.window.dialogs.review
    assert opened is not None
    assert not opened.take_in_button.isEnabled()
    desk.until(opened.take_in_button.isEnabled, timeout=20_000)
    assert "not as it was handed off" in opened.warnings
    assert "manifest" in opened.warnings
    opened.reject()


def test_what_is_good_to_know_is_no_warning(desk: OpenedDesk) -> None:
    page = "<html><head><meta property='article:published_time' content='2026-02-03'></head><body><p>Words.</p></body>"
    desk.window.dialogs.review_source(page, "page.html")
    opened = desk.window.dialogs.review
    assert opened is not None
    assert opened.warnings == ""
    opened.reject()


def test_cancelling_changes_nothing(desk: OpenedDesk, review: IntakeReview) -> None:
    before = desk.story
    review.reject()
    assert desk.story is before
    assert desk.window.dialogs.review is None


def test_a_copied_page_is_reviewed(desk: OpenedDesk) -> None:
    QGuiApplication.clipboard().setText(PAGE)
    desk.act("take-in-clipboard")
    assert desk.window.dialogs.review is not None
    desk.window.dialogs.review.reject()


@pytest.fixture
def copied_html(desk: OpenedDesk) -> IntakeReview:
    copied = QMimeData()
    copied.setHtml("<h1>Ferries sail again</h1><p>The <b>strike</b> is over, the union said on Monday evening.</p>")
    copied.setText("Ferries sail again\n\nThe strike is over, the union said on Monday evening.")
    QGuiApplication.clipboard().setMimeData(copied)
    desk.act("take-in-clipboard")
    review = desk.window.dialogs.review
    assert review is not None
    return review


def test_copied_html_keeps_its_emphasis(copied_html: IntakeReview) -> None:
    assert copied_html.result_of_intake.reader == "html"
    assert copied_html.result_of_intake.story.body.startswith("The **strike** is over")


def test_the_plain_text_of_copied_html_stays_in_reach(copied_html: IntakeReview) -> None:
    copied_html.choose_fate((1,), Fate.DROPPED)
    box = copied_html.way_box
    assert box.isVisibleTo(copied_html)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert copied_html.result_of_intake.reader == "text"
    assert copied_html.result_of_intake.story.body.startswith("The strike is over")
    box.activated.emit(0)
    assert copied_html.result_of_intake.story.body.startswith("The **strike** is over")


def test_one_way_to_read_offers_no_choice(desk: OpenedDesk, review: IntakeReview) -> None:
    assert not review.way_box.isVisibleTo(review)


def test_html_that_only_colours_is_read_as_text(desk: OpenedDesk) -> None:
    copied = QMimeData()
    copied.setHtml('<div style="color:#ccc">Some words</div>')
    copied.setText("Some words")
    QGuiApplication.clipboard().setMimeData(copied)
    desk.act("take-in-clipboard")
    assert desk.window.dialogs.review is not None
    assert desk.window.dialogs.review.result_of_intake.reader == "text"


def test_html_without_text_is_read(desk: OpenedDesk) -> None:
    desk.window.dialogs.review_source("", "", html="<p>Some words that were copied from a page.</p>")
    assert desk.window.dialogs.review is not None
    assert desk.window.dialogs.review.result_of_intake.story.body == "Some words that were copied from a page."


def test_nothing_copied_is_said(desk: OpenedDesk) -> None:
    QGuiApplication.clipboard().clear()
    desk.act("take-in-clipboard")
    assert desk.window.dialogs.review is None
    assert desk.window.toast.text == sentence("window.nothing-copied")


@pytest.mark.parametrize(("data", "name"), [(b"\x00\x01\x02\x03" * 50, "noise.bin"), (b"", "empty.txt")])
def test_what_cannot_be_taken_in_is_said(desk: OpenedDesk, data: bytes, name: str) -> None:
    desk.window.dialogs.review_source(data, name)
    assert desk.window.dialogs.review is None
    assert name in desk.window.toast.text


def test_a_file_that_is_gone_is_said(desk: OpenedDesk, tmp_path) -> None:
    desk.window.dialogs.review_file(tmp_path / "gone.txt")
    assert "gone.txt" in desk.window.toast.text


def test_the_page_follows_the_choices(desk: OpenedDesk, review: IntakeReview) -> None:
    desk.until(lambda: review.preview.is_ready, timeout=20_000)
    shown: list[bool] = []

    def is_shown() -> bool:
        html = review._source.article_html
        review.preview.preview_page.call("isArticle", html, on_result=lambda equal: shown.append(bool(equal)))
        return bool(shown) and shown[-1]

    text = dropped_line(review)
    choose(review, text)
    review.keep_button.click()
    assert text in review._source.article_html
    desk.until(lambda: review.preview.is_ready and is_shown(), timeout=20_000)
