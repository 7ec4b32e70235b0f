"""Pictures, videos and posts in HTML, as pieces: nothing is fetched, a picture waits for its file."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4.element import NavigableString, Tag

from studio.intake.embed_address import clean_address, page_of_player
from studio.intake.embed_platforms import platform_of
from studio.intake.embedded_post import is_post, read_post
from studio.intake.fates import Fate
from studio.intake.page import Piece
from studio.intake.rules import load_rules
from studio.story.elements import EmbedKind
from studio.wording import sentence

FRAMES = ("iframe", "video", "audio", "object")
_CREDIT_CLASS = re.compile(r"credit|source|copyright|byline|attribution|photographer", re.IGNORECASE)
_PICTURE_FATES = frozenset({Fate.CREDIT, Fate.CAPTION, Fate.CAPTION_AND_CREDIT})
_WITHOUT_ADDRESS = "—"


def picture_pieces(image: Tag) -> Iterator[Piece]:
    """A picture and its alt text. One of at most two pixels counts readers, and is dropped."""
    address = str(image.get("src") or "").strip()[:2000]
    if _pixels(image, "width") <= 2 or _pixels(image, "height") <= 2:
        yield Piece(text=address or _WITHOUT_ADDRESS, hint=Fate.DROPPED, reason="tracking-pixel")
        return
    yield Piece(text=address or _WITHOUT_ADDRESS, hint=Fate.PICTURE, reason="picture")
    alt = " ".join(str(image.get("alt") or "").split())
    if alt:
        yield Piece(text=alt, hint=Fate.ALT, reason="figure-alt")


def figure_pieces(figure: Tag) -> Iterator[Piece]:
    """The pictures or the embed of a figure, then its caption and its credit, apart."""
    media = figure.find_all(["img", *FRAMES])
    frames = [tag for tag in media if tag.name in FRAMES]
    for tag in media:
        yield from embed_pieces(tag) if tag.name in FRAMES else picture_pieces(tag)
        tag.extract()
    for words, is_credit in _figure_words(figure):
        if frames:
            yield Piece(text=words, hint=Fate.EMBED_CAPTION, reason="figure-caption")
        elif any(match.rule.fate in _PICTURE_FATES and match.text.strip() for match in load_rules().matches(words)):
            yield Piece(text=words)
        elif is_credit:
            yield Piece(text=words, hint=Fate.CREDIT, reason="figure-credit")
        else:
            yield Piece(text=words, hint=Fate.CAPTION, reason="figure-caption")


def _figure_words(figure: Tag) -> list[tuple[str, bool]]:
    """The texts of a figure: each run outside a credit element, each credit element."""
    found: list[tuple[str, bool]] = []
    run: list[str] = []

    def visit(tag: Tag) -> None:
        for child in tag.children:
            if isinstance(child, NavigableString):
                run.append(str(child))
            elif isinstance(child, Tag) and _CREDIT_CLASS.search(_class_text(child)):
                end_run()
                found.append((_one_line(child.get_text()), True))
            elif isinstance(child, Tag):
                if child.name in {"p", "div", "figcaption", "br"}:
                    end_run()
                visit(child)

    def end_run() -> None:
        found.append((_one_line("".join(run)), False))
        run.clear()

    visit(figure)
    end_run()
    return [(words, is_credit) for words, is_credit in found if words]


def embed_pieces(tag: Tag) -> Iterator[Piece]:
    """A frame, a video, a sound or a post as an embed: its address if it has one, its words as the fallback.

    What of its address watches readers is dropped, and named. What a post says of itself goes into fields as well.
    """
    post = read_post(tag) if is_post(tag) else None
    url, watching = (post.url, post.watching) if post else page_of_player(_address(tag))
    host = (urlsplit(url).hostname or "") if url else ""
    words = _one_line(tag.get_text(" ")) or _one_line(str(tag.get("title") or ""))
    if not words:
        words = sentence("intake.embed.untitled", host=host) if host else sentence("intake.embed.unknown")
    yield Piece(
        text=words,
        hint=Fate.EMBED,
        reason="post" if post else "iframe" if tag.name in {"iframe", "object"} else "media",
        url=url,
        kind=post.platform.kind if post else _kind(tag.name, url),
        author=post.author if post else "",
        date=post.date if post else "",
        said=post.text if post else "",
        starts=True,
    )
    if watching:
        yield Piece(text=f"{host}: {', '.join(watching)}", hint=Fate.DROPPED, reason="tracking-parameters")


def _kind(name: str, address: str) -> EmbedKind:
    if name in {"video", "audio"}:
        return EmbedKind(name)
    platform = platform_of(address)
    return platform.kind if platform else EmbedKind.OTHER


def _address(tag: Tag) -> str:
    """The first address of a player that is one on the web."""
    sources = [str(tag.get("src") or ""), *(str(source.get("src") or "") for source in tag.find_all("source"))]
    return next((address for address in sources if clean_address(address)[0]), "")


def _pixels(image: Tag, side: str) -> int:
    value = str(image.get(side) or "")
    return int(value) if value.isdecimal() and len(value) < 6 else 1000


def _class_text(tag: Tag) -> str:
    value = tag.get("class") or ""
    return value if isinstance(value, str) else " ".join(value)


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
