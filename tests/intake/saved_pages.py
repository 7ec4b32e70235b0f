"""Saved pages, each after another way of building news pages, with what an editor would take from each."""

import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

FOLDER = Path(__file__).with_name("pages")


class SavedPageCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page and its story; `figures` are alt text, caption and credit."""

    name: str
    language: str
    section: str
    headline: str
    byline: str
    dateline: str
    publisher: str
    figures: tuple[tuple[str, str, str], ...]
    kept: tuple[str, ...]
    furniture: tuple[str, ...]
    standfirst: str = ""
    url: str = ""


CASES = msgspec.convert(
    tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["page"], tuple[SavedPageCase, ...], strict=False
)
