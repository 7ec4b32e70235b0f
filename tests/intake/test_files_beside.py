"""The pictures of a page that was saved whole come along from the folder beside it, and nothing else does."""

from pathlib import Path

import pytest

from studio.intake.files_beside import folder_beside, with_files_beside
from studio.intake.readers import take_in
from studio.intake.result import IntakePicture
from tests.intake.word_files import PIXEL


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "secret.png").write_bytes(b"secret")
    folder = tmp_path / "Harbour tolls_files"
    folder.mkdir()
    (folder / "quay 1.png").write_bytes(PIXEL)
    return tmp_path / "Harbour tolls.html"


def files(page: Path, address: str) -> tuple[IntakePicture, ...]:
    html = (
        "<html><body><article><h1>Tolls rise by a fifth</h1>"
        f'<figure><img src="{address}" data-src="https://img.example/q.jpg" alt="A quay">'
        "<figcaption>The quay. <span class=credit>Ana Rui</span></figcaption></figure>"
        "<p>The port authority voted on Tuesday to raise every toll, its notice says.</p></article></body></html>"
    )
    page.write_text(html, "utf-8")
    return with_files_beside(take_in(page.read_bytes(), page.name), folder_beside(page)).pictures


@pytest.mark.parametrize("address", ["Harbour%20tolls_files/quay%201.png", "./Harbour tolls_files/quay 1.png"])
def test_a_picture_in_the_pages_folder_comes_along(page: Path, address: str) -> None:
    (file,) = files(page, address)
    assert (file.picture_id, file.file_name, file.data) == ("a-quay", "quay 1.png", PIXEL)


@pytest.mark.parametrize(
    "address",
    [
        "secret.png",
        "../secret.png",
        "Harbour%20tolls_files/../secret.png",
        "Harbour%20tolls_files/%2e%2e%2fsecret.png",
        "Harbour%20tolls_files/..",
        "Harbour%20tolls_files/missing.png",
        "https://a.example/Harbour%20tolls_files/quay%201.png",
        "/Harbour%20tolls_files/quay%201.png",
        "file:///etc/passwd",
        "other/quay%201.png",
    ],
)
def test_no_other_file_is_read(page: Path, address: str) -> None:
    assert files(page, address) == ()


def test_links_in_the_folder_are_not_followed(page: Path) -> None:
    (page.with_name("Harbour tolls_files") / "link.png").symlink_to(page.with_name("secret.png"))
    assert files(page, "Harbour%20tolls_files/link.png") == ()


def test_a_folder_that_is_a_link_is_none(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "a_files").symlink_to(tmp_path / "real")
    assert folder_beside(tmp_path / "a.html") is None
    assert folder_beside(tmp_path / "a.txt") is None
