"""A desk that types by itself and says what the library has acknowledged, until it is killed. Run by a test.

Every line it writes is ``saved N``: the words up to number N are in the library, as the status line says.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor

from studio.session.autosave import SaveState, SaveStatus
from studio.settings.settings import Settings
from studio.ui.application import DeskProgram, make_application

_TYPING_MS = 15


class Typist:
    """Appends numbered words to the open story's body, as key strokes would."""

    def __init__(self, program: DeskProgram) -> None:
        self._window = program.window
        self._number = 0
        self._timer = QTimer(self._window, interval=_TYPING_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()
        self._is_following = False

    def _on_time(self) -> None:
        opened = self._window.desk.open_story
        if opened is None:
            return
        if not self._is_following:
            self._is_following = True
            opened.autosave.status_changed.connect(self._on_status)
        self._number += 1
        cursor = QTextCursor(self._window.editor.body_edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f" word{self._number}")
        if self._number % 40 == 0:
            opened.autosave.save()

    def _on_status(self, status: SaveStatus) -> None:
        if status.state is SaveState.SAVED:
            words = self._window.desk.story.body.split()
            print("saved", words[-1].removeprefix("word"), flush=True)


def main() -> int:
    application, renderer = make_application(sys.argv[:1], Settings())
    program = DeskProgram(application, Settings(), renderer, keep_settings=False)
    program.open(Path(sys.argv[1]))
    typist = Typist(program)
    code = application.exec()
    del typist
    return code


if __name__ == "__main__":
    sys.exit(main())
