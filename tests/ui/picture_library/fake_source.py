"""A library of pictures in memory; answers come at once unless they are held, thumbnails but for the damaged."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.library.picture_memory import BrowsedPicture, PictureQuery, PictureUse
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture
from tests.ui.panels.desk import jpeg


def browsed(place: int, *, credit: Credit | None = None, **fields: object) -> BrowsedPicture:
    """A picture of the library, used once unless said otherwise."""
    given: dict[str, object] = {
        "place": place,
        "sha256": f"{place:064x}",
        "media_type": "image/jpeg",
        "width": 2400,
        "height": 1600,
        "added_at": "2026-01-08T14:02:00Z",
        "uses": 1,
        "file_name": f"picture-{place}.jpg",
        "credit": credit or Credit(creator="Ada Reyes", organisation="Northwind Agency", rights_class="agency"),
        "alt": "Boats in the harbour",
        **fields,
    }
    return BrowsedPicture(**given)  # type: ignore[arg-type]


class FakeSource(QObject):
    """`pictures` are given latest first. Words are looked for in the file name alone."""

    changed = Signal()

    def __init__(self, pictures: tuple[BrowsedPicture, ...] = ()) -> None:
        super().__init__()
        self.pictures = pictures
        self.queries: list[PictureQuery] = []
        self.asked: list[str] = []
        self.damaged: set[str] = set()
        self.used: dict[str, tuple[PictureUse, ...]] = {}
        self.holds = False
        self.held: list[Callable[[], None]] = []

    def browse(self, query: PictureQuery, on_done: Callable[[tuple[BrowsedPicture, ...]], None]) -> None:
        self.queries.append(query)
        found = tuple(picture for picture in self.pictures if self._answers(picture, query))[: query.limit]
        self._answer(partial(on_done, found))

    def uses(self, sha256: str, on_done: Callable[[tuple[PictureUse, ...]], None]) -> None:
        self._answer(partial(on_done, self.used.get(sha256, ())))

    def thumbnail(self, picture: BrowsedPicture, _width: int, on_ready: Callable[[bytes], None]) -> None:
        self.asked.append(picture.sha256)
        self._answer(partial(on_ready, b"" if picture.sha256 in self.damaged else jpeg(48, 32)))

    def take(self, sha256: str, on_done: Callable[[PlacedPicture], None]) -> None:
        picture = next(picture for picture in self.pictures if picture.sha256 == sha256)
        on_done(
            PlacedPicture(
                id="taken",
                sha256=sha256,
                media_type=picture.media_type,
                file_name=picture.file_name,
                width=picture.width,
                height=picture.height,
                alt=picture.alt,
                caption="As it ran",
                credit=picture.credit,
            )
        )

    def _answer(self, answer: Callable[[], None]) -> None:
        if self.holds:
            self.held.append(answer)
        else:
            answer()

    def _answers(self, picture: BrowsedPicture, query: PictureQuery) -> bool:
        credit = picture.credit
        return (
            (query.after is None or picture.place < query.after)
            and all(word in picture.file_name for word in query.words.split())
            and (not query.missing_credit or (picture.uses > 0 and credit.is_missing))
            and (not query.expiring_before or "" < credit.expires < query.expiring_before)
            and (not query.rights_class or credit.rights_class == query.rights_class)
            and (query.used is None or query.used == (picture.uses > 0))
        )
