"""The settings themselves: what the desk remembers about how its editor likes to work."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

RECENT_LIBRARIES = 10
"""How many libraries are remembered."""


class Theme(StrEnum):
    """The colours of the desk."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Graphics(StrEnum):
    """Who draws the window: found out at the start, or told."""

    AUTOMATIC = "automatic"
    SOFTWARE = "software"
    HARDWARE = "hardware"


class Settings(Struct, frozen=True, kw_only=True):
    """Every setting, with the value it has until somebody changes it.

    `recent_libraries` are paths, the last one opened first. `window_geometry` and `window_state` are the desk's own
    opaque text. `splitter_sizes` are the widths of the columns in pixels, left to right. `preview_width` is the name
    of a width, such as ``desktop``. `backup_folder` is a second place for backups; empty means that there is none.
    `spelling` says whether mistakes are marked. `quiet_notes` name the notes that an editor let go for good, each with
    its library and what was the case.
    """

    house: str = "plain"
    theme: Theme = Theme.SYSTEM
    graphics: Graphics = Graphics.AUTOMATIC
    recent_libraries: tuple[str, ...] = ()
    last_story: str = ""
    window_geometry: str = ""
    window_state: str = ""
    splitter_sizes: tuple[int, ...] = ()
    panel: str = "pictures"
    preview_width: str = "phone"
    backup_folder: str = ""
    spelling: bool = True
    quiet_notes: tuple[str, ...] = ()


def with_recent_library(settings: Settings, path: str) -> Settings:
    """The settings with `path` as the library opened last."""
    others = [known for known in settings.recent_libraries if known != path]
    return replace(settings, recent_libraries=(path, *others)[:RECENT_LIBRARIES])
