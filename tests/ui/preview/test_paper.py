"""The page on paper: what readers get and nothing else, whole or not at all, whatever the desk shows meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QSize
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import shipped_houses
from studio.story.elements import RelatedLink
from studio.story.picture import renditions_of
from studio.story.story import CommentsPolicy
from studio.ui.preview import paper as paper_module
from studio.ui.preview.paper import Paper, paper_layout
from studio.ui.preview.preview_source import PreviewSource
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk

_HOUSES = [house.id for house in shipped_houses()]


def pdf_of(data: bytes) -> QPdfDocument:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready
    return document


def words_of(document: QPdfDocument) -> str:
    pages = (document.getAllText(number).text() for number in range(document.pageCount()))
    return " ".join(" ".join(pages).split())


def sheet(document: QPdfDocument, number: int) -> QImage:
    """A page as it is on white paper."""
    printed = document.render(number, QSize(310, 438))
    image = QImage(printed.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.drawImage(0, 0, printed)
    painter.end()
    return image


@pytest.fixture
def desk(whole_desk: OpenedDesk) -> OpenedDesk:
    return whole_desk


def written(desk: OpenedDesk, path: Path) -> QPdfDocument:
    desk.window.parts.page.write_pdf(path)
    desk.until(path.exists, timeout=30_000)
    assert desk.window.parts.page.papers == []
    return pdf_of(path.read_bytes())


@pytest.mark.parametrize("house", _HOUSES)
def test_the_pdf_holds_the_story_and_nothing_to_click(desk: OpenedDesk, tmp_path: Path, house: str) -> None:
    desk.desk.use_house(house)
    related = RelatedLink(headline="Another story entirely", url="https://elsewhere.example/", is_included=True)
    desk.desk.session.edit("test", related=(related,), comments=CommentsPolicy.OPEN)
    text = words_of(written(desk, tmp_path / "page.pdf"))
    story = desk.story
    assert " ".join(story.headline.split()) in text.replace("\n", " ")
    assert story.lead is not None
    assert " ".join(story.lead.caption.split()) in text
    assert story.lead.credit.organisation in text
    for absent in ("Another story entirely", "Advertisement", "Comments", "Culture"):
        assert absent not in text


def test_a_link_of_the_text_is_followed_by_its_address(desk: OpenedDesk, tmp_path: Path) -> None:
    desk.desk.session.edit("test", body="See [the treaty](https://elsewhere.example/treaty) itself.")
    text = words_of(written(desk, tmp_path / "page.pdf"))
    assert "the treaty (https://elsewhere.example/treaty) itself" in text


def test_no_mark_of_the_desk_gets_on_to_paper(desk: OpenedDesk, tmp_path: Path) -> None:
    desk.desk.session.edit("test", body="Before.\n\n::fact-box{#nowhere}\n\nAfter.")
    text = words_of(written(desk, tmp_path / "page.pdf"))
    assert "Before." in text
    assert "After." in text
    assert "nowhere" not in text


def test_paper_is_white_though_the_preview_is_dark(desk: OpenedDesk, tmp_path: Path) -> None:
    desk.window.preview.use_scheme("dark")
    document = written(desk, tmp_path / "page.pdf")
    image = sheet(document, document.pageCount() - 1)
    greys = [image.pixelColor(x, y).lightness() for x in range(310) for y in range(438)]
    assert max(greys[:438]) == min(greys[:438]) == 255
    assert min(greys) < 110  # its words are dark
    assert sum(grey > 200 for grey in greys) > len(greys) * 0.7


def test_a_picture_its_caption_and_its_credit_stand_on_one_page(desk: OpenedDesk, tmp_path: Path) -> None:
    body = "\n\n".join(["A paragraph of some length that stands before the picture."] * 16)
    picture = desk.story.pictures[-1]
    desk.desk.session.edit("test", lead_picture="", body=f"{body}\n\n::picture{{#{picture.id}}}\n\nAfter.")
    document = written(desk, tmp_path / "page.pdf")
    pages = [" ".join(document.getAllText(number).text().split()) for number in range(document.pageCount())]
    holding = [page for page in pages if picture.caption.split(".")[0] in page]
    assert len(holding) == 1
    assert picture.credit.organisation in holding[0]


def test_pictures_are_printed_in_their_largest_size(desk: OpenedDesk, tmp_path: Path) -> None:
    """The engine takes another size for paper than for the screen, and does not wait for it."""
    asked: list[str] = []
    serve = PreviewSource.picture_bytes

    def noted(source: PreviewSource, name: str, *waiting: Callable[..., None]) -> bool:
        asked.append(name)
        return serve(source, name, *waiting)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PreviewSource, "picture_bytes", noted)
        document = written(desk, tmp_path / "page.pdf")
    lead = desk.story.lead
    assert lead is not None
    assert renditions_of(lead)[-1].name in asked
    image = sheet(document, 0)
    coloured = sum(image.pixelColor(x, y).saturation() > 40 for x in range(310) for y in range(438))
    assert coloured > 310 * 438 * 0.05


def test_what_is_written_is_the_story_as_it_was_when_it_was_asked_for(desk: OpenedDesk, tmp_path: Path) -> None:
    desk.desk.session.edit("test", headline="Asked for")
    desk.window.parts.page.write_pdf(tmp_path / "page.pdf")
    desk.desk.session.edit("test", headline="Typed since")
    desk.until((tmp_path / "page.pdf").exists, timeout=30_000)
    text = words_of(pdf_of((tmp_path / "page.pdf").read_bytes()))
    assert "Asked for" in text
    assert "Typed since" not in text


def test_two_errands_at_once_are_both_done(desk: OpenedDesk, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        desk.window.parts.page.write_pdf(tmp_path / name)
    desk.until(lambda: all((tmp_path / name).exists() for name in ("one.pdf", "two.pdf")), timeout=30_000)


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(desk: OpenedDesk, tmp_path: Path) -> None:
    said = []
    desk.desk.notice.connect(said.append)
    desk.window.parts.page.write_pdf(tmp_path / "nowhere" / "page.pdf")
    desk.until(lambda: said, timeout=30_000)
    assert said[0].is_problem
    assert list(tmp_path.glob("**/*.pdf*")) == []


def test_a_page_that_never_comes_is_told(desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_module, "PATIENCE_MS", 50)
    monkeypatch.setattr(PreviewSource, "picture_bytes", lambda *_: True)
    said = []
    desk.desk.notice.connect(said.append)
    desk.window.parts.page.write_pdf(tmp_path / "page.pdf")
    desk.until(lambda: said, timeout=30_000)
    assert said[0].code == "preview.paper.failed"
    assert desk.window.parts.page.papers == []
    assert not (tmp_path / "page.pdf").exists()


def test_the_command_asks_where_and_adds_the_ending(
    desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(_parent: object, title: str, wish: str, _filter: str) -> tuple[str, str]:
        asked.append((title, wish))
        return str(tmp_path / "kept"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk.act("export-pdf")
    desk.until((tmp_path / "kept.pdf").exists, timeout=30_000)
    assert asked == [(sentence("preview.paper.pdf-title"), f"{desk.story.working_slug}.pdf")]


def test_the_page_is_sent_to_the_printer_that_was_chosen(
    desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(_paper: Paper, name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(tmp_path / f"{name}.pdf"))
        return printer

    monkeypatch.setattr(Paper, "ask_printer", chosen)
    said = []
    desk.desk.notice.connect(said.append)
    desk.act("print")
    desk.until(lambda: said, timeout=30_000)
    name = f"{desk.story.working_slug}.pdf"
    assert (said[0].code, said[0].parameters) == ("preview.paper.printed", {"printer": name})
    assert pdf_of((tmp_path / name).read_bytes()).pageCount() > 1


def test_who_thinks_better_of_printing_prints_nothing(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(Paper, "ask_printer", lambda _paper, name: asked.append(name))
    desk.act("print")
    desk.until(lambda: asked, timeout=30_000)
    assert desk.window.parts.page.papers == []


def test_paper_is_sealed_as_the_preview_is(desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = (
        '<!DOCTYPE html><title>untouched</title><body onload="document.body.textContent=1"><p>words</p>'
        '<script>document.body.textContent="script"</script><img src="https://image.example/x.png"></body>'
    )
    monkeypatch.setattr(ArticleRenderer, "page", lambda *_: hostile)
    assert words_of(written(desk, tmp_path / "page.pdf")) == "words"


def test_the_size_of_the_paper_is_that_of_the_place() -> None:
    assert paper_layout(QLocale("en_US")).pageSize().id() is QPageSize.PageSizeId.Letter
    assert paper_layout(QLocale("de_DE")).pageSize().id() is QPageSize.PageSizeId.A4
