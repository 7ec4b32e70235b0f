"""The part of the library that needs sqlite-utils, imported when something is first written."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from studio.library.library_folder import LibraryFolder

if TYPE_CHECKING:
    from studio.library.box_writing import BoxWriter
    from studio.library.print_writing import PrintWriter
    from studio.library.salvage import Merged, Salvaged
    from studio.library.story_writing import StoryWriter
    from studio.library.word_writing import WordWriter


class WritingSide(NamedTuple):
    """What makes, migrates and writes libraries."""

    create_library_folder: Callable[[LibraryFolder], None]
    migrate: Callable[[sqlite3.Connection], None]
    make_library_file: Callable[[Path], None]
    merge_salvaged: "Callable[[LibraryFolder, Path, Salvaged], Merged]"
    story_writer: "Callable[[sqlite3.Connection], StoryWriter]"
    box_writer: "Callable[[sqlite3.Connection], BoxWriter]"
    print_writer: "Callable[[sqlite3.Connection], PrintWriter]"
    word_writer: "Callable[[sqlite3.Connection], WordWriter]"


def writing_side() -> WritingSide:
    """The writing side. A start-up saving: its import costs 100 ms, and opening, listing and loading do without it."""
    from studio.library.box_writing import BoxWriter
    from studio.library.creating import create_library_folder
    from studio.library.merging import merge_salvaged
    from studio.library.migrations import make_library_file, migrate
    from studio.library.print_writing import PrintWriter
    from studio.library.story_writing import StoryWriter
    from studio.library.word_writing import WordWriter

    return WritingSide(
        create_library_folder, migrate, make_library_file, merge_salvaged, StoryWriter, BoxWriter, PrintWriter,
        WordWriter,
    )  # fmt: skip
