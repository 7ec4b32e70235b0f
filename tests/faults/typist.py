"""The scripted editor inside the desk that gets killed: real keys into real fields, and a note of all it was told."""

import random
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.library.library import Library
from studio.session.autosave import SaveState, SaveStatus
from studio.session.changes import StoryChange
from studio.session.hand_off_order import HandOffOrder
from studio.session.story_session import StorySession
from studio.ui.window.main_window import MainWindow
from tests.faults.acknowledgements import AckFile, fingerprint

FASTEST_KEY_MS, SLOWEST_KEY_MS = 33, 66
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Typist(QObject):
    """Types, edits fields, keeps revisions, hands off and makes backups, as a seed says.

    `signal` gets a letter when something begins that a kill may aim at: r ready, t typing, s saving, h hand-off,
    b backup, n named revision, c closing.
    """

    def __init__(
        self, window: MainWindow, acks: AckFile, seed: int, hand_offs: Path, signal: Callable[[str], None], aim: str
    ) -> None:
        super().__init__(window)
        self._window, self._acks, self._tell, self._aim = window, acks, signal, aim
        self._begun: set[str] = set()
        self._chance = random.Random(seed)
        self._hand_offs = hand_offs
        self._keys: deque[Callable[[], None]] = deque()
        self._words = 0
        self._is_busy = False
        self._session: StorySession | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_key_time)
        window.desk.session_opened.connect(self._on_session_opened)
        window.desk.notice.connect(self._on_notice)
        if window.desk.session is not None:
            self._on_session_opened(window.desk.session)

    def _on_session_opened(self, session: StorySession) -> None:
        opened = self._window.desk.open_story
        assert opened is not None
        self._session = session
        self._acks.note("opened", story=session.story.id, hash=fingerprint(session.story))
        session.changed.connect(self._on_changed)
        opened.autosave.status_changed.connect(self._on_status)
        if not self._timer.isActive():
            self._signal("r")
            self._timer.start(0)

    def _signal(self, letter: str) -> None:
        self._begun.add(letter)
        self._tell(letter)

    def _on_changed(self, change: StoryChange) -> None:
        story = change.story
        self._acks.note("change", story=story.id, length=len(story.body), hash=fingerprint(story))

    def _on_status(self, status: SaveStatus) -> None:
        """Called right after the status line was; what it shows now is what the editor was told."""
        session = self._session
        assert session is not None
        label = self._window.status_line.save_label.text()
        if status.state is SaveState.SAVING:
            self._signal("s")
        if status.state is SaveState.SAVED and label.startswith("Saved"):
            revision = self._window.desk.open_story.autosave.held_from  # type: ignore[union-attr]
            self._acks.note("saved", story=session.story.id, revision=revision, hash=fingerprint(session.story))
        if status.state is SaveState.FAILED:
            self._acks.note("problem", text=f"saving failed: {status.error!r}")

    def _on_notice(self, notice: Any) -> None:
        if notice.is_problem:
            self._acks.note("problem", text=f"{notice.code} {notice.parameters}")

    def _on_key_time(self) -> None:
        if not self._keys:
            self._plan()
        self._keys.popleft()()
        self._timer.start(self._chance.randint(FASTEST_KEY_MS, SLOWEST_KEY_MS))

    def _plan(self) -> None:
        """Queue the next thing to do: mostly text."""
        actions: dict[str, tuple[int, Callable[[], None]]] = {
            "body": (60, self._type_body),
            "elsewhere": (8, self._type_elsewhere),
            "headline": (8, lambda: self._type_field("headline")),
            "standfirst": (4, lambda: self._type_field("standfirst")),
            "fact": (4, self._add_fact_box),
            "undo": (5, lambda: self._act("undo")),
            "redo": (2, lambda: self._act("redo")),
            "named": (3, self._keep_named),
            "hand-off": (2, self._hand_off),
            "backup": (2, self._back_up),
            "story": (2, lambda: self._act("new-story")),
            "close": (0, self._close),
        }
        aimed = {"h": "hand-off", "b": "backup", "n": "named", "c": "close"}.get(self._aim)
        if self._words == 0:
            self._type_words(self._window.editor.body_edit, 1)
        elif aimed is not None and self._aim not in self._begun:
            actions[aimed][1]()
        else:
            names = list(actions)
            name = self._chance.choices(names, [actions[each][0] for each in names])[0]
            actions[name][1]()
        self._keys.append(lambda: self._signal("t"))

    def _type_body(self) -> None:
        self._window.editor.focus_field("body")
        self._type_words(self._window.editor.body_edit, self._chance.randint(2, 8))
        if self._chance.random() < 0.2:
            self._keys.append(lambda: self._press(self._window.editor.body_edit, Qt.Key.Key_Return, "\r"))

    def _type_elsewhere(self) -> None:
        """Go to another line first, and take some letters away there."""
        body = self._window.editor.body_edit
        line = self._chance.randrange(body.blockCount())
        self._keys.append(lambda: self._window.editor.go_to_line(line))
        self._type_words(body, 2)
        for _ in range(self._chance.randint(0, 4)):
            self._keys.append(lambda: self._press(body, Qt.Key.Key_Backspace, "\b"))

    def _type_field(self, name: str) -> None:
        self._keys.append(lambda: self._window.editor.focus_field(name))
        self._type_words(self._window.editor.header.fields[name], 2)

    def _add_fact_box(self) -> None:
        story = self._window.desk.story
        if story is None or len(story.fact_boxes) > 6:
            self._type_body()
        else:
            self._keys.append(lambda: self._act("insert-fact-box"))
            self._type_words(None, 2)

    def _type_words(self, widget: QWidget | None, count: int) -> None:
        for _ in range(count):
            self._words += 1
            for letter in f"word{self._words} ":
                self._keys.append(lambda letter=letter: self._type(widget, letter))

    def _type(self, widget: QWidget | None, letter: str) -> None:
        target = widget or self._window.focusWidget()
        if target is not None:
            self._press(target, Qt.Key.Key_unknown, letter)

    def _press(self, widget: QWidget, key: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, _NO_MODIFIER, text))

    def _act(self, command: str) -> None:
        action = self._window.menus.actions[command]
        if action.isEnabled():
            action.trigger()

    def _keep_named(self) -> None:
        """Keep a revision by name on the library lane, as the history panel does."""
        session = self._session
        assert session is not None
        story, name = session.story, f"name {self._words}"
        self._signal("n")

        def kept(saved: Any) -> None:
            self._acks.note("named", story=story.id, revision=saved.revision, name=name, hash=fingerprint(story))

        self._window.desk.lane.call(lambda library: library.save(story, "named", name), kept)

    def _hand_off(self) -> None:
        if self._is_busy:
            return self._type_body()
        session, self._is_busy = self._session, True
        assert session is not None
        story_id = session.story.id
        self._signal("h")

        def done(hand_off: Any) -> None:
            self._is_busy = False
            self._acks.note("handed-off", story=story_id, file=hand_off.path.name, revision=hand_off.revision)

        self._window.desk.hand_off(
            HandOffOrder(
                folder=self._hand_offs,
                override_reason="The kill loop needs no credits.",
                no_correction_because="The kill loop has no readers.",
            ),
            done,
        )
        return None

    def _back_up(self) -> None:
        if not hasattr(Library, "backup") or self._is_busy:
            return self._type_body()
        self._is_busy = True
        self._signal("b")

        def done(backup: Any) -> None:
            self._is_busy = False
            self._acks.note("backed-up", path=str(backup.path))

        self._window.desk.lane.call(lambda library: library.backup("by-hand"), done)
        return None

    def _close(self) -> None:
        self._timer.stop()
        self._keys.append(self._window.close)
        self._signal("c")
