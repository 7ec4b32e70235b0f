"""Comparing addresses as they are typed with addresses as they are told: in ASCII or not, with or without escapes."""

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody, read_answer

Key = tuple[str, ...]


def is_same_address(told: str | None, typed: str) -> bool:
    """True where an address is told as it was typed, or not at all."""
    return not told or _key(told) == _key(typed)


def link_problems(page: Element, name: str, document: StoryDocument, source: SourceBody) -> Problems:
    """A problem for each link of an article that leads where the story does not: its text, its embeds, its origin."""
    links = [element.attributes.get("href") for element in page.walk() if element.tag == "a"]
    yield from strange_links([link for link in links if link is not None], name, document, source)


def strange_links(links: Iterable[str], name: str, document: StoryDocument, source: SourceBody) -> Problems:
    """A problem for each of the links that leads where the story does not."""
    story = document.story
    typed = [*source.links, *(embed.url for embed in story.embeds)]
    typed += [story.origin.url] if story.origin is not None else []
    typed += [link for box in story.fact_boxes for fact in box.facts for link in read_answer(fact.answer).links]
    known = {_key(address) for address in typed}
    yield from (problem("strange_link", file=name, address=link) for link in links if _key(link) not in known)


def _key(address: str) -> Key:
    """What is the same for two ways of writing one address."""
    plain = address.strip()
    try:
        parts = urlsplit(plain)
        host = (parts.hostname or "").encode("idna").decode()
        port = str(parts.port or "")
    except ValueError:  # UnicodeError, of hosts that cannot be written in ASCII, is one
        return (unquote(plain),)
    if not host:
        return (unquote(plain),)
    return (
        parts.scheme.lower(),
        host.lower(),
        port,
        unquote(parts.path),
        unquote(parts.query),
        unquote(parts.fragment),
    )
