"""The hand-off sheet: what leaves, what stands in its way, where it goes."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.rendering.houses import House
from studio.story.findings import Finding, Severity
from studio.story.story import Story
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import counted, sentence

_SHOWN_FINDINGS = 6
_WIDTH = 540
_INDENT = 14


class HandOffSheet(QDialog):
    """Asks for the folder, and for a reason where errors stand in the way."""

    preflight_wanted = Signal()
    """Emitted when the editor would rather mend the findings."""

    def __init__(
        self, story: Story, house: House, findings: tuple[Finding, ...], folder: Path | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("hand-off.title"))
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(6)
        self._add_heading(story, house, len(findings) - len(self._errors))
        self._reason = QPlainTextEdit(self)
        if self._errors:
            self._add_errors()
        self._reason.setVisible(bool(self._errors))
        self._add_folder(folder or _desktop_folder())
        self._add_buttons()
        self._on_reason_changed()
        (self._reason if self._errors else self._hand_off).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words need; only now are they in the fonts they are shown in."""
        super().showEvent(event)
        self.setFixedSize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))

    @property
    def folder(self) -> Path:
        """The folder the package goes into."""
        return Path(self.folder_field.text()).expanduser()

    @property
    def override_reason(self) -> str:
        """Why the story leaves in spite of its errors; empty when there are none."""
        return self._reason.document().toRawText().replace("\u2029", "\n").strip() if self._errors else ""

    @property
    def reason_field(self) -> QPlainTextEdit:
        """Where the reason is written."""
        return self._reason

    @property
    def hand_off_button(self) -> QPushButton:
        """The button that hands off."""
        return self._hand_off

    def _add_heading(self, story: Story, house: House, warnings: int) -> None:
        title = WrappedLabel(story.headline or sentence("library.untitled"))
        set_look(title, "panel-title")
        self._column.addWidget(title)
        lines = [counted("hand-off.summary", len(story.pictures), house=house.name)]
        if not self._errors:
            lines.append(counted("hand-off.warnings", warnings) if warnings else sentence("hand-off.clear"))
        facts = WrappedLabel("\n".join(lines))
        set_look(facts, "hint")
        self._column.addWidget(facts)

    def _add_errors(self) -> None:
        intro = WrappedLabel(counted("hand-off.errors", len(self._errors)))
        set_look(intro, "section-title")
        self._column.addSpacing(8)
        self._column.addWidget(intro)
        listed = QVBoxLayout()
        listed.setSpacing(6)
        shown = self._errors if len(self._errors) <= _SHOWN_FINDINGS + 1 else self._errors[:_SHOWN_FINDINGS]
        for finding in shown:
            listed.addLayout(self._error_line(finding))
        self._column.addLayout(listed)
        if len(self._errors) > len(shown):
            rest = QLabel(counted("hand-off.more", len(self._errors) - len(shown)), self)
            rest.setContentsMargins(_INDENT, 0, 0, 0)
            set_look(rest, "hint-small")
            self._column.addWidget(rest)
        self._add_reason()

    def _error_line(self, finding: Finding) -> QHBoxLayout:
        dot = QLabel("•", self)
        dot.setFixedWidth(_INDENT)
        line = WrappedLabel(sentence(finding.code, **finding.parameters))
        for label in (dot, line):
            set_look(label, "error-text")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(line, 1)
        return row

    def _add_reason(self) -> None:
        label = QLabel(sentence("hand-off.reason"), self)
        label.setWordWrap(True)
        set_look(label, "field-label")
        label.setBuddy(self._reason)
        self._reason.setAccessibleName(sentence("hand-off.reason"))
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(64)
        self._reason.textChanged.connect(self._on_reason_changed)
        self._add_labelled(label, self._reason)

    def _add_labelled(self, label: QLabel, field: QWidget | QHBoxLayout) -> None:
        group = QVBoxLayout()
        group.setContentsMargins(0, 10, 0, 0)
        group.setSpacing(4)
        group.addWidget(label)
        if isinstance(field, QWidget):
            group.addWidget(field)
        else:
            group.addLayout(field)
        self._column.addLayout(group)

    def _add_folder(self, folder: Path) -> None:
        label = QLabel(sentence("hand-off.folder"), self)
        set_look(label, "field-label")
        self.folder_field = QLineEdit(str(folder), self)
        self.folder_field.setAccessibleName(sentence("hand-off.folder"))
        label.setBuddy(self.folder_field)
        choose = QPushButton(sentence("hand-off.choose"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        row = QHBoxLayout()
        row.addWidget(self.folder_field, 1)
        row.addWidget(choose)
        self._add_labelled(label, row)

    def _add_buttons(self) -> None:
        self._hand_off = QPushButton(sentence("hand-off.anyway" if self._errors else "hand-off.do"), self)
        set_look(self._hand_off, "primary")
        self._hand_off.clicked.connect(self.accept)
        cancel = QPushButton(sentence("hand-off.cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        if self._errors:
            mend = QPushButton(sentence("hand-off.mend"), self)
            mend.setAutoDefault(False)
            mend.clicked.connect(self._on_mend)
            row.addWidget(mend)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._hand_off)
        self._column.addSpacing(12)
        self._column.addStretch(1)
        self._column.addLayout(row)

    @Slot()
    def _on_reason_changed(self) -> None:
        self._hand_off.setEnabled(not self._errors or bool(self.override_reason))

    @Slot()
    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, sentence("hand-off.folder"), self.folder_field.text())
        if chosen:
            self.folder_field.setText(chosen)

    @Slot()
    def _on_mend(self) -> None:
        self.reject()
        self.preflight_wanted.emit()


def _desktop_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
