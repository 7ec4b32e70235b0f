"""The desk looks at the library's pictures when there is time, and says where the open story's pictures ran."""

import hashlib
import io
from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from pytestqt.qtbot import QtBot

from studio.library.library import Library
from studio.library.picture_memory import BrowsedPicture, PictureQuery, PictureUse
from studio.resources import resource
from studio.session.desk import Desk
from studio.story.credit import Credit
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import new_story

AIRPORT = resource("sample", "airport.jpg")


def _cropped(path: Path) -> Path:
    with Image.open(AIRPORT) as picture:
        picture.crop((300, 0, 2100, 1350)).resize((900, 675)).save(path, quality=70)
    return path


def _add(qtbot: QtBot, desk: Desk, path: Path) -> PlacedPicture:
    added: list[PlacedPicture] = []
    assert desk.pictures is not None
    desk.pictures.add_files([path], on_added=added.append)
    qtbot.waitUntil(lambda: bool(added), timeout=20_000)
    return added[0]


def test_a_crop_of_a_picture_that_stands_in_another_story_is_known_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.start_story()
    crop = _add(qtbot, desk, _cropped(tmp_path / "gate.jpg"))
    assert desk.known is not None
    qtbot.waitUntil(lambda: crop.sha256 in desk.known.latest.ran_before, timeout=30_000)
    (ran,) = desk.known.latest.ran_before[crop.sha256]
    assert (ran.use.picture_id, ran.is_same_file, ran.is_part) == ("almaty-airport", False, True)
    assert ran.use.credit.text == "Drawing: Offstone"
    qtbot.waitUntil(lambda: "check.picture.credit-differs" in _codes(desk) or crop.credit.is_missing, timeout=10_000)


def test_a_picture_that_is_damaged_on_disk_holds_nothing_up(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    def damage(library: Library) -> None:
        library.pictures.path(library.pictures.add(b"no picture at all", "image/png")).write_bytes(b"less")
        library.pictures.add(b"no picture either", "image/jpeg")

    desk.lane.call_and_wait(damage)
    with qtbot.waitSignal(desk.picture_library.prints.grown, timeout=30_000):
        desk.picture_library.prints.wake()
    damaged = desk.lane.call_and_wait(lambda library: library.picture_memory.unseen())
    assert desk.lane.call_and_wait(lambda library: library.picture_memory.unseen({damaged})) is None
    desk.start_story()
    _add(qtbot, desk, AIRPORT)


def test_the_pictures_of_the_library_are_listed_shown_and_taken(qtbot: QtBot, desk: Desk) -> None:
    pages: list[tuple[BrowsedPicture, ...]] = []
    desk.picture_library.browse(PictureQuery(words="drawing"), pages.append)
    qtbot.waitUntil(lambda: bool(pages))
    picture = next(each for each in pages[0] if each.file_name == "airport.jpg")
    thumbnails: list[bytes] = []
    for _ in range(2):
        desk.picture_library.thumbnail(picture, 240, thumbnails.append)
    qtbot.waitUntil(lambda: len(thumbnails) == 2, timeout=20_000)
    with Image.open(io.BytesIO(thumbnails[0])) as shown:
        assert max(shown.size) == 240
    uses: list[tuple[PictureUse, ...]] = []
    desk.picture_library.uses(picture.sha256, uses.append)
    qtbot.waitUntil(lambda: bool(uses))
    assert [use.picture_id for use in uses[0]] == ["almaty-airport"]


def test_no_bytes_come_of_a_picture_that_is_gone_or_none(qtbot: QtBot, desk: Desk) -> None:
    for data in (b"gone", b"no picture"):
        desk.lane.call_and_wait(lambda library, data=data: library.pictures.add(data, "image/jpeg"))
    gone = hashlib.sha256(b"gone").hexdigest()
    desk.lane.call_and_wait(lambda library: library.pictures.path(gone).unlink())
    pages: list[tuple[BrowsedPicture, ...]] = []
    desk.picture_library.browse(PictureQuery(used=False), pages.append)
    qtbot.waitUntil(lambda: bool(pages))
    came: list[bytes] = []
    for picture in pages[0]:
        desk.picture_library.thumbnail(picture, 240, came.append)
    qtbot.waitUntil(lambda: came == [b"", b""], timeout=20_000)


def test_a_picture_is_taken_with_what_its_latest_story_says_but_uncropped(qtbot: QtBot, desk: Desk) -> None:
    def place(library: Library) -> str:
        sha256 = library.pictures.add(AIRPORT.read_bytes(), "image/jpeg", width=2400, height=1350)
        picture = PlacedPicture(
            id="gate", sha256=sha256, alt="A gate", credit=Credit(creator="Ada Reyes"), crop=Crop(width=0.5)
        )
        library.save(replace(new_story(), headline="Gates", pictures=(picture,)))
        return sha256

    sha256 = desk.lane.call_and_wait(place)
    taken: list[PlacedPicture] = []
    desk.picture_library.take(sha256, taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert (taken[0].alt, taken[0].credit.creator, taken[0].crop) == ("A gate", "Ada Reyes", None)


def test_a_picture_no_story_has_is_taken_with_what_its_file_says(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    data = _cropped(tmp_path / "gate.jpg").read_bytes()
    sha256 = desk.lane.call_and_wait(lambda library: library.pictures.add(data, "image/jpeg"))
    taken: list[PlacedPicture] = []
    desk.picture_library.take(sha256, taken.append)
    qtbot.waitUntil(lambda: bool(taken), timeout=20_000)
    assert (taken[0].sha256, taken[0].width, taken[0].height) == (sha256, 900, 675)


def _codes(desk: Desk) -> set[str]:
    return set() if desk.review is None else {finding.code for finding in desk.review.latest.findings}
