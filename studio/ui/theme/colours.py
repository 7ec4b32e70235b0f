"""The two palettes, by what each colour is for. Both are held to 4.5:1 contrast for text by a test."""

from msgspec import Struct


class Colours(Struct, frozen=True, kw_only=True):
    """One palette; every value is ``#rrggbb``.

    `window` lies behind panels, `page` behind text that is written or read, `raised` behind buttons and fields.
    `ink` is text, `quiet` secondary text, `faint` marks and rules that carry no text. `accent` is the one colour
    for what is selected, focused or to be pressed; `on_accent` is text on it, `accent_wash` its faint background.
    """

    name: str
    window: str
    page: str
    raised: str
    hover: str
    ink: str
    quiet: str
    faint: str
    rule: str
    accent: str
    on_accent: str
    accent_wash: str
    error: str
    warning: str
    success: str
    error_wash: str
    warning_wash: str


LIGHT = Colours(
    name="light",
    window="#f3f1ed",
    page="#fdfcfa",
    raised="#ffffff",
    hover="#e8e4dd",
    ink="#1f1d1a",
    quiet="#5d5850",
    faint="#a39c90",
    rule="#dcd6cc",
    accent="#0f5f7d",
    on_accent="#ffffff",
    accent_wash="#dcebf0",
    error="#a8261c",
    warning="#7d5200",
    success="#2c6a3c",
    error_wash="#f8e4e0",
    warning_wash="#f8ecd2",
)

DARK = Colours(
    name="dark",
    window="#1c1d1f",
    page="#232427",
    raised="#2c2d31",
    hover="#35373b",
    ink="#e9e6e0",
    quiet="#aca79e",
    faint="#726e67",
    rule="#3a3b3f",
    accent="#7cc4dd",
    on_accent="#10242c",
    accent_wash="#243a43",
    error="#f59a8f",
    warning="#e6bb66",
    success="#8ccf9d",
    error_wash="#43292a",
    warning_wash="#3e3423",
)
