"""The head of a picture's card: thumbnail, what it shows, its credit or that it is missing, and where it stands."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.story.picture import PlacedPicture
from studio.ui.panels.badges import Badge, Badges, Tone
from studio.ui.panels.chevron import Chevron
from studio.ui.panels.element_card import Standing
from studio.ui.panels.labels import ElidedLabel
from studio.ui.panels.picture_view import PictureView
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_THUMBNAIL = QSize(56, 42)


def placement_badges(standing: Standing) -> tuple[Badge, ...]:
    """What there is to say about where an element stands."""
    badges: list[Badge] = []
    if standing.is_lead:
        badges.append(Badge(sentence("panels.badges.lead"), Tone.ACCENT))
    if standing.times_placed == 1:
        tone = Tone.WARNING if standing.is_lead else Tone.PLAIN  # the lead stands in the story already
        badges.append(Badge(sentence("panels.badges.placed"), tone))
    elif standing.times_placed > 1:
        badges.append(Badge(sentence("panels.badges.placed-times", times=standing.times_placed), Tone.WARNING))
    elif standing.is_poster:
        badges.append(Badge(sentence("panels.badges.poster")))
    elif not standing.is_lead:
        badges.append(Badge(sentence("panels.badges.not-placed"), Tone.WARNING))
    return tuple(badges)


def picture_badges(picture: PlacedPicture, standing: Standing) -> tuple[Badge, ...]:
    """The badges of a picture: where it stands and what it lacks. A missing credit is said in words elsewhere."""
    badges = placement_badges(standing)
    if not picture.has_file:
        badges += (Badge(sentence("panels.badges.no-file"), Tone.ERROR),)
    if picture.needs_alt:
        badges += (Badge(sentence("panels.badges.no-alt"), Tone.ERROR),)
    return badges


def picture_words(picture: PlacedPicture) -> str:
    """One line that says which picture it is."""
    return next((text for text in (picture.caption, picture.alt, picture.file_name) if text.strip()), picture.id)


class PictureHead(QWidget):
    """What the head of a picture's card holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._thumbnail = PictureView(theme, _THUMBNAIL)
        self.words = ElidedLabel()
        set_look(self.words, "section-title")
        self.credit = ElidedLabel()
        self.badges = Badges(theme)
        self._chevron = Chevron()
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addStretch(1)
        lines.addWidget(self.words)
        lines.addWidget(self.credit)
        lines.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._thumbnail)
        top.addLayout(lines, 1)
        top.addWidget(self._chevron)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.badges)

    def show_picture(
        self, picture: PlacedPicture, standing: Standing, pixmap: QPixmap | None, *, is_open: bool
    ) -> None:
        """Show a picture as it is now; the small thumbnail only while the card is closed."""
        self._thumbnail.show_picture(pixmap, is_waiting=not picture.has_file)
        self._thumbnail.setVisible(not is_open)
        self._chevron.show_open(is_open)
        self.words.show_text(picture_words(picture))
        missing = picture.credit.is_missing
        set_look(self.credit, "error-text" if missing else "hint-small")
        self.credit.show_text(sentence("panels.pictures.no-credit") if missing else picture.credit.text)
        self.badges.show_badges(picture_badges(picture, standing))

    @property
    def summary(self) -> str:
        """All the head says, for a screen reader."""
        return ". ".join((self.words.full_text, self.credit.full_text, *self.badges.words))
