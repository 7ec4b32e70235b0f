"""The preflight panel: every finding of the story with its cures, the worst first, and the way to the hand-off."""

from functools import partial

from PySide6.QtCore import QMetaObject, QObject, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from studio.checking.cures.cure import DeskAction
from studio.checking.known import NOTHING_KNOWN
from studio.session.notices import Notice
from studio.story.findings import Finding, Severity
from studio.story.story import Story
from studio.ui.panels.curing import carry_out
from studio.ui.panels.empty_state import EmptyState
from studio.ui.panels.finding_group import FindingGroup
from studio.ui.panels.finding_row import CureWish, FindingEntry, FindingRow
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.ui.panels.scrolling_panel import ScrollingPanel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence


def preflight_status(_story: Story, findings: tuple[Finding, ...]) -> PanelStatus:
    """How many errors there are; without any, how many warnings."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        return PanelStatus(errors, Severity.ERROR)
    return PanelStatus(len(findings), Severity.WARNING) if findings else PanelStatus()


class PreflightPanel(ScrollingPanel):
    """Findings by severity; each jumps to its place, and offers what can be done about it at once."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context, origin="panel:preflight", fields=frozenset())
        self._connection: QMetaObject.Connection | None = None
        self._groups = tuple(
            FindingGroup(severity, f"panels.preflight.{severity}", context.theme) for severity in Severity
        )
        self.waiting = WrappedLabel(sentence("panels.preflight.waiting"))
        set_look(self.waiting, "hint")
        self.clear = EmptyState("preflight", "panels.preflight", with_button=False)
        for widget in (self.waiting, self.clear, *self._groups):
            self.content.addWidget(widget)
        for group in self._groups:
            group.jump_wanted.connect(context.bench.jump)
            group.cure_wanted.connect(self.cure)
        self.footer.addWidget(self._make_foot())
        self._follow_review()
        context.theme.changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The rows of all findings, from top to bottom."""
        return tuple(entry.row for entry in self.entries)

    @property
    def entries(self) -> tuple[FindingEntry, ...]:
        """All findings with their cures, from top to bottom."""
        return tuple(entry for group in self._groups for entry in group.entries)

    def begin_story(self) -> None:
        """Follow the new story's review."""
        self._follow_review()

    def cure(self, wish: CureWish) -> None:
        """Cure a finding, as one step; say so where the story has changed too much since for that."""
        session, known = self.session, self.context.desk.known
        if session is None or known is None:
            return
        if not carry_out(wish, session, known, self.origin):
            self.tell(Notice(code="cures.too-late"))
            self.refresh()
        elif wish.cure.by is DeskAction.RELEASE_QUOTE:
            take_back = partial(known.guard_quote, wish.finding.parameters["before"])
            self.tell(Notice(code="cures.change-meant.done", act=take_back))

    def show_story(self, story: Story) -> None:
        """Show the latest review."""
        review = self.context.desk.review
        is_reviewed = review is not None and review.latest.edit_number >= 0
        findings = review.latest.findings if review is not None else ()
        self.waiting.setVisible(not is_reviewed)
        self.clear.setVisible(is_reviewed and not findings)
        keeper = self.context.desk.known
        known = keeper.latest if keeper is not None else NOTHING_KNOWN
        for group in self._groups:
            group.show_findings(findings, story, known)
        blocks = any(finding.severity is Severity.ERROR for finding in findings)
        self.blocked.setVisible(blocks)

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        set_look(foot, "foot")
        self.blocked = WrappedLabel(sentence("panels.preflight.blocked"))
        set_look(self.blocked, "error-text")
        drawing = icon("hand-off", QPalette.ColorRole.HighlightedText)
        self.hand_off_button = QPushButton(drawing, sentence("panels.preflight.hand-off"))
        self.hand_off_button.setIconSize(QSize(16, 16))
        set_look(self.hand_off_button, "primary")
        self.hand_off_button.clicked.connect(self._on_hand_off_clicked)
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.blocked)
        column.addWidget(self.hand_off_button)
        return foot

    def _follow_review(self) -> None:
        if self._connection is not None:
            QObject.disconnect(self._connection)
        review = self.context.desk.review
        self._connection = review.reviewed.connect(self._on_reviewed) if review is not None else None

    def _on_reviewed(self, _review: object) -> None:
        self.mark_stale()
        if self.isVisible():
            self.catch_up()

    def _on_hand_off_clicked(self) -> None:
        self.context.bench.hand_off()

    def _on_theme_changed(self, _colours: object) -> None:
        self.clear.paint_icon()
