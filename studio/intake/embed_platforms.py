"""The platforms whose embed code is known, as data: their addresses, and how their posts name who wrote them."""

import re
import tomllib
from functools import cache
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from studio.resources import resource
from studio.story.elements import EmbedKind


class Platform(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One platform; `resources/intake/embeds.toml` says what each field is."""

    name: str
    kind: EmbedKind
    hosts: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    player: str = ""
    script: str = ""
    page: str = ""
    items: tuple[str, ...] = ()
    watching: tuple[str, ...] = ()

    def is_at(self, address: str) -> bool:
        """True for an address of the platform; one without a domain of its own is at any."""
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        return not self.hosts or any(_is_at(host, parts.path, place) for place in self.hosts)

    def is_item(self, address: str) -> bool:
        """True for the address of one post, film or place of the platform, as readers open it."""
        bare = re.sub(r"https?://(?:www\.)?", "", address, count=1, flags=re.IGNORECASE)
        return self.is_at(address) and any(re.fullmatch(item, bare) for item in self.items)

    def page_address(self, address: str) -> str:
        """The address of the page that readers can open, for the address of a player; any other as it is."""
        match = re.fullmatch(self.player, address) if self.player else None
        return self.page.format(unquote(match[1])) if match else address


class EmbedLines(Struct, frozen=True):
    """How lines of embedded things read: those that name author and day, and those that are furniture.

    `untitled` are titles that say nothing, in lower case.
    """

    attributions: tuple[re.Pattern[str], ...]
    furniture: re.Pattern[str]
    untitled: frozenset[str]
    months: tuple[str, ...]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    attributions: tuple[str, ...]
    furniture: tuple[str, ...]
    untitled: tuple[str, ...]
    months: tuple[str, ...]
    watching: tuple[str, ...]
    platform: tuple[Platform, ...]


def platform_of(address: str) -> Platform | None:
    """The platform an address is of, or None."""
    return next((each for each in _table().platform if each.hosts and address and each.is_at(address)), None)


def platform_of_class(classes: str) -> Platform | None:
    """The platform whose script looks for one of these classes of a quotation, or None."""
    found = classes.split()
    return next((each for each in _table().platform if not set(each.classes).isdisjoint(found)), None)


def platform_of_script(attributes: str) -> tuple[Platform, str] | None:
    """The platform a script with these attributes is of, and the address of the page it would show; or None."""
    for platform in _table().platform:
        if platform.script and (match := re.search(platform.script, attributes)):
            return platform, platform.page.format(match[1])
    return None


@cache
def embed_lines() -> EmbedLines:
    """How lines of embedded things read."""
    table = _table()
    return EmbedLines(
        tuple(re.compile(attribution) for attribution in table.attributions),
        re.compile("|".join(table.furniture)),
        frozenset(table.untitled),
        table.months,
    )


@cache
def watching_parameters(host: str) -> re.Pattern[str]:
    """What the parameters are called that watch readers, at a host."""
    own = next((each.watching for each in _table().platform if each.hosts and each.is_at(f"https://{host}/")), ())
    names = (re.escape(name).replace(r"\*", ".*") for name in (*_table().watching, *own))
    return re.compile("|".join(names), re.IGNORECASE)


def _is_at(host: str, path: str, place: str) -> bool:
    domain, _, folder = place.partition("/")
    return (host == domain or host.endswith(f".{domain}")) and (not folder or path.startswith(f"/{folder}"))


@cache
def _table() -> _Table:
    return msgspec.convert(tomllib.loads(resource("intake", "embeds.toml").read_text("utf-8")), _Table)
