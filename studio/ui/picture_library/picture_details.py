"""What is known of the selected picture: a large thumbnail, its file, credit and rights, and the stories it runs in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.library.picture_memory import BrowsedPicture, PictureUse
from studio.rights import rights_rule
from studio.ui.panels.iso_dates import today
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.picture_credit import printed_credit
from studio.ui.panels.picture_terms import terms_in_short
from studio.ui.picture_library.picture_painting import draw_picture
from studio.ui.picture_library.picture_words import Expiry, expiry, expiry_words, file_words, name_of
from studio.ui.picture_library.use_list import UseList
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import counted, sentence

_SECTION_GAP = 12
_TALLEST, _LEAST_TALL = 240, 80
_USUAL_PROPORTION = 2 / 3


class PictureDetails(QWidget):
    """Shows one picture. `show_uses` follows once the library has answered."""

    story_chosen = Signal(str)
    """Emitted with the id of a story to open."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self.preview = WholePicture(context)
        self.title, self.file = WrappedLabel(), WrappedLabel()
        set_look(self.title, "panel-title")
        set_look(self.file, "hint-small")
        self.printed = WrappedLabel()
        self.rights = _Fact("panels.pictures.rights")
        self.terms = _Fact("panels.pictures.terms")
        self.expires = WrappedLabel()
        self.alt = _Fact("panels.pictures.alt")
        self.caption = _Fact("panels.pictures.caption")
        self.used = QLabel()
        set_look(self.used, "section-title")
        self.uses = UseList(context)
        self.uses.story_chosen.connect(self.story_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SECTION_GAP)
        column.addWidget(self.preview)
        column.addLayout(_stacked(2, self.title, self.file))
        column.addWidget(self._make_well())
        for fact in (self.rights, self.terms):
            column.addWidget(fact)
        column.addWidget(self.expires)
        for fact in (self.alt, self.caption):
            column.addWidget(fact)
        column.addLayout(_stacked(4, self.used, self.uses))
        column.addStretch(1)

    def show_picture(self, picture: BrowsedPicture, pixmap: QPixmap | None) -> None:
        """Show what the grid knows of a picture, and that its uses are looked up."""
        self.preview.show_pixmap(pixmap, picture)
        self.title.show_text(name_of(picture))
        self.file.show_text(file_words(picture, today()))
        is_used = picture.uses > 0
        self._well.setVisible(is_used)
        printed = printed_credit(picture.credit, self._context.desk.house)
        set_style_property(self._well, "missing", "false" if printed else "true")
        set_look(self.printed, "printed" if printed else "error-text")
        self.printed.show_text(printed or sentence("picture-library.nobody-named"))
        self.rights.show_text(rights_rule(picture.credit.rights_class).title if is_used else "")
        self.terms.show_text(terms_in_short(picture.credit))
        self._show_expiry(picture)
        self.alt.show_text(picture.alt)
        words = (
            counted("picture-library.used-in", picture.uses) if is_used else sentence("picture-library.used-nowhere")
        )
        self.used.setText(words)

    def show_uses(self, uses: tuple[PictureUse, ...]) -> None:
        """List the stories, and show the caption of the latest."""
        self.uses.show_uses(uses)
        self.caption.show_text(uses[0].caption if uses else "")

    def _show_expiry(self, picture: BrowsedPicture) -> None:
        words = expiry_words(picture.credit, today())
        set_look(self.expires, "error-text" if expiry(picture.credit, today()) is Expiry.OVER else "warning-text")
        self.expires.show_text(words)
        self.expires.setVisible(bool(words))

    def _make_well(self) -> QFrame:
        self._well = QFrame()
        set_look(self._well, "well")
        caption = QLabel(sentence("panels.pictures.printed"))
        set_look(caption, "hint-small")
        column = QVBoxLayout(self._well)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(self.printed)
        return self._well


class WholePicture(QWidget):
    """All of a picture, in a box of its own proportions as far as that is not too tall."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self._pixmap: QPixmap | None = None
        self._proportion = _USUAL_PROPORTION
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_pixmap(self, pixmap: QPixmap | None, picture: BrowsedPicture) -> None:
        """Show a picture; an icon while its thumbnail is not there."""
        self._pixmap = pixmap
        is_measured = picture.width > 0 and picture.height > 0
        self._proportion = picture.height / picture.width if is_measured else _USUAL_PROPORTION
        self.setAccessibleName(name_of(picture))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        draw_picture(QPainter(self), self.rect(), self._pixmap, self._context.theme.colours)

    def _fit(self) -> None:
        self.setFixedHeight(min(_TALLEST, max(_LEAST_TALL, round(self.width() * self._proportion))))


class _Fact(QWidget):
    """A small label above a text; it takes no room where there is none."""

    def __init__(self, label: str) -> None:
        super().__init__()
        caption = QLabel(sentence(label))
        set_look(caption, "field-label")
        self.text = WrappedLabel()
        column = _stacked(2, caption, self.text)
        column.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column)

    def show_text(self, text: str) -> None:
        """Show a text, or nothing."""
        self.text.show_text(text.strip())
        self.setVisible(bool(text.strip()))


def _stacked(gap: int, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return column
