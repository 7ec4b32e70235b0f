"""Edits several credits at once: what they have in common, what differs, and how they will be printed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.rendering.houses import House
from studio.rights import rights_rules
from studio.story.batch_credit import CreditChange, CreditUse, changes_of, distinct_values, with_values
from studio.ui.panels.frames import scrolled
from studio.ui.panels.iso_dates import is_iso_date
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.tab_order import in_tab_order, set_tab_order
from studio.ui.picture_library.batch_fields import BatchChoice, BatchField, BatchText
from studio.ui.picture_library.credit_lines import CreditLines
from studio.ui.picture_library.picture_ticks import PictureTicks
from studio.ui.theme.theme import set_look
from studio.wording import counted, sentence

_DATES = ("not_before", "expires")
_EDGE = 16


class CreditBatchDialog(QDialog):
    """Edits `uses`; with `ticks`, those of the pictures that are ticked. `apply` gets the changes, if there are any."""

    def __init__(
        self,
        uses: tuple[CreditUse, ...],
        house: House,
        apply: Callable[[tuple[CreditChange, ...]], None],
        parent: QWidget,
        *,
        ticks: PictureTicks | None = None,
        note: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("credit-batch.title"))
        self.resize(920 if ticks is not None else 720, 720)
        self._uses, self._house, self._apply = uses, house, apply
        self.ticks = ticks
        self.fields: dict[str, BatchField] = {field.name: field for field in _make_fields()}
        self.preview = CreditLines(sentence("credit-batch.preview"))
        self.note = WrappedLabel(note)
        self.note.setVisible(bool(note))
        self.apply_button = QPushButton()
        set_look(self.apply_button, "primary")
        self.cancel_button = QPushButton(sentence("credit-batch.cancel"))
        self._lay_out()
        for field in self.fields.values():
            field.changed.connect(self._show)
        if ticks is not None:
            ticks.changed.connect(self._on_ticked)
        self.apply_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_control_enter)
        set_tab_order(tuple(in_tab_order(self)))
        self.fields["creator"].control.setFocus()
        self._on_ticked()

    @property
    def uses(self) -> tuple[CreditUse, ...]:
        """What is edited."""
        ticked = self.ticks.ticked if self.ticks is not None else None
        return tuple(use for use in self._uses if ticked is None or use.picture_id in ticked)

    @property
    def values(self) -> dict[str, str]:
        """What was filled in, by field; without what was not touched."""
        return {name: field.touched for name, field in self.fields.items() if field.touched is not None}

    @property
    def changes(self) -> tuple[CreditChange, ...]:
        """What would be changed; nothing while a date is none."""
        return () if self._wrong_dates() else changes_of(self.uses, self.values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and no other: too much is changed at once."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Make the changes, and close."""
        changes = self.changes
        super().accept()
        if changes:
            self._apply(changes)

    def _lay_out(self) -> None:
        intro = WrappedLabel(sentence("credit-batch.intro"))
        set_look(intro, "hint")
        set_look(self.note, "hint")
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(intro)
        right.addWidget(self.note)
        right.addWidget(self._make_form(), 1)
        right.addWidget(self.preview)
        columns = QHBoxLayout()
        columns.setSpacing(_EDGE)
        if self.ticks is not None:
            columns.addWidget(self.ticks, 2)
        columns.addLayout(right, 5)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(12)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _make_form(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(_EDGE)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return scrolled(holder)

    def _on_ticked(self) -> None:
        together = [use.credit for use in self.uses]
        for name, field in self.fields.items():
            field.show_values(distinct_values(together, name) or ("",))
            field.setEnabled(bool(together))
        self._show()

    def _show(self) -> None:
        wrong = self._wrong_dates()
        for name in _DATES:
            self.fields[name].complain(name in wrong)
        values = self.values
        self.preview.show_credits((with_values(use.credit, values) for use in self.uses), self._house)
        count = len(self.changes)
        self.apply_button.setEnabled(count > 0)
        none = sentence("credit-batch.apply-none")
        self.apply_button.setText(counted("credit-batch.apply", count) if count else none)

    def _wrong_dates(self) -> frozenset[str]:
        """The dates that were filled in and are none."""
        values = self.values
        return frozenset(
            name for name in _DATES if values.get(name, "").strip() and not is_iso_date(values[name].strip())
        )

    def _on_control_enter(self) -> None:
        if self.apply_button.isEnabled():
            self.accept()


def _make_fields() -> tuple[BatchField, ...]:
    """The fields, row by row, two in each."""

    def text(name: str, *, one_line: bool = True, hint: str = "", complaint: str = "") -> BatchText:
        label = sentence(f"panels.pictures.{name.replace('_', '-')}")
        return BatchText(name, label, one_line=one_line, hint=hint, complaint=complaint)

    rights = [(rule.id, rule.title) for rule in rights_rules()]
    day, wrong = sentence("panels.pictures.date-hint"), sentence("panels.pictures.date-wrong")
    return (
        text("creator"),
        text("organisation"),
        text("via"),
        text("credit_line", hint=sentence("panels.pictures.credit-line-hint")),
        BatchChoice("rights_class", sentence("panels.pictures.rights"), rights),
        text("link", hint=sentence("panels.pictures.link-hint")),
        text("context_note", one_line=False),
        text("usage_terms", one_line=False),
        text("not_before", hint=day, complaint=wrong),
        text("expires", hint=day, complaint=wrong),
        text("instructions", one_line=False),
        text("copyright_notice"),
    )
