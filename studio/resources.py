"""Where the files that ship with Offstone lie: beside the source, inside a wheel, or in the built program."""

import sys
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """The folder that holds `icons`, `houses`, `wording` and the rest."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    if frozen_root is not None:
        return Path(frozen_root) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of one shipped file or folder, as ``resource("houses", "plain")``."""
    return resources_folder().joinpath(*parts)
