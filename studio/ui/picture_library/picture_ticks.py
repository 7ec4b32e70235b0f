"""The pictures of a story, each with a box to tick: which of them are edited together."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.story.picture import PlacedPicture
from studio.ui.panels.frames import card_around, scrolled
from studio.ui.panels.labels import ElidedLabel
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_head import picture_words
from studio.ui.panels.picture_view import PictureView
from studio.ui.panels.thumbnails import Thumbnails
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_THUMBNAIL = QSize(48, 36)


class PictureTicks(QWidget):
    """A row for each picture, all ticked at first, under one box for all of them."""

    changed = Signal()
    """Emitted when other pictures are ticked."""

    def __init__(self, pictures: tuple[PlacedPicture, ...], context: PanelContext) -> None:
        super().__init__()
        self._thumbnails = Thumbnails(context.desk, self)
        self._is_setting = False
        self.all = QCheckBox(sentence("credit-batch.all-pictures"))
        self.rows = tuple(_Row(picture, context) for picture in pictures)
        holder = QFrame()
        set_look(holder, "page")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(8, 4, 8, 4)
        inner.setSpacing(0)
        for row in self.rows:
            row.box.toggled.connect(self._on_toggled)
            inner.addWidget(row)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.all)
        column.addWidget(card_around(scrolled(holder)), 1)
        self.all.clicked.connect(self._on_all_clicked)
        self._thumbnails.arrived.connect(self._on_thumbnail)
        self._show_all_state()
        for row in self.rows:
            row.show_pixmap(self._thumbnails)

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the ticked pictures."""
        return frozenset(row.picture.id for row in self.rows if row.box.isChecked())

    def _on_toggled(self) -> None:
        if not self._is_setting:
            self._show_all_state()
            self.changed.emit()

    def _on_all_clicked(self) -> None:
        """Tick all of them, or none."""
        wanted = self.all.isChecked()
        self._is_setting = True
        for row in self.rows:
            row.box.setChecked(wanted)
        self._is_setting = False
        self._on_toggled()

    def _show_all_state(self) -> None:
        self.all.setChecked(all(row.box.isChecked() for row in self.rows))

    def _on_thumbnail(self, picture_id: str) -> None:
        for row in self.rows:
            if row.picture.id == picture_id:
                row.show_pixmap(self._thumbnails)


class _Row(QWidget):
    def __init__(self, picture: PlacedPicture, context: PanelContext) -> None:
        super().__init__()
        self.picture = picture
        self.box = QCheckBox()
        self.box.setChecked(True)
        self._view = PictureView(context.theme, _THUMBNAIL)
        words, credit = ElidedLabel(picture_words(picture)), ElidedLabel(picture.credit.text)
        set_look(credit, "hint-small")
        if picture.credit.is_missing:
            set_look(credit, "error-text")
            credit.show_text(sentence("panels.pictures.no-credit"))
        self.box.setAccessibleName(f"{words.full_text}, {credit.full_text}")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(words)
        lines.addWidget(credit)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self._view)
        row.addLayout(lines, 1)

    def show_pixmap(self, thumbnails: Thumbnails) -> None:
        """Show the picture's thumbnail, if it is there."""
        self._view.show_picture(thumbnails.of(self.picture), is_waiting=not self.picture.has_file)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the row is one on its box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
