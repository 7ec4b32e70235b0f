"""Where the settings, the editor's first library and the program's own data lie on this system."""

import os
from hashlib import sha256
from pathlib import Path

import platformdirs


def settings_file() -> Path:
    """The settings file: ``$OFFSTONE_SETTINGS`` if that is set, else the system's place for settings."""
    chosen = os.environ.get("OFFSTONE_SETTINGS")
    if chosen:
        return Path(chosen)
    return platformdirs.user_config_path("Offstone", appauthor=False) / "settings.toml"


def source_cautions_file() -> Path:
    """The editor's own table of sources of pictures to be careful with, beside the settings; it need not be there."""
    return settings_file().with_name("source-cautions.toml")


def trusted_signers_file() -> Path:
    """The certificates (PEM) of the signers of content credentials that this desk believes; it need not be there."""
    return settings_file().with_name("trusted-signers.pem")


def own_words_file() -> Path:
    """The editor's own list of words that are right, beside the settings; it need not be there."""
    return settings_file().with_name("my-words.txt")


def dictionaries_folder() -> Path:
    """Where the editor's dictionaries are (``.dic`` and ``.aff`` files of Hunspell); it need not be there."""
    chosen = os.environ.get("OFFSTONE_DICTIONARIES")
    return Path(chosen) if chosen else data_folder() / "dictionaries"


def houses_folder() -> Path:
    """Where the editor's own houses are, a folder each; ``$OFFSTONE_HOUSES`` if that is set. It need not be there."""
    chosen = os.environ.get("OFFSTONE_HOUSES")
    return Path(chosen) if chosen else data_folder() / "houses"


def default_library() -> Path:
    """The library of somebody who never chose one: `Stories.offstone` in the documents folder."""
    return platformdirs.user_documents_path() / "Stories.offstone"


def data_folder() -> Path:
    """The program's own data on this system: rescue copies, crash reports, the state of the desk."""
    return platformdirs.user_data_path("Offstone", appauthor=False)


def rescue_folder(library: Path) -> Path:
    """The rescue copies of one library's stories, outside the library; below ``$OFFSTONE_RESCUE`` if that is set."""
    chosen = os.environ.get("OFFSTONE_RESCUE")
    return (Path(chosen) if chosen else data_folder() / "rescue") / library_key(library)


def state_file(library: Path) -> Path:
    """The file that holds how the desk of one library looked."""
    return data_folder() / "desks" / f"{library_key(library)}.json"


def reports_folder() -> Path:
    """Where crash reports lie."""
    return data_folder() / "reports"


def library_key(library: Path) -> str:
    """A name for a library that no other on this computer has: its own, and a hash of where it lies."""
    whole = library.expanduser().resolve()
    name = "".join(letter if letter.isalnum() else "-" for letter in whole.stem)[:40]
    return f"{name}-{sha256(os.fsencode(whole)).hexdigest()[:12]}"
