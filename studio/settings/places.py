"""Where the settings file and the editor's first library lie on this system."""

import os
from pathlib import Path

import platformdirs


def settings_file() -> Path:
    """The settings file: ``$OFFSTONE_SETTINGS`` if that is set, else the system's place for settings."""
    chosen = os.environ.get("OFFSTONE_SETTINGS")
    if chosen:
        return Path(chosen)
    return platformdirs.user_config_path("Offstone", appauthor=False) / "settings.toml"


def default_library() -> Path:
    """The library of somebody who never chose one: `Stories.offstone` in the documents folder."""
    return platformdirs.user_documents_path() / "Stories.offstone"
