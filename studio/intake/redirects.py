"""Addresses as they lead to the page itself: without the detour through a search engine, a mail filter or a network."""

import re
from urllib.parse import parse_qs, urlsplit

_DETOURS = (
    # host (and its subdomains), path, the parameters that hold the address
    (re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}"), "/url", ("q", "url")),
    (re.compile(r"[a-z0-9-]{1,40}\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"lm?\.(?:facebook|instagram)\.com"), "/", ("u",)),
    (re.compile(r"l\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"out\.reddit\.com"), "/", ("url",)),
)
_WEB = re.compile(r"https?://[^\s<>\"]{1,4000}", re.IGNORECASE)
_MOST_DETOURS = 3


def direct_address(address: str) -> str:
    """The address behind the detours of `address`; `address` itself where there is none."""
    for _ in range(_MOST_DETOURS):
        behind = _behind(address)
        if not behind:
            break
        address = behind
    return address


def _behind(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    for pattern, path, names in _DETOURS:
        if pattern.fullmatch(host) and (parts.path or "/").startswith(path):
            query = parse_qs(parts.query, max_num_fields=100) if parts.query.count("&") < 100 else {}
            found = next((query[name][0] for name in names if name in query), "")
            return found if _WEB.fullmatch(found) else ""
    return ""
