"""XML that comes in, looked through before a library parses it: no document types, never too deep or too large."""

from collections.abc import Callable
from xml.parsers import expat

DEEPEST = 200
MOST_ELEMENTS = 200_000
MOST_BYTES = 40_000_000

Name = str
Attributes = dict[str, str]


class UnsafeXml(ValueError):
    """XML with a document type, with too many or too deep elements, or that is not well formed."""


class XmlVisitor:
    """What is told of a document that is looked through. Names are without their namespace."""

    def starts(self, name: Name, attributes: Attributes) -> None:
        """An element begins."""

    def ends(self, name: Name) -> None:
        """An element ends."""

    def says(self, text: str) -> None:
        """Some of the text of the element that is open."""


def look_through(data: bytes, visitor: XmlVisitor | None = None) -> None:
    """Go through a document once, telling `visitor` what stands in it. Nothing it names is ever opened.

    Raises UnsafeXml.
    """
    if len(data) > MOST_BYTES:
        raise UnsafeXml("too large")
    visitor = visitor or XmlVisitor()
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = count = 0

    def starts(name: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise UnsafeXml("too deep or too many elements")
        visitor.starts(_local(name), {_local(key): value for key, value in attributes.items()})

    def ends(name: str) -> None:
        nonlocal depth
        depth -= 1
        visitor.ends(_local(name))

    def refuses(*_: object) -> None:
        raise UnsafeXml("a document type")

    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    parser.CharacterDataHandler = visitor.says
    refused: Callable[..., None] = refuses
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnsafeXml(str(error)) from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
