"""Holding markup to a form that every parser reads alike, so that nothing can hide from ours and show in a browser."""

import re

_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_VALUE = r"""(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++)"""
_TAG = re.compile(rf"""<(?P<closing>/?+)(?P<name>{_NAME})(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+{_VALUE})?+)*+\s*+/?+>""")
_DOCTYPE = re.compile(r"<!DOCTYPE html>", re.IGNORECASE)
_COMMENT = re.compile(r"<!-- /?wp:[a-z-]+(?: \{[^<>]*\})? -->|<!--kg-card-(?:begin|end): html-->")
"""The comments that WordPress and Ghost read; nobody else has a use for any."""
_RAW = frozenset({"script", "style"})


def odd_markup(text: str) -> str:
    """The beginning of the first thing in `text` that is no plain tag, or an empty text.

    Tags are written whole, with values in quotation marks or without white space in them. What stands in scripts and
    styles is passed over, up to their ends.
    """
    return text[len(plain_part(text)) :][:40]


def plain_part(text: str) -> str:
    """`text` up to the first thing that is no plain tag; all of it where there is none."""
    place = text.find("<")
    while place >= 0:
        tag = _TAG.match(text, place)
        found = tag or _DOCTYPE.match(text, place) or _COMMENT.match(text, place)
        if found is None:
            return text[:place]
        end = found.end()
        if tag is not None and not tag["closing"] and tag["name"].lower() in _RAW:
            closing = re.compile(rf"</{tag['name']}\s*>", re.IGNORECASE).search(text, end)
            if closing is None or "<!--" in text[end : closing.start()]:
                return text[:place]
            end = closing.end()
        place = text.find("<", end)
    return text
