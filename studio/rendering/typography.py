"""Quotation marks, dashes and ellipses as the language of a story sets them, and the direction it is written in."""

import re

from markdown_it.rules_core import StateCore

_ENGLISH = ("“", "”", "‘", "’")
_GUILLEMETS = ("«", "»", "„", "“")
_LOW_HIGH = ("„", "“", "‚", "‘")
_LOW_RIGHT = ("„", "”", "‚", "’")

_QUOTES = {
    "bg": _LOW_HIGH,
    "ca": ("«", "»", "“", "”"),
    "cs": _LOW_HIGH,
    "da": ("»", "«", "›", "‹"),
    "de": _LOW_HIGH,
    "de-at": _LOW_HIGH,
    "de-ch": ("«", "»", "‹", "›"),
    "en": _ENGLISH,
    "es": ("«", "»", "“", "”"),
    "et": ("„", "“", "«", "»"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"),
    "fr-ch": ("«", "»", "‹", "›"),
    "hr": _LOW_RIGHT,
    "hu": ("„", "”", "»", "«"),
    "it": ("«", "»", "“", "”"),
    "kk": _GUILLEMETS,
    "ky": _GUILLEMETS,
    "lt": _LOW_HIGH,
    "lv": _ENGLISH,
    "nb": ("«", "»", "‘", "’"),
    "nl": _ENGLISH,
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "pt": _ENGLISH,
    "pt-pt": ("«", "»", "“", "”"),
    "ro": ("„", "”", "«", "»"),
    "ru": _GUILLEMETS,
    "sk": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "sr": _LOW_HIGH,
    "sv": ("”", "”", "’", "’"),
    "tr": _ENGLISH,
    "uk": _GUILLEMETS,
}
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"})

_WORTH_A_LOOK = re.compile(r"--|\.\.\.")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_EM_DASH = re.compile(r"(?<!-)---(?!-)")
_EN_DASH = re.compile(r"(?<!-)--(?!-)")


def quotes_of(language: str) -> tuple[str, str, str, str]:
    """Opening and closing double marks, then single ones, for a BCP 47 tag; English ones where it is not known."""
    tag = language.casefold().replace("_", "-")
    return _QUOTES.get(tag) or _QUOTES.get(tag.partition("-")[0], _ENGLISH)


def direction_of(language: str) -> str:
    """``ltr`` or ``rtl``: the base direction of a language's script."""
    tag = language.casefold().replace("_", "-")
    return "rtl" if tag in _RIGHT_TO_LEFT or tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def set_dashes(state: StateCore) -> None:
    """Markdown-it core rule: ``--`` to an en dash, ``---`` to an em dash, ``...`` to an ellipsis.

    Nothing else: the library's own replacements turn ``(c)`` into a copyright sign, a claim nobody made.
    """
    for block in state.tokens:
        if block.type != "inline" or not _WORTH_A_LOOK.search(block.content):
            continue
        inside_bare_link = False
        for token in block.children or ():
            if token.type in {"link_open", "link_close"} and token.info == "auto":
                inside_bare_link = token.nesting == 1
            elif token.type == "text" and not inside_bare_link:
                dashed = _EN_DASH.sub("–", _EM_DASH.sub("—", token.content))
                token.content = _ELLIPSIS.sub("…", dashed)
