"""A quotation that a social network's script would turn into a post, as what it says: address, author, day, words."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from bs4.element import NavigableString, Tag
from msgspec import Struct

from studio.intake.embed_address import clean_address
from studio.intake.embed_platforms import Platform, embed_lines, platform_of_class

_ADDRESS_ATTRIBUTES = ("data-instgrm-permalink", "data-text-post-permalink", "data-href", "cite")
_DASHES = ("—", "–", "-")
_PARTING = frozenset({"p", "div", "section", "br", "blockquote", "small"})
_HANDLE = re.compile(r"@[\w.-]{1,100}")
_LONGEST_LINE = 400
_DAY = re.compile(
    r"(?:(?P<month>[^\W\d_]+)\.? (?P<day>\d{1,2})|(?P<day_first>\d{1,2})\.? (?P<month_after>[^\W\d_]+)),?"
    r" (?P<year>\d{4})\b"
)


class Post(Struct, frozen=True, kw_only=True):
    """What an embedded post says. All texts are plain and on one line; each may be empty.

    `date` is an ISO date, or the day as the post writes it. `watching` are the parameters taken out of the address.
    """

    platform: Platform
    url: str
    watching: tuple[str, ...]
    author: str
    date: str
    text: str


def is_post(tag: Tag) -> bool:
    """True for an element that a social network's script would turn into a post."""
    return tag.name in {"blockquote", "div"} and platform_of_class(_classes(tag)) is not None


def read_post(tag: Tag) -> Post:
    """What a post says; `tag` is one (`is_post`). Only addresses of its own platform count."""
    platform = platform_of_class(_classes(tag))
    assert platform is not None
    url, watching = _address(tag, platform)
    paragraphs = [words_in(part) for part in tag.find_all("p")]
    loose = [*_lines_outside_paragraphs(tag)]
    told = next((line for line in loose if _HANDLE.fullmatch(line) or _attribution(line)), "")
    if not told:
        told = next((line for line in paragraphs if not line.startswith(_DASHES) and _attribution(line)), "")
    author, day = _attribution(told) or (told, "")
    said = [line for line in paragraphs if line != told] or [*takewhile(lambda line: line != told, loose)]
    text = " ".join(filter(None, map(without_furniture, said)))
    return Post(platform=platform, url=url, watching=watching, author=author, date=day, text=text)


def words_in(tag: Tag, *, without: Tag | None = None) -> str:
    """The words of an element on one line, without those of one inside it."""
    parts: list[str] = []
    for part in tag.descendants:
        if isinstance(part, Tag):
            parts.append(" " if part.name in _PARTING else "")
        elif without is None or not any(parent is without for parent in part.parents):
            parts.append(str(part))
    return " ".join("".join(parts).split())


def without_furniture(line: str) -> str:
    """A line without what only sends readers to the platform, at its end or alone."""
    pattern = embed_lines().furniture.pattern
    return re.sub(rf"\s{{0,9}}(?:{pattern})$", "", line) if len(line) < _LONGEST_LINE else line


def _address(tag: Tag, platform: Platform) -> tuple[str, tuple[str, ...]]:
    """The first address that is one post's, else the first that is the platform's; what attributes name comes first."""
    named = [str(each.get(name) or "") for each in (tag, *tag.find_all("blockquote")) for name in _ADDRESS_ATTRIBUTES]
    links = [str(link.get("href") or "") for link in reversed(tag.find_all("a"))]
    player = str(tag.get("data-embed-url") or "")
    cleaned = [each for each in map(clean_address, [*named, *links, player]) if each[0] and platform.is_at(each[0])]
    return next((each for each in cleaned if platform.is_item(each[0])), cleaned[0] if cleaned else ("", ()))


def _attribution(line: str) -> tuple[str, str] | None:
    """The author and the day that a line names, the day perhaps empty; None for a line that names nobody."""
    patterns = embed_lines().attributions if len(line) <= _LONGEST_LINE else ()
    match = next(filter(None, (pattern.fullmatch(line) for pattern in patterns)), None)
    return (match["author"].strip(), _day(match.groupdict().get("date") or "")) if match else None


def _day(words: str) -> str:
    """The day as an ISO date where it is written with a month's name that is known; else the words themselves."""
    match = _DAY.search(words)
    if match is None:
        return words.strip()
    month = (match["month"] or match["month_after"]).casefold()
    months = [name.casefold() for name in embed_lines().months]
    number = next(
        (n for n, name in enumerate(months, 1) if month == name or (len(month) > 2 and name.startswith(month))), 0
    )
    try:
        return date(int(match["year"]), number, int(match["day"] or match["day_first"])).isoformat()
    except ValueError:
        return words.strip()


def _lines_outside_paragraphs(tag: Tag) -> Iterator[str]:
    """The lines of a post that are no paragraphs: what follows each of them, and what stands in links and blocks."""
    run: list[str] = []
    for part in tag.descendants:
        if isinstance(part, Tag) and part.name not in _PARTING:
            continue
        if isinstance(part, NavigableString) and part.find_parent("p") is None:
            run.append(str(part))
            continue
        yield from _line(run)
        run = []
    yield from _line(run)


def _line(run: list[str]) -> Iterator[str]:
    if words := " ".join("".join(run).split()):
        yield words


def _classes(tag: Tag) -> str:
    value = tag.get("class") or ""
    return value if isinstance(value, str) else " ".join(value)
