"""The choice of an embed's poster among the story's pictures, each with its thumbnail and its words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from studio.story.picture import PlacedPicture
from studio.ui.panels.fields import ChoiceField
from studio.ui.panels.picture_head import picture_words
from studio.ui.panels.thumbnails import Thumbnails
from studio.wording import sentence

_THUMBNAIL = QSize(32, 24)
_MOST_LETTERS = 60


class PosterField(ChoiceField):
    """Offers no poster, and every picture of the story."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__("poster", "panels.embeds.poster", (), missing="panels.embeds.poster-missing")
        self._thumbnails = thumbnails
        self._pictures: tuple[PlacedPicture, ...] = ()
        self.choice.setIconSize(_THUMBNAIL)
        thumbnails.arrived.connect(self._on_arrived)

    def show_poster(self, poster: str, pictures: tuple[PlacedPicture, ...]) -> None:
        """Show which picture is the poster; one that the story does not have is marked."""
        self._pictures = pictures
        none = ("", sentence("panels.embeds.no-poster"))
        self.show_options((none, *((picture.id, _short(picture_words(picture))) for picture in pictures)))
        self.show_value(poster)
        self.mark_missing(bool(poster) and all(picture.id != poster for picture in pictures))
        self._show_thumbnails()

    def _show_thumbnails(self) -> None:
        for index, picture in enumerate(self._pictures, 1):
            if (pixmap := self._thumbnails.of(picture)) is not None:
                self.choice.setItemIcon(index, QIcon(pixmap))

    def _on_arrived(self, _picture_id: str) -> None:
        self._show_thumbnails()


def _short(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1].rstrip()}…"
