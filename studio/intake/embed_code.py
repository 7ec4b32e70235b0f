"""Pasted embed code as a typed embed: address and words stay, what would run or watch readers is dropped by name."""

import re
from urllib.parse import urlsplit

from bs4.element import Tag

from studio.intake.embed_address import (
    EmbedCode,
    clean_address,
    is_embed_code,
    page_of_player,
)
from studio.intake.embed_platforms import embed_lines, platform_of, platform_of_script
from studio.intake.embedded_post import is_post, read_post, without_furniture, words_in
from studio.intake.html_normaliser import copied_fragment
from studio.intake.html_tree import clean_tree
from studio.story.elements import Embed, EmbedKind

_SCRIPT = re.compile(r"<script\b([^>]{0,2000})>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE)
_PLAYERS = ("iframe", "video", "audio")
_MOST_NAMED = 10
_MOST_WORDS_BESIDE = 40


def embed_from_code(code: str) -> EmbedCode | None:
    """The embed that pasted code stands for, and nothing beside it; None for any other text. Nothing is fetched.

    The few words that come along with a player, such as who made the film, are its fallback; where nothing is said, the
    fallback is empty, and the editor's to write.
    """
    if not is_embed_code(code):
        return None
    code = copied_fragment(code).source
    root = clean_tree(code).root
    found = _embeds_in(root)
    if len(found) > 1:
        return None
    tag = found[0] if found else None
    beside = without_furniture(words_in(root, without=tag))
    embed, parameters = _read(tag, beside, code)
    if not embed.url or len(beside.split()) > _MOST_WORDS_BESIDE:
        return None
    dropped = [*script_names(code), *_pixels(root), *parameters]
    return EmbedCode(embed=embed, dropped=tuple(dict.fromkeys(dropped))[:_MOST_NAMED])


def _read(tag: Tag | None, beside: str, code: str) -> tuple[Embed, tuple[str, ...]]:
    """The embed and what was taken out of its address; one without an address where it is none, or not alone."""
    if tag is not None and not is_post(tag):
        return _player(tag, beside)
    if beside:
        return Embed(id="", fallback=""), ()
    return _post(tag) if tag is not None else (_scripted(code), ())


def _embeds_in(root: Tag) -> list[Tag]:
    """The players and the posts, in order; what stands inside one is part of it."""
    found: list[Tag] = []
    for tag in root.find_all([*_PLAYERS, "blockquote", "div"]):
        is_inside = any(outer is parent for outer in found[-1:] for parent in tag.parents)
        if (tag.name in _PLAYERS or is_post(tag)) and not is_inside:
            found.append(tag)
    return found


def _player(tag: Tag, beside: str) -> tuple[Embed, tuple[str, ...]]:
    raw = next((text for text in _sources(tag) if text), "")
    url, watching = page_of_player(raw)
    platform = platform_of(url)
    kind = {"video": EmbedKind.VIDEO, "audio": EmbedKind.AUDIO}.get(
        tag.name, platform.kind if platform else EmbedKind.OTHER
    )
    title = " ".join(str(tag.get("title") or "").split())
    title = "" if title.casefold() in embed_lines().untitled else title
    return Embed(id="", fallback=beside or title, kind=kind, title=title, url=url), watching


def _sources(tag: Tag) -> list[str]:
    return [str(tag.get("src") or ""), *(str(each.get("src") or "") for each in tag.find_all("source"))]


def _post(tag: Tag) -> tuple[Embed, tuple[str, ...]]:
    post = read_post(tag)
    said = f"{post.author}: {post.text}" if post.author and post.text else post.text
    embed = Embed(
        id="",
        fallback=said,
        kind=post.platform.kind,
        url=post.url,
        author=post.author,
        date=post.date,
        text=post.text,
    )
    return embed, post.watching


def _scripted(code: str) -> Embed:
    """The embed of a code that is a script alone; without an address where none is known."""
    scripts = [match[1] for match in _SCRIPT.finditer(code)]
    found = platform_of_script(scripts[0]) if len(scripts) == 1 else None
    return Embed(id="", fallback="", kind=found[0].kind, url=found[1]) if found else Embed(id="", fallback="")


def script_names(code: str) -> list[str]:
    """What the scripts in a code are called: by their hosts, and "script" for one without an address."""
    found = []
    for match in _SCRIPT.finditer(code):
        source = _SOURCE.search(match[1])
        address = next((group for group in source.groups() if group), "") if source else ""
        url, _ = clean_address(address)
        found.append(f"script {urlsplit(url).hostname}" if url else "script")
    return found


def _pixels(root: Tag) -> list[str]:
    """The hosts of pictures of at most two pixels, which count readers."""
    found = []
    for image in root.find_all("img"):
        sides = [str(image.get(side) or "") for side in ("width", "height")]
        url, _ = clean_address(str(image.get("src") or ""))
        if url and any(side in {"0", "1", "2"} for side in sides):
            found.append(f"picture {urlsplit(url).hostname}")
    return found
