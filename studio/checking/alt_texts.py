"""Advice on alt texts: what is no description at all, or one that says what is known already. It never limits."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

import msgspec
from msgspec import Struct

from studio.checking.rule import HouseRules, warning
from studio.resources import resource
from studio.story.findings import Finding, Place
from studio.story.picture import PlacedPicture
from studio.story.story import Story

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that write no spaces between words: one "word" of them can be a whole sentence."""


class _AltAdvice(Struct, frozen=True, forbid_unknown_fields=True):
    fewest_words: int
    openings: tuple[str, ...]
    placeholders: tuple[str, ...]
    camera_names: tuple[str, ...]
    file_endings: tuple[str, ...]


def check_alt_wording(story: Story, house: HouseRules) -> Iterator[Finding]:
    """Every alt text that is there describes its picture."""
    for picture in story.pictures:
        if not picture.decorative and (alt := " ".join(picture.alt.split())):
            yield from _findings(picture, alt, house.limits.alt)


def _findings(picture: PlacedPicture, alt: str, longest: int) -> Iterator[Finding]:
    advice, place, name = _advice(), Place(field="pictures", element=picture.id, part="alt"), picture.id
    opening = _opening(alt)
    if _is_file_name(picture, alt):
        yield warning("alt.file-name", place, id=name, alt=alt)
    elif _plain(alt) in advice.placeholders:
        yield warning("alt.placeholder", place, id=name, alt=alt)
    elif _plain(alt) == _plain(picture.caption):
        yield warning("alt.caption", place, id=name, alt=alt)
    elif 0 < longest < len(alt):
        yield warning("alt.long", place, id=name, characters=str(len(alt)), longest=str(longest))
    elif len(_WORD.findall(alt)) < advice.fewest_words and not _WITHOUT_SPACES.search(alt):
        yield warning("alt.short", place, id=name, alt=alt)
    if opening:
        yield warning("alt.opening", place, id=name, opening=opening)


def without_opening(alt: str) -> str:
    """The alt text from where it says what is to be seen; empty where it begins there, or says nothing else."""
    alt = " ".join(alt.split())
    opening = _opening(alt)
    rest = alt[len(opening) :].lstrip(" :,;–—-.") if opening else ""
    return rest[:1].upper() + rest[1:]


def _opening(alt: str) -> str:
    """The words at the beginning that go without saying, as they are written; empty when there are none."""
    found = _openings().match(alt)
    return found[1] if found else ""


def _is_file_name(picture: PlacedPicture, alt: str) -> bool:
    if _file_names().fullmatch(alt) is not None:
        return True
    stem = PurePath(picture.file_name).stem
    return (
        bool(stem) and " " not in stem and alt.casefold() == stem.casefold() and re.search(r"[\d_-]", stem) is not None
    )


def _plain(text: str) -> str:
    """A text without case, and without marks at its ends."""
    return " ".join(text.split()).strip(" .,;:!?\"'“”‘’()[]-–—").casefold()


@cache
def _advice() -> _AltAdvice:
    return msgspec.convert(tomllib.loads(resource("checking", "alt.toml").read_text("utf-8")), _AltAdvice)


@cache
def _openings() -> re.Pattern[str]:
    openings = sorted(_advice().openings, key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, openings))})\b", re.IGNORECASE)


@cache
def _file_names() -> re.Pattern[str]:
    endings, cameras = "|".join(_advice().file_endings), "|".join(map(re.escape, _advice().camera_names))
    return re.compile(rf".{{0,200}}\.(?:{endings})|(?:{cameras})[ _-]?\d[\w-]*", re.IGNORECASE)
