"""Absolute addresses for what a package holds: ninjs wants them, and files in a package have none of their own."""

import re
import uuid
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from studio.exporting.hand_off import HandOffRequest

_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]", re.ASCII)
_LONELY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATH = "%/:@!$&'()*+,;=~"
_IN_QUERY = f"{_IN_PATH}?"


class Addresses(Struct, frozen=True, kw_only=True):
    """The addresses of one package. `story` is the story's UUID; `base` ends with a slash."""

    story: uuid.UUID
    base: str

    @property
    def item(self) -> str:
        """The story's own address, the same in every revision and every house."""
        return self.story.urn

    def element(self, name: str) -> str:
        """The address of an element such as ``picture/gate``, the same in every revision."""
        return uuid.uuid5(self.story, name).urn

    def file(self, path: str) -> str:
        """The address of a file of the package, such as ``images/gate.jpg``."""
        return self.base + path


def addresses_of(request: HandOffRequest) -> Addresses:
    """The addresses of the package of `request`.

    Files are where the house's media lie. Where that is not known they are named within the package itself, by
    ``arcp:`` and a UUID made from story, revision and house: whoever has the package drops all up to the third slash.
    """
    story = _uuid_of(request.story.id)
    package = uuid.uuid5(story, f"{request.house.id}/{request.revision}")
    media = web_uri(request.house.media_base_url)
    base = urljoin(media, ".") if media else f"arcp://uuid,{package}/"
    return Addresses(story=story, base=base)


def web_uri(address: str) -> str:
    """`address` as a URI in plain ASCII, if it leads to the web; else empty."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError, of hosts that cannot be written in ASCII, is one
        return ""
    shown = f"[{host}]" if ":" in host else host
    if parts.scheme not in {"http", "https"} or parts.username is not None or not _HOST.fullmatch(shown):
        return ""
    path, query, fragment = quote(parts.path, _IN_PATH), quote(parts.query, _IN_QUERY), quote(parts.fragment, _IN_QUERY)
    return _LONELY_PERCENT.sub("%25", urlunsplit((parts.scheme, shown + port, path, query, fragment)))


def _uuid_of(story_id: str) -> uuid.UUID:
    try:
        return uuid.UUID(story_id)
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, story_id)
