"""A program that is killed has lost nothing it called saved; and only one program writes a library."""

from pathlib import Path

import pytest

from studio.library.library import Library
from studio.library.records import ListQuery
from tests.end_to_end.programs import run, start

_MAIN_THAT_QUITS_AT_THE_START_PAGE = """
import sys
from PySide6.QtCore import QTimer
from studio.ui.application import main
from studio.ui.recovery.start_page import StartPage

def show_and_quit(page):
    print(page.reason.text())
    QTimer.singleShot(0, page.quit_wanted.emit)

StartPage.show = show_and_quit
sys.exit(main(["--library", sys.argv[1]]))
"""


def typed_words(folder: Path) -> set[str]:
    with Library.open(folder) as library:
        stories = [library.load(row.id).story for row in library.list_stories(ListQuery())]
    return {word for story in stories for word in story.body.split() if word.startswith("word")}


@pytest.mark.parametrize("kills_after", [1, 2, 4])
def test_what_was_called_saved_is_there_after_a_kill(tmp_path: Path, kills_after: int) -> None:
    folder = tmp_path / "Stories.offstone"
    program = start(["-m", "tests.end_to_end.typing_program", str(folder)], tmp_path)
    assert program.stdout is not None
    saved = 0
    for _ in range(kills_after):
        saved = int(program.stdout.readline().split()[1])
    program.kill()
    program.wait()
    program.stdout.close()
    assert saved > 0
    assert typed_words(folder) >= {f"word{number}" for number in range(1, saved + 1)}


def test_a_second_program_is_refused_with_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "Stories.offstone"
    first = start(["-m", "tests.end_to_end.typing_program", str(folder)], tmp_path)
    assert first.stdout is not None
    assert first.stdout.readline().startswith("saved")
    second = run(["-c", _MAIN_THAT_QUITS_AT_THE_START_PAGE, str(folder)], tmp_path)
    first.kill()
    first.wait()
    first.stdout.close()
    assert second.returncode == 5, second.stderr
    assert "open" in second.stdout
    assert "Traceback" not in second.stderr
