"""Plain words written as Offstone Markdown, so that they mean nothing but themselves."""

import re

_SOME_MARK = re.compile(r"[\\`*~<\[\]_&]")
"""What every mark in the middle of a line has; most lines have none, and need not be looked at further."""

_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_ALWAYS = re.compile(r"[`]|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)")
_STAR = re.compile(r"(?<![\s*])\*+|\*+(?![\s*])")
_UNDERSCORE = re.compile(r"(?<![\w])_+|_+(?![\w])")
_ANY_MARK = re.compile(r"[\\`*~<\[\]]|(?<![^\W_])_|_(?![^\W_])|&(?=[#A-Za-z]|$)|!$")
_LINKS = re.compile(r"\][(\[:]")
_LINE_START = re.compile(r"[-+](?=[ \t]|$)|\#{1,6}(?=[ \t]|$)|>|::|[-=]+[ \t]*$")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_RULE = re.compile(r"-(?:[ \t]*-){2,}[ \t]*$")
_CLOSING_HASHES = re.compile(r"(?<=[ \t])\#(?=\#*$)")


def escape_line(text: str) -> str:
    """One line of plain text as one paragraph of Markdown: rendered, it gives the same words."""
    return escape_line_start(escape_inline(text.strip(" \t\n")))


def escape_line_start(line: str) -> str:
    """`line` with a mark at its start, as of a heading or a list, escaped."""
    if _LINE_START.match(line) or _RULE.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def escape_fragment(text: str) -> str:
    """Text that will stand beside other text, perhaps at the start of a line: whatever could be a mark is escaped."""
    if not _SOME_MARK.search(text) and not text.endswith("!"):
        return escape_line_start(text)
    return escape_line_start(_ANY_MARK.sub(r"\\\g<0>", text))


def escape_heading(text: str) -> str:
    """One line of plain text as the text of a heading."""
    return _CLOSING_HASHES.sub(r"\\#", escape_line(text))


def escape_inline(text: str) -> str:
    """Plain text with every mark escaped that would change its meaning; the start of the line is not looked at."""
    if not _SOME_MARK.search(text):
        return text
    line = _BACKSLASH.sub(r"\\\\", text)
    line = _ALWAYS.sub(r"\\\g<0>", line)
    for marks in (_STAR, _UNDERSCORE):
        line = marks.sub(lambda match: "".join(f"\\{mark}" for mark in match[0]), line)
    if _LINKS.search(line):
        line = line.replace("[", "\\[").replace("]", "\\]")
    return line
