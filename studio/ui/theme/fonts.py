"""The typefaces: Inter for the interface, Literata for text, JetBrains Mono for source."""

from enum import StrEnum

import fontpkg_inter
import fontpkg_jetbrains_mono
import fontpkg_literata
import msgspec
from PySide6.QtGui import QFont, QFontDatabase

INTERFACE_PIXELS = 13
TEXT_PIXELS = 18
_DEMI_BOLD = 600


class Typeface(StrEnum):
    """A family, by the name Qt knows it under once loaded."""

    INTERFACE = "Inter"
    TEXT = "Literata"
    SOURCE = "JetBrains Mono"


_PACKAGES = (
    (fontpkg_inter.ROOT, {"normal", "italic"}),
    (fontpkg_literata.ROOT, {"normal", "italic"}),
    (fontpkg_jetbrains_mono.ROOT, {"normal"}),
)
"""Where each family lies, and the styles in use. `fontpkg` finds them too, 30 ms later: it asks every package."""


def load_typefaces() -> None:
    """Make the families known to Qt. Call once, after QApplication exists."""
    for folder, styles in _PACKAGES:
        for file in msgspec.json.decode((folder / "metadata.json").read_bytes())["files"]:
            if file["style"] in styles:
                QFontDatabase.addApplicationFont(str(folder / file["path"]))


def interface_font(pixels: int = INTERFACE_PIXELS, *, bold: bool = False) -> QFont:
    """The interface's font at a size in device-independent pixels."""
    return _font(Typeface.INTERFACE, pixels, bold=bold)


def text_font(pixels: int = TEXT_PIXELS, *, bold: bool = False) -> QFont:
    """The font stories are written and read in, at a size in device-independent pixels."""
    return _font(Typeface.TEXT, pixels, bold=bold)


def _font(typeface: Typeface, pixels: int, *, bold: bool) -> QFont:
    font = QFont(typeface.value)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if bold:
        font.setVariableAxis(QFont.Tag("wght"), _DEMI_BOLD)  # fontconfig offers a variable file's default weight alone
    return font
