"""What stands in a Word file besides the text that is shown: comments, deleted words, and every word there is."""

from msgspec import Struct

from studio.intake.xml_guard import Attributes, XmlVisitor, look_through

_TEXTS = frozenset({"t", "delText"})
_DELETED = frozenset({"del", "moveFrom"})


class TextPart(Struct, frozen=True, kw_only=True):
    """The words of one part of a Word file, `words`; and of these what tracked changes `deleted`, run by run."""

    words: str
    deleted: tuple[str, ...] = ()


class Comment(Struct, frozen=True, kw_only=True):
    """A comment of a reviewer."""

    author: str
    text: str


def read_text_part(data: bytes) -> TextPart:
    """The words of a part. Raises UnsafeXml."""
    reading = _Text()
    look_through(data, reading)
    return TextPart(words="".join(reading.words), deleted=tuple(text for text in reading.deleted if text.strip()))


def pictures_outside(data: bytes) -> list[str]:
    """The addresses of pictures that the relations of a part place outside the file. Raises UnsafeXml."""
    reading = _Outside()
    look_through(data, reading)
    return reading.found


def read_comments(data: bytes) -> list[Comment]:
    """The comments in the part that holds them. Raises UnsafeXml."""
    reading = _Comments()
    look_through(data, reading)
    return [comment for comment in reading.found if comment.text]


class _Text(XmlVisitor):
    def __init__(self) -> None:
        self.words: list[str] = []
        self.deleted: list[str] = []
        self._deletions = 0
        self._in_text = False
        self._fallbacks = 0

    def starts(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002
        self._fallbacks += name == "Fallback"
        self._in_text = name in _TEXTS and not self._fallbacks
        if name in _DELETED:
            self._deletions += 1
            if self._deletions == 1:
                self.deleted.append("")
        elif name in {"p", "tab", "br", "cr", "tc"}:
            self.words.append(" ")

    def ends(self, name: str) -> None:
        self._fallbacks -= name == "Fallback"
        self._deletions -= name in _DELETED
        self._in_text = False

    def says(self, text: str) -> None:
        if not self._in_text:
            return
        if self._deletions:
            self.deleted[-1] += text
        else:
            self.words.append(text)


class _Outside(XmlVisitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def starts(self, name: str, attributes: Attributes) -> None:
        is_picture = attributes.get("Type", "").endswith("/image")
        if name == "Relationship" and is_picture and attributes.get("TargetMode") == "External":
            self.found.append(attributes.get("Target", "")[:300])


class _Comments(XmlVisitor):
    def __init__(self) -> None:
        self.found: list[Comment] = []
        self._author = ""
        self._text: list[str] = []
        self._in_text = False

    def starts(self, name: str, attributes: Attributes) -> None:
        if name == "comment":
            self._author, self._text = attributes.get("author", ""), []
        elif name == "p":
            self._text.append(" ")
        self._in_text = name == "t"

    def ends(self, name: str) -> None:
        self._in_text = False
        if name == "comment":
            self.found.append(Comment(author=self._author, text=" ".join("".join(self._text).split())))

    def says(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)
