"""What an editor types into the search field as a full-text query, and matches as marked snippets."""

from studio.library.records import Mark, Snippet

MARK_START, MARK_END = "\ufdd0", "\ufdd1"
"""Two code points that are no characters, put around the matching words by SQLite and taken out again."""


def match_expression(words: str) -> str:
    """The FTS5 query for words as they are typed: all of them, in any order, the last one as a prefix.

    Every word is quoted, so no mark in it can be an operator. A last word of one ASCII letter waits for its second:
    too many words begin with it. Empty when there is nothing to search for.
    """
    typed = [word for word in _clean(words).split() if any(character.isalnum() for character in word)]
    if typed and len(typed[-1]) == 1 and typed[-1].isascii():
        typed.pop()
    if not typed:
        return ""
    quoted = ['"' + word.replace('"', '""') + '"' for word in typed]
    return " ".join(quoted) + "*"


def snippet_from(marked: str) -> Snippet:
    """The snippet from text with `MARK_START` and `MARK_END` in it; white space becomes single spaces."""
    text, marks, start = "", [], None
    for piece in _pieces(" ".join(marked.split())):
        if piece == MARK_START:
            start = len(text)
        elif piece != MARK_END:
            text += piece
        elif start is not None:
            marks.append(Mark(start, len(text) - start))
            start = None
    return Snippet(text, tuple(marks))


def _pieces(marked: str) -> list[str]:
    spaced = marked.replace(MARK_START, f"\0{MARK_START}\0").replace(MARK_END, f"\0{MARK_END}\0")
    return spaced.split("\0")


def _clean(words: str) -> str:
    return words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
