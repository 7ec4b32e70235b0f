"""Pasted embed code as a typed embed: address and words stay, what would run or watch readers is dropped by name."""

import html
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bs4.element import Tag
from msgspec import Struct

from studio.intake.embed_platforms import Platform, platform_of, platform_of_class, watching_parameters
from studio.intake.html_tree import clean_tree
from studio.story.elements import Embed, EmbedKind
from studio.wording import sentence

_SCRIPT = re.compile(r"<script\b([^>]{0,2000})>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE)
_NAMED_ADDRESS = re.compile(
    r"""\s(?:cite|data-instgrm-permalink|data-href)\s*=\s*["']([^"']{1,2000})["']""", re.IGNORECASE
)
_IS_CODE = re.compile(r"<(?:iframe|blockquote|script|video|audio|object|embed)\b", re.IGNORECASE)
_ATTRIBUTION = re.compile(
    r"^[—–-]+\s*(?P<author>.{1,200}?)\s*(?:\((?P<handle>@[\w.]{1,100})\))?\s*(?P<date>[^()@]{0,40})$"
)
_LONGEST = 100_000
_MOST_NAMED = 10


class EmbedCode(Struct, frozen=True, kw_only=True):
    """What pasted code became. The embed's id is still empty.

    `dropped` names, each once, what was left behind: the hosts of scripts, "script" for one without an address,
    pictures that count readers, and parameters of the address that tell who shared it.
    """

    embed: Embed
    dropped: tuple[str, ...] = ()


def is_embed_code(text: str) -> bool:
    """True for a text that looks like code to embed something, and nothing else."""
    bare = text.strip()
    return bare.startswith("<") and len(bare) <= _LONGEST and _IS_CODE.search(bare) is not None


def embed_from_code(code: str) -> EmbedCode | None:
    """The embed that pasted code stands for, or None when there is none in it. Nothing is fetched."""
    if not is_embed_code(code):
        return None
    tree = clean_tree(code)
    tag = tree.root.find(["iframe", "video", "audio"]) or tree.root.find("blockquote")
    if not isinstance(tag, Tag):
        return None
    embed, parameters = _embed_of(tag, code)
    if not embed.url:
        return None
    dropped = [*script_names(code), *_pixels(tree.root), *parameters]
    return EmbedCode(embed=embed, dropped=tuple(dict.fromkeys(dropped))[:_MOST_NAMED])


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
    return urlunsplit(parts._replace(query=query)), watching


def _embed_of(tag: Tag, code: str) -> tuple[Embed, tuple[str, ...]]:
    if tag.name == "blockquote":
        return _post(tag, code)
    raw = next((text for text in _sources(tag) if text), "")
    url, watching = clean_address(raw)
    platform = platform_of(url)
    kind = {"video": EmbedKind.VIDEO, "audio": EmbedKind.AUDIO}.get(
        tag.name, platform.kind if platform else EmbedKind.OTHER
    )
    title = _one_line(str(tag.get("title") or ""))
    url = platform.page_address(url) if platform else url
    return Embed(id="", fallback=_fallback(title, platform, url), kind=kind, title=title, url=url), watching


def _sources(tag: Tag) -> list[str]:
    return [str(tag.get("src") or ""), *(str(each.get("src") or "") for each in tag.find_all("source"))]


def _post(tag: Tag, code: str) -> tuple[Embed, tuple[str, ...]]:
    """A post of a platform that is known; its words are those of its paragraphs, its author stands after a dash."""
    platform = platform_of_class(_classes(tag))
    links = [str(link.get("href") or "") for link in reversed(tag.find_all("a"))]
    addresses = [clean_address(address) for address in (*_named_addresses(code), *links)]
    found = next((each for each in addresses if each[0] and platform and platform.is_at(each[0])), ("", ()))
    if platform is None or not found[0]:
        return Embed(id="", fallback=""), ()
    text = _one_line(" ".join(part.get_text() for part in tag.find_all("p")))
    paragraphs = tag.find_all("p")
    rest = _one_line(" ".join(_text_after(paragraphs[-1]))) if paragraphs else ""
    told = _ATTRIBUTION.match(rest)
    author = (
        " ".join(part for part in (told["author"], f"({told['handle']})" if told["handle"] else "") if part)
        if told
        else ""
    )
    embed = Embed(
        id="",
        fallback=_post_fallback(text, author, platform, found[0]),
        kind=platform.kind,
        url=found[0],
        author=author,
        date=told["date"] if told else "",
        text=text,
    )
    return embed, found[1]


def _named_addresses(code: str) -> list[str]:
    """The address of the post itself, where an attribute of the quotation names it."""
    return [html.unescape(match[1]) for match in _NAMED_ADDRESS.finditer(code)]


def _classes(tag: Tag) -> str:
    value = tag.get("class") or ""
    return value if isinstance(value, str) else " ".join(value)


def _text_after(tag: Tag) -> list[str]:
    return [part.get_text() for part in tag.next_siblings]


def _post_fallback(text: str, author: str, platform: Platform, url: str) -> str:
    if text and author:
        return f"{author}: {text}"
    return text or _fallback("", platform, url)


def _fallback(title: str, platform: Platform | None, url: str) -> str:
    if title:
        return title
    host = platform.name if platform else (urlsplit(url).hostname or "") if url else ""
    return sentence("intake.embed.untitled", host=host) if host else sentence("intake.embed.unknown")


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


def _one_line(text: str) -> str:
    return " ".join(text.split())
