"""The main text of a page as trafilatura finds it, line by line, to know the story from what stands around it."""

import re

import trafilatura

_LETTERS = re.compile(r"[^\W_]+")
_KEY = 40
_MARK = re.compile(r"^\s*[-–*|]\s*")


def key_of(text: str) -> str:
    """What two copies of one paragraph have in common, whatever became of spaces and marks: their first letters."""
    return "".join(_LETTERS.findall(text[: 4 * _KEY]))[:_KEY].casefold()


def main_text_keys(clean: str) -> frozenset[str]:
    """The keys of the paragraphs of a page's main text; none where there is no main text. `clean` is sanitised HTML."""
    found = trafilatura.bare_extraction(
        f"<html><body>{clean}</body></html>",
        fast=True,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
    )
    text = (found.text if found is not None and not isinstance(found, dict) else "") or ""
    keys = (key_of(_MARK.sub("", line)) for line in text.splitlines())
    return frozenset(key for key in keys if key)
