"""For putting a new folder in the place of an old one with no moment in which neither is there."""

import ctypes
import os
import sys
from pathlib import Path

_CURRENT_FOLDER = -100
_EXCHANGE = 2


def is_swapped(one: Path, other: Path) -> bool:
    """Give two folders each other's name in one step; False where the system or the disk cannot do that.

    Linux and macOS have a call for it, which Python does not offer.
    """
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform != "win32":
        library = ctypes.CDLL(None)
        if hasattr(library, "renamex_np"):  # macOS
            return bool(library.renamex_np(*names, _EXCHANGE) == 0)
        if hasattr(library, "renameat2"):  # Linux
            return bool(library.renameat2(_CURRENT_FOLDER, names[0], _CURRENT_FOLDER, names[1], _EXCHANGE) == 0)
    return False
