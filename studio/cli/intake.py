"""`offstone intake`: take something foreign in as a new story, and give the fate of every line of it."""

import sys
from pathlib import Path

import click
import msgspec

from studio.cli.intake_storing import keep_before, proof_of, with_pictures
from studio.cli.options import json_option, library_option
from studio.cli.output import one_line, put, put_json, say
from studio.errors import IntakeError
from studio.intake.decoding import without_lone_surrogates
from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.files_beside import folder_beside, with_files_beside
from studio.intake.readers import take_in
from studio.intake.result import IntakeLine, IntakeResult
from studio.library.library import Library
from studio.library.records import SavedRevision
from studio.wording import explain, sentence


@click.command("intake")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@json_option
@library_option
def intake(file: Path, as_json: bool, library: Path) -> None:
    """Take a page, a document or a package in as a story.

    FILE is a file, or - for standard input: a copied page, HTML, Markdown, a Word file, ninjs or a package of Offstone.
    The data is the story's id; the report says what became of each line that is not in the story, and why. With --json,
    the story and the fate of every line are the data.
    """
    data, name = _read(file)
    result = with_files_beside(take_in(data, name), folder_beside(file))
    for problem in proof_of(result, data):
        say(problem)
    with Library.open(library) as opened:
        keep_before(result, opened)
        result, refused = with_pictures(result, opened)
        saved = opened.save(result.story, reason=sentence("cli.intake-reason", name=name))
    for error in refused:
        say(explain(error))
    if as_json:
        put_json(_data(result, saved))
    else:
        _report_lines(result)
        put(result.story.id)
    _say_summary(result)


def _read(file: Path) -> tuple[bytes, str]:
    """The bytes to take in, and the name they have."""
    if str(file) == "-":
        return sys.stdin.buffer.read(), sentence("cli.standard-input")
    try:
        return file.read_bytes(), without_lone_surrogates(file.name)
    except OSError as error:
        raise IntakeError("cli.unreadable", path=str(file), reason=error.strerror or str(error)) from error


def _data(result: IntakeResult, saved: SavedRevision) -> dict[str, object]:
    return {
        "id": result.story.id,
        "revision": saved.revision,
        "saved_at": saved.saved_at,
        "reader": result.reader,
        "story": result.story,
        "lines": [_line_data(line) for line in result.lines],
        "notes": [sentence(note.code, **note.parameters) for note in result.notes],
    }


def _line_data(line: IntakeLine) -> dict[str, object]:
    """A line as JSON data: the struct's own fields, with the reason in words."""
    return {**msgspec.structs.asdict(line), "why": _why(line)}


def _why(line: IntakeLine) -> str:
    return sentence(f"intake.reason.{line.reason}")


def _report_lines(result: IntakeResult) -> None:
    """Say what is not in the story, one line each, counted from 1 as editors of text do."""
    for line in result.lines:
        if line.fate in NOT_KEPT and line.fate is not Fate.BLANK:
            number, fate, text = line.number + 1, sentence(f"intake.fate.{line.fate}"), one_line(line.text)
            say(sentence("cli.intake-line", number=number, fate=fate, why=_why(line), text=text))
    for note in result.notes:
        say(sentence(note.code, **note.parameters))


def _say_summary(result: IntakeResult) -> None:
    kept = sum(line.fate not in NOT_KEPT for line in result.lines)
    dropped = sum(line.fate in NOT_KEPT and line.fate is not Fate.BLANK for line in result.lines)
    headline, story_id = one_line(result.story.headline), result.story.id
    say(sentence("cli.taken-in", id=story_id, headline=headline, kept=kept, dropped=dropped))
