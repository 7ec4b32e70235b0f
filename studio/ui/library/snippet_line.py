"""What a search found in a story, cut so that the match is seen in a narrow line."""

from studio.library.records import Mark, Snippet

_WORDS_BEFORE = 2


def says_more(snippet: Snippet, headline: str) -> bool:
    """True when the snippet shows a match that the headline does not show already."""
    return bool(snippet.marks) and snippet.text.strip("…") not in headline


def from_first_match(snippet: Snippet) -> Snippet:
    """The snippet from two words before its first match on."""
    if not snippet.marks:
        return snippet
    before = snippet.text[: snippet.marks[0].start]
    words = before.split(" ")
    kept = " ".join(words[-_WORDS_BEFORE - 1 :])
    if len(kept) == len(before):
        return snippet
    cut = len(before) - len(kept) - 1
    return Snippet("…" + snippet.text[cut + 1 :], tuple(Mark(mark.start - cut, mark.length) for mark in snippet.marks))


def marked_parts(snippet: Snippet) -> list[tuple[str, bool]]:
    """The snippet in stretches, each with whether it is a match."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for mark in snippet.marks:
        parts.append((snippet.text[end : mark.start], False))
        end = mark.start + mark.length
        parts.append((snippet.text[mark.start : end], True))
    parts.append((snippet.text[end:], False))
    return [part for part in parts if part[0]]
