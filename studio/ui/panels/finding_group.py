"""The findings of one severity under their count, each with its way there and its cures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.checking.cures.all_cures import cures_of
from studio.checking.known import Known
from studio.story.findings import Finding, Severity
from studio.story.story import Story
from studio.ui.panels.finding_row import FindingEntry
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import Theme, set_look
from studio.wording import counted


class FindingGroup(QWidget):
    """Every finding of one severity; takes no room where there is none."""

    jump_wanted = Signal(object)
    """Emitted with the `Place` of a finding."""

    cure_wanted = Signal(object)
    """Emitted with a `CureWish`."""

    def __init__(self, severity: Severity, title: str, theme: Theme) -> None:
        """`title` is the code of what stands above, counted."""
        super().__init__()
        self._title = title
        self._severity = severity
        self._theme = theme
        self.entries: list[FindingEntry] = []
        self.title = WrappedLabel()
        set_look(self.title, "section-title")
        card = QFrame()
        set_look(card, "card")
        self._rows = QVBoxLayout(card)
        self._rows.setContentsMargins(3, 3, 3, 3)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(card)

    def show_findings(self, findings: tuple[Finding, ...], story: Story, known: Known) -> None:
        """Show those findings of a story that are of this severity, with the cures there are for them."""
        own = tuple(finding for finding in findings if finding.severity is self._severity)
        self.setVisible(bool(own))
        self.title.show_text(counted(self._title, len(own)))
        while len(self.entries) > len(own):
            entry = self.entries.pop()
            entry.hide()
            entry.deleteLater()
        while len(self.entries) < len(own):
            self._add_entry()
        for entry, finding in zip(self.entries, own, strict=True):
            entry.show_finding(finding, cures_of(story, finding, known))

    def _add_entry(self) -> None:
        entry = FindingEntry(self._theme)
        entry.row.jump_wanted.connect(self.jump_wanted)
        entry.cure_wanted.connect(self.cure_wanted)
        self.entries.append(entry)
        self._rows.addWidget(entry)
        entry.show()  # now, not with the next event: it may be given the focus at once
