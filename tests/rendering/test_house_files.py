"""A house is read from its own folder and from nowhere else, and never without an end."""

import os
import shutil

import pytest

from studio.errors import HouseError
from studio.rendering.house_files import MOST_BYTES, MOST_TEMPLATES, read_house_files
from studio.resources import resource


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "ours"
    shutil.copytree(resource("houses", "plain"), target)
    return target


@pytest.fixture
def elsewhere(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("what is nobody's business")
    return path


def refusal(folder) -> HouseError:
    with pytest.raises(HouseError) as caught:
        read_house_files(folder)
    return caught.value


def test_table_style_and_templates_are_read_in_this_order(folder):
    assert [file.name for file in read_house_files(folder)] == ["house.toml", "house.css", "templates/page.html"]


@pytest.mark.parametrize("name", ["house.toml", "house.css", "templates/page.html", "templates/other.html"])
def test_a_link_that_leads_out_of_the_house_is_refused(folder, elsewhere, name):
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(elsewhere)
    error = refusal(folder)
    assert (error.code, error.parameters["file"]) == ("house.outside", str(folder / name))


def test_a_folder_of_templates_that_lies_elsewhere_is_refused(folder, tmp_path):
    (folder / "templates").rename(tmp_path / "templates")
    (folder / "templates").symlink_to(tmp_path / "templates")
    assert refusal(folder).code == "house.outside"


def test_a_link_within_the_house_and_one_to_the_house_are_followed(folder, tmp_path):
    (folder / "templates" / "page.html").rename(folder / "templates" / "frame.html")
    (folder / "templates" / "page.html").symlink_to("frame.html")
    (tmp_path / "link").symlink_to(folder)
    assert len(read_house_files(tmp_path / "link")) == 4


def test_a_ring_of_links_ends(folder):
    page = folder / "templates" / "page.html"
    page.unlink()
    page.symlink_to("page.html")
    assert refusal(folder).code == "house.missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_opened(folder):
    os.mkfifo(folder / "templates" / "pipe.html")
    assert refusal(folder).code == "house.missing"


@pytest.mark.parametrize("name", ["house.toml", "house.css", "templates/page.html"])
def test_a_file_has_a_limit(folder, name):
    (folder / name).write_text("#" * (MOST_BYTES + 1))
    error = refusal(folder)
    assert (error.code, error.parameters["file"]) == ("house.large", str(folder / name))


def test_templates_have_a_limit(folder):
    for number in range(MOST_TEMPLATES):
        (folder / "templates" / f"part-{number}.html").write_text("x")
    assert refusal(folder).code == "house.many"


def test_what_editors_leave_beside_a_template_is_not_read(folder):
    for name in (".page.html.swp", ".page.html", "page.html~", "page.html.orig"):
        (folder / "templates" / name).write_bytes(b"\xff")
    assert len(read_house_files(folder)) == 3


def test_a_file_of_another_system_reads_the_same(folder):
    page = folder / "templates" / "page.html"
    before = read_house_files(folder)
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    assert read_house_files(folder) == before


def test_bytes_that_are_no_text_are_named_with_their_line(folder):
    (folder / "house.css").write_bytes(b"p {}\n\n\xff {}\n")
    error = refusal(folder)
    assert error.code == "house.missing"
    assert "line 3" in str(error.parameters["reason"])
