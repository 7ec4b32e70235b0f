"""The rule lab: what a rule of style would find in all stories, before it is switched on."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.session.desk import Desk
from studio.session.library_search import SearchEnd, TextHit, rules_finder, rules_query
from studio.story.story import Status
from studio.story.style_hits import failing_examples
from studio.story.style_rules import StylePack, StyleRule
from studio.story.typed_rules import rule_as_toml, rule_from
from studio.ui.library_search.hit_model import HitRow
from studio.ui.library_search.hit_window import EDGE, HitWindow
from studio.ui.library_search.rule_fields import RuleFields
from studio.ui.panels.frames import card_around, scrolled
from studio.ui.theme.theme import Theme, set_look
from studio.wording import explain, sentence

TYPING_DELAY_MS = 400
_SIDE_WIDTH = 320
_STATUSES = (Status.DRAFT, Status.READY)


class RuleLab(HitWindow):
    """A form at the left, what the rule finds at the right. Nothing here changes a story or a house."""

    def __init__(self, desk: Desk, theme: Theme, show_place: Callable[[HitRow], None], parent: QWidget) -> None:
        super().__init__(desk, theme, show_place, parent, has_ticks=False)
        self.setWindowTitle(sentence("rule-lab.window"))
        self.resize(1080, 720)
        self.setMinimumSize(760, 480)
        self.fields = RuleFields(desk.house)
        self.model.instead = _instead
        self.try_button, self.copy_button = QPushButton(), QPushButton(sentence("rule-lab.copy"))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._lay_out()
        self._connect()
        self.show_start()
        self.show_foot()
        self.fields.rule.setFocus()

    def try_rule(self, *, is_pressed: bool = True) -> None:
        """Look through the library for what the rule finds.

        What makes no rule is said; that nothing is typed at all, only when a button `is_pressed`.
        """
        self._forget()
        rule = self._rule(is_pressed=is_pressed)
        if rule is not None:
            pack = StylePack(name=rule.id, language=self.fields.stories_language, rules=(rule,))
            self._show_searching()
            self.search.start(rules_finder((pack,)), rules_query((pack,), _STATUSES))
        self.show_foot()

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._pause.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        set_look(self.try_button, "primary")
        self.copy_button.setToolTip(sentence("rule-lab.copy-tip"))
        columns = QHBoxLayout()
        columns.setSpacing(EDGE)
        side = card_around(scrolled(self.fields))
        side.setFixedWidth(_SIDE_WIDTH)
        columns.addWidget(side)
        columns.addWidget(card_around(self.stack), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.try_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(12)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self.fields.described.connect(self.show_foot)
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
        self.show_start()

    def show_start(self) -> None:
        """Say what this window is for."""
        self.empty.show_words(sentence("rule-lab.start-title"), sentence("rule-lab.start-text"))

    def show_none(self) -> None:
        """Say that the rule finds nothing."""
        self.empty.show_words(sentence("rule-lab.none-title"), sentence("rule-lab.none-text"), drawing="check")

    def show_foot(self) -> None:
        """Bring the buttons in step with the search."""
        super().show_foot()
        is_running = self.search.is_running
        self.try_button.setText(sentence("library-search.stop" if is_running else "rule-lab.try"))
        self.try_button.setToolTip(sentence("library-search.stop-tip" if is_running else "rule-lab.try-tip"))

    def _on_changed(self) -> None:
        self._forget()
        self.show_foot()
        self._pause.start()

    def _on_pressed(self) -> None:
        if self.search.is_running:
            self.stop()
        else:
            self.try_rule()


def _instead(hit: TextHit) -> str | None:
    return hit.instead or None
