"""A typist who types, pastes, undoes, restores and closes at random, held against a plain model of the text.

    python -m tests.faults.typist_machine --words 10000 --seed 1

The real editor on a real desk and library. Between the steps the story is opened again from the library, in a desk of
its own. Every key is predicted in a Python string; undo and redo in a list of the strings there were.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.settings.settings import Settings
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.editor.body_text import exact_text
from studio.ui.editor.utf16 import units
from studio.ui.theme.theme import Theme
from tests.faults.forked_desk import use_home

_WORDS = st.text("abcdeinorstué", min_size=1, max_size=9)
_PHRASES = st.lists(_WORDS, min_size=1, max_size=12).map(lambda words: " ".join(words) + " ")
# No marks of lists and quotes: what Return does in those is predicted elsewhere.
_PASTED = st.text("ab \n\u00a0\u2028é“”日𝄞😀:#", min_size=1, max_size=60)
_PATIENCE_SECONDS = 20.0


class TypistMachine(RuleBasedStateMachine):
    """One typist at one story. `words` counts over all of them."""

    words = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="typist-"))
        self.kept: list[tuple[int, str]] = []
        self.story_id = ""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.theme = application.findChild(Theme) or Theme(application, "light")
        self._open()
        self.desk.start_story()
        self._show()

    def _open(self) -> None:
        self.desk = Desk(Settings(), shipped_houses(), self.folder / "Stories.offstone")
        self.desk.open_library(create=not self.desk.lane.folder.exists())

    def _show(self) -> None:
        session = self.desk.session
        assert session is not None
        self.session, self.story_id = session, session.story.id
        self.editor = ArticleEditor(self.theme)
        self.editor.resize(600, 600)
        self.editor.open(session, ())
        self.body = self.editor.body_edit
        self.text = session.story.body
        self.states, self.undone = [self.text], list[str]()
        self._put_caret(len(self.text))

    def _put_caret(self, at: int, anchor: int | None = None) -> None:
        """The caret, counted in characters; the document counts UTF-16 units."""
        cursor = self.body.textCursor()
        cursor.setPosition(units(self.text[: at if anchor is None else anchor]))
        cursor.setPosition(units(self.text[:at]), QTextCursor.MoveMode.KeepAnchor)
        self.body.setTextCursor(cursor)
        self.caret, self.anchor = at, at if anchor is None else anchor

    def _became(self, before: str, after: str, caret: int) -> None:
        """The model after an edit: the text, the caret, and the history as deep as the session says it is."""
        self.text, self.caret, self.anchor = after, caret, caret
        depth = self._depth()
        if before == after and depth == len(self.states) - 1:
            return  # words put in the place of the same words may be a step, or none
        assert depth in (len(self.states) - 1, len(self.states)), "an edit made more than one step"
        assert depth > 0, "an edit made no step"
        self.states[depth:] = [after]
        self.undone.clear()

    def _depth(self) -> int:
        return len(self.session._history._done)

    def _replace(self, words: str) -> tuple[str, int]:
        start, end = sorted((self.caret, self.anchor))
        return self.text[:start] + words + self.text[end:], start + len(words)

    @rule(phrase=_PHRASES)
    def type(self, phrase: str) -> None:
        for letter in phrase:
            before, (after, caret) = self.text, self._replace(letter)
            press(self.body, letter)
            self._became(before, after, caret)
        type(self).words += len(phrase.split())

    @rule()
    def pause(self) -> None:
        """After a pause a new step begins."""
        self.session.seal()

    @rule()
    def break_line(self) -> None:
        before, (after, caret) = self.text, self._replace("\n")
        QTest.keyClick(self.body, Qt.Key.Key_Return)
        self._became(before, after, caret)

    @precondition(lambda self: self.caret != self.anchor or self.caret > 0)
    @rule(times=st.integers(1, 4))
    def erase(self, times: int) -> None:
        for _ in range(times):
            if self.caret == self.anchor and not self._may_erase_one():
                return
            start, end = sorted((self.caret, self.anchor))
            start = start - 1 if start == end else start
            before, after = self.text, self.text[:start] + self.text[end:]
            QTest.keyClick(self.body, Qt.Key.Key_Backspace)
            self._became(before, after, start)

    def _may_erase_one(self) -> bool:
        """Only where a backspace takes one character; half a pair of marks is Qt's to decide."""
        return self.caret > 0 and ord(self.text[self.caret - 1]) < 0x2000

    @rule(words=_PASTED)
    def paste(self, words: str) -> None:
        self.session.seal()
        QGuiApplication.clipboard().setText(words)
        pasted = QGuiApplication.clipboard().text().replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
        before, (after, caret) = self.text, self._replace(pasted)
        self.body.paste()
        self._became(before, after, caret)
        type(self).words += len(pasted.split())

    @rule(data=st.data())
    def move(self, data: Any) -> None:
        self._put_caret(data.draw(st.integers(0, len(self.text))))
        self.session.seal()

    @rule(data=st.data())
    def select(self, data: Any) -> None:
        at = data.draw(st.integers(0, len(self.text)))
        self._put_caret(data.draw(st.integers(max(0, at - 30), min(len(self.text), at + 30))), at)
        self.session.seal()

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.states.pop())
        self.editor.undo()
        self._after_history()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.states.append(self.undone.pop())
        self.editor.redo()
        self._after_history()

    def _after_history(self) -> None:
        self.text = self.states[-1]
        assert self._depth() == len(self.states) - 1
        assert self._now() == self.text, "undo or redo led to another text"
        self.caret = self.anchor = self._characters_at_caret()
        self._put_caret(self.caret)

    @rule()
    def keep(self) -> None:
        """Keep a version by name."""
        done: list[bool] = []
        self._history().keep(f"version {len(self.kept)}", lambda: done.append(True))
        self._until(lambda: done)
        rows = self.desk.lane.call_and_wait(lambda library: library.revisions(self.story_id))
        self.kept.append((rows[0].revision, self.text))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def restore(self, data: Any) -> None:
        """Go back to a version: one step, which undo takes back."""
        revision, text = data.draw(st.sampled_from(self.kept))
        story = self.desk.lane.call_and_wait(lambda library: library.revision(self.story_id, revision))
        assert story.body == text, "a kept version is another text"
        done: list[bool] = []
        before = self.text
        self._history().restore(story, "Restore", lambda: done.append(True))
        self._until(lambda: done)
        self._became(before, text, 0)
        self._put_caret(min(self.caret, len(text)))

    @rule()
    def close_and_open_again(self) -> None:
        self._close()
        self._open()
        if self._is_stored():
            opened: list[object] = []
            self.desk.session_opened.connect(opened.append)
            self.desk.show_story(self.story_id)
            self._until(lambda: opened)
        else:
            assert self.text == "", "a story that has words is not in the library"
            self.kept.clear()
            self.desk.start_story()
        expected = self.text
        self._show()
        assert self.text == expected, "the story that was opened again is another one"

    def _is_stored(self) -> bool:
        rows = self.desk.lane.call_and_wait(lambda library: library.list_stories())
        return self.story_id in {row.id for row in rows}

    def _close(self) -> None:
        self.editor.hide()
        self.desk.close()
        self.editor.deleteLater()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @invariant()
    def the_text_is_what_the_model_says(self) -> None:
        assert self._now() == self.text
        assert self.session.story.body == self.text

    def teardown(self) -> None:
        self._close()
        shutil.rmtree(self.folder)

    def _now(self) -> str:
        return exact_text(self.body.document())

    def _characters_at_caret(self) -> int:
        return len(self._now().encode("utf-16-le")[: self.body.textCursor().position() * 2].decode("utf-16-le"))

    def _history(self) -> Any:
        assert self.desk.open_story is not None
        return self.desk.open_story.history

    def _until(self, holds: Callable[[], object]) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < end, "waited in vain"
            QTest.qWait(2)


def press(widget: QWidget, letter: str) -> None:
    """Send one real key, of any keyboard."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def run(words: int, first_seed: int, *, steps: int = 60, examples: int = 10) -> tuple[int, int]:
    """Run typists until they typed and pasted so many words; the words and the number of rounds of `examples`."""
    TypistMachine.words, rounds = 0, 0
    options = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    while TypistMachine.words < words:
        run_state_machine_as_test(seed(first_seed + rounds)(TypistMachine), settings=options)
        rounds += 1
    return TypistMachine.words, rounds


def main(arguments: list[str]) -> int:
    """Type as many words as the arguments say; 0 when the text was always what the model says."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.typist_machine")
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="typist-home-") as home:
        use_home(Path(home))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication([])
        words, rounds = run(options.words, options.seed)
        del application
    print(f"{words} words typed and pasted by {rounds * 10} typists: 0 problems")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
