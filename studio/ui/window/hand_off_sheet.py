"""The hand-off sheet: what leaves, what stands in its way, where it goes."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
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
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_SHOWN_FINDINGS = 8


class HandOffSheet(QDialog):
    """Asks for the folder, and for a reason where errors stand in the way."""

    preflight_wanted = Signal()
    """Emitted when the editor would rather mend the findings."""

    def __init__(
        self, story: Story, house: House, findings: tuple[Finding, ...], folder: Path | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
        self.setWindowTitle(sentence("hand-off.title"))
        self.setMinimumWidth(520)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(10)
        self._add_heading(story, house)
        self._reason = QPlainTextEdit(self)
        if self._errors:
            self._add_errors()
        self._reason.setVisible(bool(self._errors))
        self._add_folder(folder or _desktop_folder())
        self._add_buttons()
        self._on_reason_changed()

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

    def _add_heading(self, story: Story, house: House) -> None:
        title = QLabel(story.headline or sentence("library.untitled"), self)
        title.setWordWrap(True)
        set_look(title, "panel-title")
        self._column.addWidget(title)
        facts = QLabel(sentence("hand-off.summary", house=house.name, pictures=len(story.pictures)), self)
        facts.setWordWrap(True)
        set_look(facts, "hint")
        self._column.addWidget(facts)

    def _add_errors(self) -> None:
        intro = QLabel(sentence("hand-off.errors", errors=len(self._errors)), self)
        set_look(intro, "section-title")
        intro.setWordWrap(True)
        self._column.addWidget(intro)
        for finding in self._errors[:_SHOWN_FINDINGS]:
            line = QLabel(f"•  {sentence(finding.code, **finding.parameters)}", self)
            set_look(line, "error-text")
            line.setWordWrap(True)
            self._column.addWidget(line)
        if len(self._errors) > _SHOWN_FINDINGS:
            rest = QLabel(sentence("hand-off.more", errors=len(self._errors) - _SHOWN_FINDINGS), self)
            set_look(rest, "hint")
            self._column.addWidget(rest)
        label = QLabel(sentence("hand-off.reason"), self)
        set_look(label, "field-label")
        label.setBuddy(self._reason)
        self._reason.setAccessibleName(sentence("hand-off.reason"))
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(64)
        self._reason.textChanged.connect(self._on_reason_changed)
        self._column.addWidget(label)
        self._column.addWidget(self._reason)

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
        self._column.addWidget(label)
        self._column.addLayout(row)

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
        self._column.addSpacing(8)
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
