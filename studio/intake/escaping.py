"""Plain words written as Offstone Markdown, so that they mean nothing but themselves."""

import re

_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_ALWAYS = re.compile(r"[`]|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)")
_STAR = re.compile(r"(?<![\s*])\*+|\*+(?![\s*])")
_UNDERSCORE = re.compile(r"(?<![\w])_+|_+(?![\w])")
_LINKS = re.compile(r"\][(\[:]")
_SYMBOLS = re.compile(r"\((?=(?:c|r|p|tm)\))|\+(?=-)", re.IGNORECASE)
_LINE_START = re.compile(r"[-+](?=[ \t]|$)|\#{1,6}(?=[ \t]|$)|>|::|=+[ \t]*$")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_RULE = re.compile(r"-(?:[ \t]*-){2,}[ \t]*$")
_CLOSING_HASHES = re.compile(r"(?<=[ \t])\#(?=\#*$)")


def escape_line(text: str) -> str:
    """One line of plain text as one paragraph of Markdown: rendered, it gives the same words."""
    line = escape_inline(text.strip(" \t\n"))
    if _LINE_START.match(line) or _RULE.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def escape_heading(text: str) -> str:
    """One line of plain text as the text of a heading."""
    return _CLOSING_HASHES.sub(r"\\#", escape_line(text))


def escape_inline(text: str, *, brackets: bool = False) -> str:
    """Plain text with every mark escaped that would change its meaning; the start of the line is not looked at.

    `brackets` escapes every square bracket, for text that will stand beside other text.
    """
    line = _BACKSLASH.sub(r"\\\\", text)
    line = _ALWAYS.sub(r"\\\g<0>", line)
    for marks in (_STAR, _UNDERSCORE):
        line = marks.sub(lambda match: "".join(f"\\{mark}" for mark in match[0]), line)
    line = _SYMBOLS.sub(r"\\\g<0>", line)
    if brackets or _LINKS.search(line):
        line = line.replace("[", "\\[").replace("]", "\\]")
    return line
