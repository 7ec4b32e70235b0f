"""Single commands: which library and story they take, what they print where, and how they end."""

import os
import string
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.cli import main as cli_main
from studio.cli.exit_codes import ExitCode, exit_code_of
from studio.cli.findings_report import place_text
from studio.cli.output import printable
from studio.errors import (
    CorrectionDue,
    FindingsBlock,
    LibraryDamaged,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    StoryNotFound,
)
from studio.library.library import Library
from studio.settings.settings import Settings
from studio.settings.settings_writer import save_settings
from studio.story.canonical import story_to_json
from studio.story.findings import Place
from studio.wording import sentences
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone
from tests.intake.word_files import PIXEL, paragraph, picture, word_file


def test_the_help_lists_every_command_and_loads_none(offstone: Offstone) -> None:
    ended = offstone("--help")
    assert ended.code == 0
    assert "Say what stands between a story and its hand-off." in ended.data
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, studio.cli.main; print(*sorted(sys.modules))"],
        capture_output=True,
        text=True,
        env=offstone.environment,
        check=True,
    )
    modules = set(loaded.stdout.split())
    assert not modules & {"msgspec", "tomllib", "platformdirs", "studio.library.library", "studio.wording"}


def test_the_list_loads_nothing_it_does_not_need(offstone: Offstone, library: Path) -> None:
    script = f"""
import sys
from studio.cli.main import main
main(["--library", {str(library)!r}, "list"])
print(*sorted(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=offstone.environment, check=True
    )
    modules = set(done.stdout.split())
    assert not modules & {"jinja2", "markdown_it", "PIL", "sqlite_utils", "tomlkit", "exiv2", "studio.rendering.houses"}


def test_the_version_is_printed(offstone: Offstone) -> None:
    ended = offstone("--version")
    assert (ended.code, ended.words) == (0, "")
    assert ended.data.startswith("Offstone, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["show"],
        ["list", "--status", "lost"],
        ["list", "--limit", "0"],
        ["list", "--limit", "9" * 30],
        ["search"],
        ["search", "x", "--limit", "9" * 30],
        ["export", "x", "--to", "x"],
    ],
)
def test_wrong_usage_ends_with_2(offstone: Offstone, arguments: list[str]) -> None:
    ended = offstone(*arguments)
    assert (ended.code, ended.data) == (2, "")
    assert "Usage: offstone" in ended.words


def test_an_unknown_house_is_wrong_usage_and_names_the_houses(offstone: Offstone, library: Path) -> None:
    ended = offstone("--library", library, "check", STORY.id, "--house", "nobody")
    assert ended.code == 2
    assert "plain" in ended.words


def test_the_library_may_be_named_before_or_after_the_command_or_in_the_environment(
    offstone: Offstone, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = offstone("--library", library, "list"), offstone("list", "--library", library)
    assert before.code == 0
    assert before == after
    monkeypatch.setattr(Offstone, "environment", {**offstone.environment, "OFFSTONE_LIBRARY": str(library)})
    assert offstone("list") == before


def test_else_the_library_opened_last_is_taken(offstone: Offstone, library: Path) -> None:
    save_settings(offstone.folder / "settings.toml", Settings(recent_libraries=(str(library), "/elsewhere")))
    ended = offstone("list")
    assert (ended.code, ended.words) == (0, "")
    assert STORY.id in ended.data


def test_settings_that_cannot_be_used_are_said_and_left_alone(offstone: Offstone, library: Path) -> None:
    settings = offstone.folder / "settings.toml"
    settings.write_text("theme = ", "utf-8")
    ended = offstone("check", STORY.id, "--library", library)
    assert ended.code == 0
    assert str(settings) in ended.words
    assert settings.read_text("utf-8") == "theme = "


def test_a_library_that_is_not_there_is_not_found(offstone: Offstone, tmp_path: Path) -> None:
    ended = offstone("list", "--library", tmp_path / "None.offstone")
    assert (ended.code, ended.data) == (4, "")
    assert "None.offstone" in ended.words
    assert ended.words.count("\n") == 1


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_story_that_is_not_there_is_not_found(offstone: Offstone, library: Path, command: str) -> None:
    ended = offstone("--library", library, command, "nobody")
    assert (ended.code, ended.data, ended.words.count("\n")) == (4, "", 1)


def test_a_locked_library_ends_with_5(offstone: Offstone, library: Path) -> None:
    with Library.open(library):
        ended = offstone("--library", library, "list")
    assert (ended.code, ended.data) == (5, "")
    assert offstone("--library", library, "list").code == 0


@pytest.mark.parametrize("command", [["list"], ["check", STORY.id], ["intake", "-"]])
def test_a_newer_library_ends_with_5_and_stays_as_it_is(offstone: Offstone, library: Path, command: list[str]) -> None:
    database = library / "library.db"
    data = bytearray(database.read_bytes())
    data[60:64] = (9999).to_bytes(4, "big")  # SQLite keeps user_version there
    database.write_bytes(data)
    ended = offstone("--library", library, *command, given="A headline\n\nText.\n")
    assert (ended.code, ended.data, ended.words.count("\n")) == (5, "", 1)
    assert database.read_bytes() == data


def test_a_library_is_made_once(offstone: Offstone, tmp_path: Path) -> None:
    path = tmp_path / "New.offstone"
    ended = offstone("new-library", path, "--json")
    assert (ended.code, ended.json) == (0, {"library": str(path)})
    assert offstone("new-library", path).code == 1
    assert offstone("--library", path, "list", "--json").json == []


def test_the_list_is_rows_or_json(offstone: Offstone, library: Path) -> None:
    (line,) = offstone("--library", library, "list").data.splitlines()
    cells = line.split("\t")
    assert (cells[0], cells[1], *cells[3:]) == (STORY.id, "draft", "World", "The boats came home")
    (row,) = offstone("--library", library, "list", "--json").json
    assert (row["id"], row["status"], row["headline"]) == (STORY.id, "draft", STORY.headline)
    assert offstone("--library", library, "list", "--status", "draft").data == f"{line}\n"
    spiked = offstone("--library", library, "list", "--status", "spiked")
    assert (spiked.code, spiked.data) == (0, "")
    assert offstone("--library", library, "list", "--section", "Sport").data == ""


@pytest.mark.parametrize("name", [STORY.id, STORY.id[:8], "the-boats-came-home"])
def test_a_story_answers_to_id_part_and_slug(offstone: Offstone, library: Path, name: str) -> None:
    assert "Headline: The boats came home" in offstone("--library", library, "show", name).data


def test_a_story_is_shown_whole_as_json(offstone: Offstone, library: Path) -> None:
    shown = offstone("--library", library, "show", STORY.id, "--json").json
    assert shown["story"]["body"] == STORY.body
    assert shown["revision"] == 1


def test_words_are_searched_together(offstone: Offstone, library: Path) -> None:
    assert STORY.id in offstone("--library", library, "search", "harbour", "noon").data
    nothing = offstone("--library", library, "search", "harbour", "midnight")
    assert (nothing.code, nothing.data) == (0, "")
    (hit,) = offstone("--library", library, "search", "harbour", "--json").json
    assert "harbour" in hit["snippet"]["text"]


def test_a_story_nothing_stands_against_passes_the_check(offstone: Offstone, library: Path) -> None:
    ended = offstone("--library", library, "check", STORY.id, "--json")
    assert ended.code == 0
    assert (ended.json["story"], ended.json["blocked"]) == (STORY.id, False)


def test_intake_of_a_word_file_brings_its_pictures(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    document = tmp_path / "tolls.docx"
    data = word_file(
        paragraph("Tolls", "Title") + picture("image", "A quay") + paragraph("Tolls rise on Monday."),
        parts={"word/media/image1.png": PIXEL},
        relations={"image": ("image", "media/image1.png")},
    )
    document.write_bytes(data)
    ended = offstone("--library", library, "intake", document, "--json")
    assert ended.code == 0
    (placed,) = ended.json["story"]["pictures"]
    assert (placed["alt"], placed["width"], placed["media_type"]) == ("A quay", 1, "image/png")
    with Library.open(library) as opened:
        assert opened.pictures.read(placed["sha256"]) == PIXEL


def test_a_picture_that_is_none_is_said_and_waits(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    document = tmp_path / "tolls.docx"
    data = word_file(
        picture("image", "A quay"),
        parts={"word/media/image1.png": b"no picture"},
        relations={"image": ("image", "media/image1.png")},
    )
    document.write_bytes(data)
    ended = offstone("--library", library, "intake", document, "--json")
    assert ended.code == 0
    assert "picture-1.png" in ended.words
    assert ended.json["story"]["pictures"][0]["sha256"] == ""


def test_a_package_goes_in_again_as_the_same_story(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    target = tmp_path / "story.zip"
    words = ("export", STORY.id, "--to", "package", "--out", target, "--override-reason", "A test")
    assert offstone("--library", library, *words).code == 0
    with Library.open(library) as opened:
        left = opened.load(STORY.id).story
        opened.save(replace(left, headline="Changed since"))
    ended = offstone("--library", library, "intake", target)
    assert (ended.code, ended.data.strip()) == (0, STORY.id)
    with Library.open(library) as opened:
        assert story_to_json(opened.load(STORY.id).story) == story_to_json(replace(left, desk_notes=""))
        kept = [opened.revision(STORY.id, row.revision).headline for row in opened.revisions(STORY.id)]
    assert "Changed since" in kept


def test_intake_reads_standard_input(offstone: Offstone, library: Path) -> None:
    ended = offstone("--library", library, "intake", "-", given="# A headline\n\nText — of the story.\n")
    assert ended.code == 0
    story = offstone("--library", library, "show", ended.data.strip(), "--json").json["story"]
    assert story["headline"] == "A headline"
    assert "Text — of the story." in story["body"]


def test_a_file_that_is_not_there_cannot_be_taken_in(offstone: Offstone, library: Path) -> None:
    ended = offstone("--library", library, "intake", "nothing.txt")
    assert (ended.code, ended.data, ended.words.count("\n")) == (1, "", 1)


def test_without_qt_the_desk_is_said_to_be_missing(offstone: Offstone) -> None:
    ended = offstone()
    assert (ended.code, ended.data, ended.words.count("\n")) == (1, "", 1)
    assert "PySide6" in ended.words


def test_a_reader_that_leaves_early_gets_no_complaint(offstone: Offstone, library: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "studio", "--library", str(library), "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=offstone.environment,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    words = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), words) == (1, b"")


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupt(**_settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_main.offstone, "main", interrupt)
    assert cli_main.main([]) == 130
    assert capfd.readouterr() == ("", "")


def test_what_is_printed_cannot_command_a_terminal() -> None:
    assert printable("a\x1b[31mb\x9bc\rd\te\nf‏") == "a\ufffd[31mb\ufffdc\ufffdd\te\nf‏"


def test_places_are_counted_from_1() -> None:
    assert place_text(Place(field="body", element="x", line=11)) == "body:12"
    assert place_text(Place(field="pictures", element="harbour", part="alt")) == "pictures.harbour.alt"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (FindingsBlock, 3),
        (CorrectionDue, 3),
        (StoryNotFound, 4),
        (LibraryMissing, 4),
        (LibraryLocked, 5),
        (LibraryNewer, 5),
        (LibraryDamaged, 1),
    ],
)
def test_errors_end_in_their_codes(kind: type[LibraryMissing], code: int) -> None:
    assert exit_code_of(kind("x.y")) == ExitCode(code)


def test_sentences_of_the_command_line_have_the_fields_they_are_given() -> None:
    given = {
        "cli.library-made": {"path"},
        "cli.list-empty": set(),
        "cli.list-limit": {"limit"},
        "cli.search-empty": {"words"},
        "cli.rules-found-one": {"count", "stories"},
        "cli.rules-found-many": {"count", "stories"},
        "cli.rules-found-nothing": set(),
        "cli.check-summary": {"errors", "warnings"},
        "cli.house-unknown": {"id", "known"},
        "cli.taken-in": {"id", "headline", "kept", "dropped"},
        "cli.intake-line": {"number", "fate", "why", "text"},
        "cli.intake-reason": {"name"},
        "cli.standard-input": set(),
        "cli.unreadable": {"path", "reason"},
        "cli.output": {"reason"},
        "cli.verify-good": {"path", "problems"},
        "cli.verify-bad": {"path", "problems"},
        "cli.exported": {"path"},
        "cli.changed-since": {"revision", "changes"},
        "cli.no-exporter": {"name", "known"},
        "cli.export-usage": set(),
        "cli.export-failed": {"story", "sentence"},
        "cli.export-summary": {"done", "unchanged", "failed"},
        "cli.export-stopped": {"left"},
        "cli.backed-up": {"path", "stories"},
        "cli.backup-copied": {"path", "pictures"},
        "cli.backup-picture-missing": {"picture"},
        "cli.backups-empty": {"folder"},
        "cli.history-empty": set(),
        "cli.restore-usage": set(),
        "cli.library-restored": {"made_at", "stories"},
        "cli.library-moved-aside": {"folder"},
        "cli.story-restored": {"story", "revision"},
        "cli.desk.not-installed": set(),
        "cli.desk.cannot-start": {"reason"},
    }
    mine = {code: text for code, text in sentences().items() if code.startswith("cli.")}
    assert set(mine) == set(given)
    for code, text in mine.items():
        assert {field for _, field, _, _ in string.Formatter().parse(text) if field} <= given[code], code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_cannot_be_written_is_a_sentence(offstone: Offstone, library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "studio", "--library", str(library), "show", STORY.id],
            stdout=full,
            stderr=subprocess.PIPE,
            env=offstone.environment,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The output could not be written: ")


@pytest.mark.skipif(sys.platform != "linux", reason="only there are arguments any bytes")
@pytest.mark.parametrize(("command", "code"), [(["show"], 4), (["search"], 0), (["list", "--section"], 0)])
def test_an_argument_that_is_no_text_matches_nothing(
    offstone: Offstone, library: Path, command: list[str], code: int
) -> None:
    ended = offstone("--library", library, *command, os.fsdecode(b"bad\xff"))
    assert (ended.code, ended.data) == (code, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only there are file names any bytes")
def test_a_file_whose_name_is_no_text_is_taken_in(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"bad\xff.txt")
    path.write_text("A headline of some words\n\nAnd a paragraph.", "utf-8")
    assert offstone("--library", library, "intake", path).code == 0
