"""What programs put on the clipboard: whether its HTML says more than its plain text does."""

import html
import re

_MEANING = re.compile(
    r"<(?:h[1-6]|ul|ol|li|dl|table|blockquote|figure|img|b|strong|em|i|cite|article|hr|iframe|video|del|s)[\s>/]"
    r"|<a\s[^<>]{0,200}?href="
    r"|\bMso(?:List|Title|Heading|Quote)|mso-list"
    r"|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic",
    re.IGNORECASE,
)
_NOT_SHOWN = re.compile(r"<!--.{0,100000}?-->|<(script|style|head|title)\b.{0,200000}?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,20000}>")
_WORD = re.compile(r"\w+")
_FEWEST = 0.8
"""HTML with fewer of the text's words than this share of them has lost some; the text is then the better source."""

_CHECKED = 2_000_000
"""Characters of either that are looked at."""


def is_richer(source: str, text: str) -> bool:
    """True when the HTML `source` holds what `text` cannot: headings, links, lists, emphasis, pictures, tables.

    Colours and typefaces are nothing that a story could keep; and HTML with fewer words than the text is not richer.
    """
    if not _MEANING.search(source[:_CHECKED]):
        return False
    shown = html.unescape(_TAG.sub(" ", _NOT_SHOWN.sub(" ", source[:_CHECKED])))
    return len(_WORD.findall(shown)) >= _FEWEST * len(_WORD.findall(text[:_CHECKED]))
