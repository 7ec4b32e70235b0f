"""Libraries of every past schema open, keep every word, and never end half-way."""

from pathlib import Path

import pytest

from studio.library.header import SCHEMA_VERSION
from studio.library.library import Library
from studio.library.migrations import library_migrations
from tests.library.past_schemas import MIGRATIONS, PAST, STORY, make_past_library


def test_the_past_schemas_are_the_migrations() -> None:
    assert repr(library_migrations).endswith(f"[{', '.join(MIGRATIONS)}]>")
    assert len(MIGRATIONS) == SCHEMA_VERSION


@pytest.mark.parametrize("version", PAST)
def test_a_past_library_opens_with_every_word(folder: Path, version: int) -> None:
    make_past_library(folder, version)
    with Library.open(folder) as library:
        assert library.load(STORY.id).story == STORY
        assert library.revision(STORY.id, 1) == STORY
        (row,) = library.revisions(STORY.id)
        assert (row.reason, row.name) == ("opened", "")
        library.save(STORY, "named", "Now")
        assert library.search("word")
        assert library._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
