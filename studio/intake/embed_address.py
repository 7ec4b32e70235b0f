"""Addresses of embeds: rid of what watches readers, and a typed embed from the address of one post or film.

This module is quick to import, for it is asked at every paste; reading code needs an HTML parser (`embed_code`).
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from studio.intake.embed_platforms import platform_of, watching_parameters
from studio.story.elements import Embed

_IS_CODE = re.compile(r"<(?:iframe|blockquote|script|video|audio|object|embed)\b", re.IGNORECASE)
_LONGEST = 100_000
_LONGEST_ADDRESS = 2000


class EmbedCode(Struct, frozen=True, kw_only=True):
    """What pasted code or a pasted address became. The embed's id is still empty.

    `dropped` names, each once, what was left behind: the hosts of scripts, "script" for one without an address,
    pictures that count readers, and parameters of the address that tell who shared it.
    """

    embed: Embed
    dropped: tuple[str, ...] = ()


def is_embed_code(text: str) -> bool:
    """True for a text that looks like code to embed something, and nothing else."""
    bare = text.strip()
    return bare.startswith("<") and len(bare) <= _LONGEST and _IS_CODE.search(bare) is not None


def embed_from_address(text: str) -> EmbedCode | None:
    """The embed that the address of one post, film or place stands for, alone in `text`; None for any other text."""
    bare = text.strip()
    if len(bare) > _LONGEST_ADDRESS or not bare.lower().startswith(("https://", "http://")):
        return None
    url, watching = clean_address(bare)
    platform = platform_of(url)
    if platform is None or not platform.is_item(url):
        return None
    return EmbedCode(embed=Embed(id="", fallback="", kind=platform.kind, url=url), dropped=watching)


def clean_address(address: str) -> tuple[str, tuple[str, ...]]:
    """A web address without the parameters that tell who shared it or count readers, and the names of those.

    Anything that is no web address gives an empty one.
    """
    address = f"https:{address.strip()}" if address.strip().startswith("//") else address.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return "", ()
    if parts.scheme not in {"http", "https"} or not host or re.search(r"[\s<>\"\\]", address):
        return "", ()
    kept = parse_qsl(parts.query, keep_blank_values=True)
    watching = tuple(name for name, _ in kept if watching_parameters(host).fullmatch(name))
    if not watching:
        return address, ()
    query = urlencode([(name, value) for name, value in kept if name not in watching])
    return urlunsplit(parts._replace(query=query)), tuple(dict.fromkeys(watching))


def page_of_player(address: str) -> tuple[str, tuple[str, ...]]:
    """The address of the page that a player's address stands for, cleaned, and the names of what was taken out."""
    url, watching = clean_address(address)
    platform = platform_of(url)
    if platform is None or (page := platform.page_address(url)) == url:
        return url, watching
    cleaned, more = clean_address(page)
    return (cleaned, (*watching, *more)) if cleaned else (url, watching)
