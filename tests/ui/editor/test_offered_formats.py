"""What the file dialog offers and what may be dropped is what is taken in, each under every ending it goes by."""

import re

from studio.library.library_folder import EXTENSIONS
from studio.pictures.formats import MEDIA_TYPES
from studio.ui.editor.incoming import PICTURE_SUFFIXES
from studio.wording import sentence

OTHER_ENDINGS = {".jpeg", ".tiff", ".heif"}


def test_dialog_drop_and_store_know_the_same_formats() -> None:
    assert set(MEDIA_TYPES.values()) <= set(EXTENSIONS)
    taken = {f".{EXTENSIONS[media_type]}" for media_type in MEDIA_TYPES.values()} | OTHER_ENDINGS
    offered = set(re.findall(r"\*(\.\w+)", sentence("open.pictures-filter").partition(";;")[0]))
    assert offered == taken
    assert taken == PICTURE_SUFFIXES
