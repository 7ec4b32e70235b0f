"""The schema: strict, readable, with declared keys, and described to the last column."""

import re
from pathlib import Path

from studio.library.header import APPLICATION_ID, SCHEMA_VERSION, read_header
from studio.library.library import Library
from studio.library.migrations import library_migrations, make_library_file
from studio.library.tables import TABLES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "library.md"


def _tables(library: Library) -> dict[str, list[str]]:
    """Every table that is not one of the index's insides, with its columns."""
    rows = library._connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
    names = [name for (name,) in rows if not name.startswith("stories_search_")]
    return {
        name: [column for (column,) in library._connection.execute("SELECT name FROM pragma_table_info(?)", (name,))]
        for name in names
    }


def test_every_table_and_column_is_described_and_nothing_else(library: Library) -> None:
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE))
    tables = _tables(library)
    assert sections.keys() == tables.keys()
    for name, columns in tables.items():
        if name == "stories_search":
            assert set(columns) <= set(re.findall(r"`(\w+)`", sections[name]))
        else:
            assert re.findall(r"^\| `(\w+)` \|", sections[name], re.MULTILINE) == columns, name


def test_the_tables_that_are_relied_on_are_the_ones_the_migrations_make(library: Library) -> None:
    made = {name: " ".join(columns) for name, columns in _tables(library).items() if not name.startswith("_")}
    assert made == TABLES


def test_every_table_is_strict_and_every_element_belongs_to_a_story(library: Library) -> None:
    strict = dict(
        library._connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()
    )
    for name, columns in _tables(library).items():
        if name == "stories_search":
            continue
        assert strict[name], name
        keys = {row[0] for row in library._connection.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (name,))}
        assert ("story_id" in columns) == ("story_id" in keys), name


def test_the_header_names_the_application_and_the_version(library: Library, tmp_path: Path) -> None:
    make_library_file(tmp_path / "new.db")
    header = read_header(tmp_path / "new.db")
    assert (header.application_id, header.user_version) == (APPLICATION_ID, SCHEMA_VERSION)
    assert f"`application_id` is {APPLICATION_ID}" in re.sub(r"\s+", " ", DOCUMENT.read_text("utf-8"))
    applied = library._connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert len(applied) == SCHEMA_VERSION
    assert repr(library_migrations).count("000") == SCHEMA_VERSION
