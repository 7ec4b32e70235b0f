"""What other stories say of the same picture: where it ran, with which credit, and its alt text to take over."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout

from studio.checking.ran_before import credited_before, described_before, standing
from studio.library.picture_memory import RanBefore
from studio.story.picture import PlacedPicture
from studio.ui.panels.element_card import CardEdit
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import counted, sentence


class RanBeforeNote(QFrame):
    """The most telling use in words, and buttons to take over what it says; no room where there is none."""

    edited = Signal(object)
    """Emitted with a `CardEdit`."""

    open_wanted = Signal(str)
    """Emitted with the id of a story to put on the desk."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "well")
        self._picture: PlacedPicture | None = None
        self._ran: tuple[RanBefore, ...] = ()
        self.told, self.alt, self.more = WrappedLabel(), WrappedLabel(), WrappedLabel()
        for label, look in ((self.told, "plain"), (self.alt, "hint-small"), (self.more, "hint-small")):
            set_look(label, look)
        self.use_credit, self.use_alt, self.open_story = (
            _button(name, self) for name in ("use-credit", "use-alt", "open")
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        for label in (self.told, self.alt, self.more):
            column.addWidget(label)
        column.addLayout(self._grid)
        self.use_credit.clicked.connect(self._on_use_credit)
        self.use_alt.clicked.connect(self._on_use_alt)
        self.open_story.clicked.connect(self._on_open)
        self.hide()

    def show_picture(self, picture: PlacedPicture, ran: Sequence[RanBefore]) -> None:
        """Show what other stories say of a picture; `ran` are its uses in them."""
        self._picture, self._ran = picture, tuple(standing(ran))
        told = self._told
        self.setVisible(told is not None)
        if told is None:
            return
        self.told.show_text(ran_before_words(told))
        others = len({before.use.story_id for before in self._ran}) - 1
        self.more.show_text(counted("ran-before.more", count=others) if others else "")
        self.more.setVisible(others > 0)
        credit, alt = self._credit, self._alt
        self.use_credit.setVisible(credit is not None and credit.use.credit != picture.credit)
        self.use_alt.setVisible(alt is not None and not picture.decorative and alt.use.alt != picture.alt)
        self.alt.show_text("" if alt is None else sentence("ran-before.alt", alt=" ".join(alt.use.alt.split())))
        self.alt.setVisible(not self.use_alt.isHidden())
        self._arrange()

    @property
    def _credit(self) -> RanBefore | None:
        return credited_before(self._ran)

    @property
    def _alt(self) -> RanBefore | None:
        return described_before(self._ran)

    @property
    def _told(self) -> RanBefore | None:
        return self._credit or next(iter(self._ran), None)

    def _arrange(self) -> None:
        """The buttons that are there, two by two."""
        buttons = (self.use_credit, self.use_alt, self.open_story)
        for button in buttons:
            self._grid.removeWidget(button)
        for number, button in enumerate(button for button in buttons if not button.isHidden()):
            self._grid.addWidget(button, number // 2, number % 2)

    def _on_use_credit(self) -> None:
        if self._picture is not None and self._credit is not None:
            step = sentence("ran-before.use-credit-step")
            self.edited.emit(CardEdit(self._picture.id, "credit", self._credit.use.credit, step, merges=False))

    def _on_use_alt(self) -> None:
        if self._picture is not None and self._alt is not None:
            step = sentence("ran-before.use-alt-step")
            self.edited.emit(CardEdit(self._picture.id, "alt", self._alt.use.alt, step, merges=False))

    def _on_open(self) -> None:
        if self._told is not None:
            self.open_wanted.emit(self._told.use.story_id)


def ran_before_words(before: RanBefore) -> str:
    """One sentence: in which story the same picture stands or ran, and with which credit."""
    use = before.use
    kind = "" if before.is_same_file else "part-" if before.is_part else "alike-"
    credit = use.credit.text
    return sentence(
        f"ran-before.{kind}{'ran' if use.handed_off else 'stands'}",
        headline=use.headline.strip() or sentence("ran-before.untitled"),
        **{
            "with": sentence("ran-before.with-credit", credit=credit)
            if credit
            else sentence("ran-before.without-credit")
        },
    )


def _button(name: str, parent: QFrame) -> QPushButton:
    button = QPushButton(sentence(f"ran-before.{name}"), parent)
    button.setToolTip(sentence(f"ran-before.{name}-tip"))
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    set_look(button, "compact")
    return button
