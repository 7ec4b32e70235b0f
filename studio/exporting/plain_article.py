"""An article's HTML as plain text: paragraphs with empty lines between them, captions and credits in their place."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_UNSEEN = frozenset({"script", "style", "template", "title"})
_SPACES = re.compile(r"[ \t\n\r\f]+")


def plain_article(markup: str) -> str:
    """The words of an article as its readers see them. What is hidden in the page is left out.

    Entries of a list stand below each other, behind a dash or their number; so do the rows of a table, with tabs
    between the cells.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_block()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    """Collects the text of each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._text = self._mark = ""
        self._row = self._last_row = ""
        self._numbers: list[int] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def _is_hidden(self) -> bool:
        return any(hidden for _, hidden in self._open)

    @property
    def _is_kept(self) -> bool:
        """True where spaces and line ends are the author's."""
        return any(tag == "pre" for tag, _ in self._open)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin a block, a line or an element that is not seen."""
        if tag in _BLOCKS:
            self.end_block()
        if tag == "br":
            self._text = self._text.rstrip(" ") + "\n"
        elif tag in {"td", "th"} and self._text:
            self._text = self._text.rstrip(" ") + "\t"
        elif tag in {"ul", "ol"}:
            self._numbers.append(1 if tag == "ol" else 0)
        elif tag in {"li", "tr"}:
            self._row = tag
            self._mark = self._next_mark() if tag == "li" else ""
        if tag not in _VOID:
            self._open.append((tag, tag in _UNSEEN or any(name == "hidden" for name, _ in attributes)))

    def handle_endtag(self, tag: str) -> None:
        """End a block, and whatever was left open in it."""
        if tag in _BLOCKS:
            self.end_block()
        if tag in {"ul", "ol"} and self._numbers:
            self._numbers.pop()
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take words; runs of spaces are one, except where they are the author's."""
        if self._is_hidden:
            return
        if self._is_kept:
            self._text += data
            return
        words = _SPACES.sub(" ", data)
        self._text += words.lstrip(" ") if not self._text or self._text[-1] in " \n\t" else words

    def end_block(self) -> None:
        """Close the block that is open, if it has any words."""
        block = "\n".join(line.rstrip() for line in self._text.split("\n")).strip("\n")
        if block:
            gap = "\n" if self._row and self._row == self._last_row else "\n\n"
            self.pieces.append((gap if self.pieces else "") + self._mark + block)
            self._last_row, self._mark = self._row, ""
            self._row = ""
        self._text = ""

    def _next_mark(self) -> str:
        """What stands before the next entry of the innermost list."""
        if not self._numbers or not self._numbers[-1]:
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1] - 1}. "
