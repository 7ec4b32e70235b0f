"""The lines of a body of Offstone Markdown that are code: between fences, or indented."""

import re

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<info>.*)")
_INDENTED = re.compile(r" {0,3}\t| {4}")
_LIST_ITEM = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])(?:\s|$)")
_STANDS_ALONE = re.compile(r" {0,3}#{1,6}(?:\s|$)|::[A-Za-z]")


def fence_after(fence: str, line: str) -> str:
    """The fence of code that is open after a line, as its opening mark; empty when none is.

    A fence of backticks has none in the words behind it. One that closes is at least as long, with nothing behind it.
    """
    match = _FENCE.match(line)
    if match is None:
        return fence
    mark, info = match["mark"], match["info"].strip()
    if not fence:
        return "" if mark[0] == "`" and "`" in info else mark
    closes = mark.startswith(fence) and not info
    return "" if closes else fence


def code_lines(body: str) -> frozenset[int]:
    """The 0-based numbers of the lines that are code, with those that fence it.

    A fence that is never closed goes on to the end. Lines by four spaces to the right are code where they can belong
    to no paragraph and to no list.
    """
    found: set[int] = set()
    fence = ""
    follows_text = in_list = False
    for number, line in enumerate(body.split("\n")):
        before, fence = fence, fence_after(fence, line.lstrip() if in_list else line)
        is_indented = _INDENTED.match(line) is not None
        if before or fence:
            found.add(number)
            follows_text = False
        elif not line.strip():
            follows_text = False
        elif is_indented and not follows_text and not in_list:
            found.add(number)
        else:
            in_list = _LIST_ITEM.match(line) is not None or (in_list and (follows_text or line[0].isspace()))
            follows_text = _STANDS_ALONE.match(line) is None
    return frozenset(found)
