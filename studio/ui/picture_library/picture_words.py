"""What is said of a picture of the library: its name, the facts of its file, its credit, until when it may run."""

from datetime import date, timedelta
from enum import StrEnum

from studio.library.picture_memory import BrowsedPicture
from studio.rendering.credit_formats import credit_in_house
from studio.rendering.houses import House
from studio.story.credit import Credit
from studio.ui.panels.iso_dates import is_iso_date
from studio.wording import counted, sentence

SOON_DAYS = 30
"""Pictures that may run for so many days more, or fewer, are marked."""


class Expiry(StrEnum):
    """Whether a picture may run much longer."""

    FAR = "far"
    SOON = "soon"
    OVER = "over"


def expiry(credit: Credit, today: str) -> Expiry:
    """How near the last day of a credit is; a date that is none counts as far."""
    last = credit.expires.strip()
    if not is_iso_date(last) or last >= expiring_before(today):
        return Expiry.FAR
    return Expiry.OVER if last < today else Expiry.SOON


def expiring_before(today: str) -> str:
    """The first ISO date that is not soon."""
    return (date.fromisoformat(today) + timedelta(days=SOON_DAYS + 1)).isoformat()


def expiry_words(credit: Credit, today: str) -> str:
    """“Expired” or “Until 12 Dec”; empty while the picture may run for long."""
    near = expiry(credit, today)
    if near is Expiry.FAR:
        return ""
    return sentence(f"picture-library.expires-{near}", day=short_day(credit.expires.strip(), today))


def short_day(iso_date: str, today: str) -> str:
    """A date as “12 Dec”, with its year where that is another than today's."""
    day = date.fromisoformat(iso_date)
    month = f"{day.day} {day.strftime('%b')}"
    return month if iso_date[:4] == today[:4] else f"{month} {day.year}"


def name_of(picture: BrowsedPicture) -> str:
    """The picture's file name; kind and size for one that no story uses."""
    return picture.file_name.strip() or size_words(picture)


def kind_of(media_type: str) -> str:
    """A media type in short: “JPEG”."""
    return media_type.rpartition("/")[2].partition("+")[0].upper()


def size_words(picture: BrowsedPicture) -> str:
    """“JPEG · 2400 × 1600”, or the kind alone where nobody measured."""
    kind = kind_of(picture.media_type)
    if not picture.width or not picture.height:
        return kind
    return sentence("picture-library.size", kind=kind, width=picture.width, height=picture.height)


def file_words(picture: BrowsedPicture, today: str) -> str:
    """Kind, size, and the day the file came in."""
    added = picture.added_at[:10]
    day = short_day(added, today) if is_iso_date(added) else added
    return sentence("picture-library.file", size=size_words(picture), day=day)


def credit_words(picture: BrowsedPicture, house: House) -> str:
    """The credit of the latest use as the house words it, without its label."""
    return credit_in_house(picture.credit, house)


def lacks_credit(picture: BrowsedPicture) -> bool:
    """True when a story runs the picture without naming anybody."""
    return picture.uses > 0 and picture.credit.is_missing


def use_words(picture: BrowsedPicture) -> str:
    """“3 stories”, or that it stands in none."""
    return counted("picture-library.uses", picture.uses) if picture.uses else sentence("picture-library.in-no-story")


def spoken(picture: BrowsedPicture, house: House, today: str) -> str:
    """All that a tile shows, for a screen reader."""
    credit = sentence("picture-library.no-credit") if lacks_credit(picture) else credit_words(picture, house)
    parts = (name_of(picture), credit, expiry_words(picture.credit, today), use_words(picture), picture.alt)
    return ", ".join(part for part in parts if part)
