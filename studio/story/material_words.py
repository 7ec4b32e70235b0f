"""For telling a change of what a text says from one of how it is set: its words, figures and signs in order."""

import re
import unicodedata

from studio.story.directives import shown_directive

_LINK_TARGET = re.compile(r"""\]\((?:<[^<>\n]*>|[^)\s]*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MINUS = "\u2212"
_TOKEN = re.compile(
    rf"(?<!\w)[-{_MINUS}](?=\d)|\w+(?:['\-.,/:]\w+)*|[^\w\s.,;:!?…'\"“”„«»‹›()\[\]{{}}*_#>\\|`~\u2010-\u2015-]"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‚‛´`", "'"))
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])


def material_words(markdown: str) -> tuple[str, ...]:
    """The words, figures and signs such as % and £ that readers get, in order.

    Emphasis, kinds of quotation marks and apostrophes, spaces, commas and full stops, targets of links, and which
    element stands where do not count; the words of a pull quote and who said them do.
    """
    if "::" in markdown:
        markdown = "\n".join(_shown(line) for line in markdown.split("\n"))
    text = _ESCAPE.sub(r"\1", _LINK_TARGET.sub("] ", markdown))
    return tuple(_TOKEN.findall(unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_APOSTROPHES)))


def _shown(line: str) -> str:
    directive = shown_directive(line)
    return line if directive is None else f"{directive.text} {directive.by}"
