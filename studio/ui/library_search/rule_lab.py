"""The rule lab: what a rule of style would find in all stories, before it is switched on."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.session.desk import Desk
from studio.session.library_search import FoundStory, LibrarySearch, SearchEnd, TextHit, rules_finder, rules_query
from studio.story.story import Status
from studio.story.style_hits import failing_examples
from studio.story.style_rules import StylePack, StyleRule
from studio.story.typed_rules import rule_as_toml, rule_from
from studio.ui.library_search.hit_list import HitList
from studio.ui.library_search.hit_model import HitModel, HitRow
from studio.ui.library_search.hit_words import search_summary
from studio.ui.library_search.no_hits import NoHits
from studio.ui.library_search.rule_fields import RuleFields
from studio.ui.panels.labels import ElidedLabel
from studio.ui.theme.theme import Theme, set_look
from studio.wording import explain, sentence

TYPING_DELAY_MS = 400
_EDGE = 16
_SIDE_WIDTH = 320
_STATUSES = (Status.DRAFT, Status.READY)


class RuleLab(QWidget):
    """A form at the left, what the rule finds at the right. Nothing here changes a story or a house."""

    def __init__(self, desk: Desk, theme: Theme, show_place: Callable[[HitRow], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(sentence("rule-lab.window"))
        self.resize(1080, 720)
        self.setMinimumSize(760, 480)
        self._desk, self._show_place = desk, show_place
        self._part, self._end = 0.0, SearchEnd()
        self.fields = RuleFields(desk.house)
        self.search = LibrarySearch(desk, self)
        self.model = HitModel(self, has_ticks=False)
        self.model.instead = _instead
        self.list = HitList(self.model, theme)
        self.empty = NoHits()
        self.summary = ElidedLabel()
        self.try_button, self.copy_button = QPushButton(), QPushButton(sentence("rule-lab.copy"))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._lay_out()
        self._connect()
        self._show_start()
        self._show_foot()
        self.fields.rule.setFocus()

    def try_rule(self, *, is_pressed: bool = True) -> None:
        """Look through the library for what the rule finds.

        What makes no rule is said; that nothing is typed at all, only when a button `is_pressed`.
        """
        self._forget()
        rule = self._rule(is_pressed=is_pressed)
        if rule is not None:
            pack = StylePack(name=rule.id, language=self.fields.stories_language, rules=(rule,))
            self.search.start(rules_finder((pack,)), rules_query((pack,), _STATUSES))
            self.empty.show_words(sentence("library-search.searching-title"), sentence("library-search.searching-text"))
        self._show_foot()

    def copy(self) -> None:
        """Put the rule on the clipboard as TOML; what cannot be kept so is said."""
        try:
            rule = rule_from(self.fields.typed)
            chosen = self.fields.chosen
            if chosen is not None:
                rule = replace(rule, wrong=chosen.wrong, right=chosen.right)
            failing = failing_examples(rule)
            toml = rule_as_toml(replace(rule, wrong=(), right=()) if failing else rule)
        except KnownError as error:
            self.summary.show_text(explain(error))
            return
        QGuiApplication.clipboard().setText(toml)
        self.summary.show_text(
            sentence("rule-lab.example", example=failing[0]) if failing else sentence("rule-lab.copied")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the search; without one, it closes the window."""
        if not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif self.search.is_running:
            self._on_stop()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._pause.stop()
        self.search.cancel()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        set_look(self.summary, "hint-small")
        set_look(self.try_button, "primary")
        self.copy_button.setToolTip(sentence("rule-lab.copy-tip"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        columns = QHBoxLayout()
        columns.setSpacing(_EDGE)
        side = _card(_scrolled(self.fields))
        side.setFixedWidth(_SIDE_WIDTH)
        columns.addWidget(side)
        columns.addWidget(_card(self._stack), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.try_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(12)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self.fields.described.connect(self._show_foot)
        self.search.found.connect(self._on_found)
        self.search.progressed.connect(self._on_progressed)
        self.search.ended.connect(self._on_ended)
        self.list.chosen.connect(self._show_place)
        self.list.left_upwards.connect(self.fields.lines.setFocus)
        self.try_button.clicked.connect(self._on_pressed)
        self.copy_button.clicked.connect(self.copy)
        self._pause.timeout.connect(partial(self.try_rule, is_pressed=False))
        self._desk.house_changed.connect(self.fields.use_house)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.try_rule)

    def _rule(self, *, is_pressed: bool) -> StyleRule | None:
        """The rule that is typed; None where that is none, which is said, but not while nothing is typed yet."""
        try:
            rule = rule_from(self.fields.typed)
        except KnownError as error:
            self.fields.show_problem(explain(error) if is_pressed or self.fields.typed.lines.strip() else "")
            return None
        self.fields.show_problem("")
        return rule

    def _forget(self) -> None:
        self._pause.stop()
        self.search.cancel()
        self._part, self._end = 0.0, SearchEnd()
        self.model.clear()
        self._show_start()

    def _show_start(self) -> None:
        self.empty.show_words(sentence("rule-lab.start-title"), sentence("rule-lab.start-text"))

    def _show_foot(self) -> None:
        is_running = self.search.is_running
        self._stack.setCurrentWidget(self.list if self.model.hits else self.empty)
        self.try_button.setText(sentence("library-search.stop" if is_running else "rule-lab.try"))
        self.try_button.setToolTip(sentence("library-search.stop-tip" if is_running else "rule-lab.try-tip"))
        self.summary.show_text(
            search_summary(self.model.hits, self.model.stories, self._part if is_running else None, self._end)
        )

    def _on_changed(self) -> None:
        self._forget()
        self._show_foot()
        self._pause.start()

    def _on_found(self, stories: tuple[FoundStory, ...]) -> None:
        self.model.add(stories)
        self.list.select_first()

    def _on_progressed(self, part: float) -> None:
        self._part = part
        self._show_foot()

    def _on_ended(self, end: SearchEnd) -> None:
        self._end = end
        if not self.model.hits:
            self.empty.show_words(sentence("rule-lab.none-title"), sentence("rule-lab.none-text"), drawing="check")
        self._show_foot()

    def _on_stop(self) -> None:
        self.search.cancel()
        if not self.model.hits:
            self._show_start()
        self._show_foot()

    def _on_pressed(self) -> None:
        if self.search.is_running:
            self._on_stop()
        else:
            self.try_rule()


def _instead(hit: TextHit) -> str | None:
    return hit.instead or None


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _card(content: QWidget) -> QFrame:
    frame = QFrame()
    set_look(frame, "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(4, 4, 4, 4)
    inside.addWidget(content)
    return frame
