"""The platforms whose embed code is known, as data, and what of their addresses watches readers."""

import re
import tomllib
from functools import cache
from urllib.parse import urlsplit

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
    page: str = ""
    watching: tuple[str, ...] = ()

    def is_at(self, address: str) -> bool:
        """True for an address of the platform; one without a domain of its own is at any."""
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        return not self.hosts or any(_is_at(host, parts.path, place) for place in self.hosts)

    def page_address(self, address: str) -> str:
        """The address of the page that readers can open, for the address of a player; any other as it is."""
        match = re.fullmatch(self.player, address) if self.player else None
        return self.page.format(match[1]) if match else address


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    watching: tuple[str, ...]
    platform: tuple[Platform, ...]


def platform_of(address: str) -> Platform | None:
    """The platform an address is of, or None."""
    return next((each for each in _table().platform if each.hosts and address and each.is_at(address)), None)


def platform_of_class(classes: str) -> Platform | None:
    """The platform whose script looks for one of these classes of a quotation, or None."""
    found = classes.split()
    return next((each for each in _table().platform if not set(each.classes).isdisjoint(found)), None)


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
