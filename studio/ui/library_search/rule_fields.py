"""The form of the rule lab: a rule of the house or one of one's own, and all that makes a rule."""

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studio.rendering.houses import House
from studio.story.style_rules import StyleCheck, StyleLevel, StylePack, StyleRule
from studio.story.typed_rules import TypedRule, typed
from studio.ui.panels.fields import Choice, LabelledField
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import sentence

_MOST_WORDS = 999
_LINES_HEIGHT = 132
_NOTE_HEIGHT = 68


class RuleFields(QFrame):
    """Gives what is typed; what it means, others say."""

    changed = Signal()
    """Emitted when another rule is to be tried."""

    described = Signal()
    """Emitted when the rule is called, or told of, in another way, which finds nothing else."""

    def __init__(self, house: House) -> None:
        super().__init__()
        set_look(self, "page")
        self._rules: list[tuple[StylePack, StyleRule]] = []
        self._house_language = ""
        self.rule, self.check, self.level = Choice(), Choice(), Choice()
        self.lines, self.note = QPlainTextEdit(), QPlainTextEdit()
        self.most, self.name, self.language = QLineEdit(), QLineEdit(), QLineEdit()
        self.problem = WrappedLabel()
        set_look(self.problem, "error-text")
        self._lines_field = LabelledField("", self.lines)
        self._most_field = LabelledField(sentence("rule-lab.most"), self.most)
        self._fill()
        self._lay_out()
        self._connect()
        self.use_house(house)
        self.show_problem("")

    @property
    def chosen(self) -> StyleRule | None:
        """The rule of the house that is chosen, however it was changed since; None for one of one's own."""
        index = self.rule.currentIndex() - 1
        return self._rules[index][1] if 0 <= index < len(self._rules) else None

    @property
    def typed(self) -> TypedRule:
        """The rule as it is typed."""
        return TypedRule(
            check=StyleCheck(self.check.currentData()),
            level=StyleLevel(self.level.currentData()),
            lines=_text_of(self.lines),
            most=int(self.most.text() or 0),
            note=_text_of(self.note).replace("\n", " "),
            name=self.name.text(),
        )

    @property
    def stories_language(self) -> str:
        """The language of the stories the rule is for."""
        return self.language.text().strip() or self._house_language

    def use_house(self, house: House) -> None:
        """Offer the rules of a house; what is typed stays."""
        self._house_language = house.language.partition("-")[0]
        self._rules = [(pack, rule) for pack in house.style for rule in pack.rules]
        with QSignalBlocker(self.rule):
            self.rule.clear()
            self.rule.addItem(sentence("rule-lab.new-rule"))
            for pack, rule in self._rules:
                self.rule.addItem(sentence("rule-lab.of-pack", pack=pack.name, rule=rule.id))
        if not self.language.text():
            self.language.setText(self._house_language)

    def show_problem(self, problem: str) -> None:
        """Say what is wrong with the words."""
        self.problem.show_text(problem)
        self.problem.setVisible(bool(problem))
        set_style_property(self.lines, "missing", "true" if problem else "false")

    def _fill(self) -> None:
        for check in StyleCheck:
            self.check.addItem(sentence(f"rule-lab.checks.{check}"), check.value)
        for level in StyleLevel:
            self.level.addItem(sentence(f"rule-lab.levels.{level}"), level.value)
        self.level.setCurrentIndex(list(StyleLevel).index(StyleLevel.WARNING))
        self.most.setValidator(QIntValidator(0, _MOST_WORDS, self))
        self.most.setText(str(TypedRule().most))
        self.name.setPlaceholderText(sentence("rule-lab.name-hint"))
        self.note.setPlaceholderText(sentence("rule-lab.note-hint"))
        for text, height in ((self.lines, _LINES_HEIGHT), (self.note, _NOTE_HEIGHT)):
            text.setTabChangesFocus(True)
            text.setFixedHeight(height)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for widget in (
            LabelledField(sentence("rule-lab.rule"), self.rule),
            LabelledField(sentence("rule-lab.check"), self.check),
            self._most_field,
            self._lines_field,
            self.problem,
            LabelledField(sentence("rule-lab.language"), self.language),
            LabelledField(sentence("rule-lab.note"), self.note),
            LabelledField(sentence("rule-lab.level"), self.level),
            LabelledField(sentence("rule-lab.name"), self.name),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        stops = (self.rule, self.check, self.most, self.lines, self.language, self.note, self.level, self.name)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._show_check()

    def _connect(self) -> None:
        self.rule.activated.connect(self._on_rule)
        self.check.currentIndexChanged.connect(self._on_check)
        for signal in (self.lines.textChanged, self.most.textChanged, self.language.textChanged):
            signal.connect(self.changed)
        for signal in (self.note.textChanged, self.name.textChanged, self.level.currentIndexChanged):
            signal.connect(self.described)

    def _show_check(self) -> None:
        """Ask for what the kind of check needs."""
        check = StyleCheck(self.check.currentData())
        self._lines_field.rename(sentence(f"rule-lab.lines.{check}"), "")
        self._most_field.setVisible(check is StyleCheck.OCCURRENCE)

    def _on_check(self) -> None:
        self._show_check()
        self.changed.emit()

    def _on_rule(self) -> None:
        index = self.rule.currentIndex() - 1
        rule = typed(self._rules[index][1]) if index >= 0 else TypedRule()
        language = self._rules[index][0].language if index >= 0 else self._house_language
        blocked = [self.check, self.level, self.lines, self.note, self.most, self.name, self.language]
        blockers = [QSignalBlocker(each) for each in blocked]
        self.check.setCurrentIndex(list(StyleCheck).index(rule.check))
        self.level.setCurrentIndex(list(StyleLevel).index(rule.level))
        self.lines.setPlainText(rule.lines)
        self.note.setPlainText(rule.note)
        self.most.setText(str(rule.most))
        self.name.setText(rule.name)
        self.language.setText(language)
        for blocker in blockers:
            blocker.unblock()
        self._show_check()
        self.changed.emit()
        self.described.emit()


def _text_of(field: QPlainTextEdit) -> str:
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
