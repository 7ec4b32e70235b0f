"""The editor's own words are a file one can also write by hand."""

from pathlib import Path

import pytest

from studio.errors import StorageError
from studio.session.word_lists import own_words, with_own_word, without_own_word


def test_words_are_added_and_taken_out_in_any_case(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "my-words.txt"
    assert own_words(file) == frozenset()
    for word in ("Tokayev", "TOKAYEV", "Ästhet"):
        with_own_word(file, word)
    assert own_words(file) == {"tokayev", "ästhet"}
    assert file.read_text("utf-8") == "tokayev\nästhet\n"
    without_own_word(file, "tokayev")
    without_own_word(file, "absent")
    assert own_words(file) == {"ästhet"}


def test_a_file_written_by_hand_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "my-words.txt"
    file.write_bytes("  Astana \r\n\r\nNur-Sultan\n\xff".encode("latin-1"))
    assert {"astana", "nur-sultan"} <= own_words(file)


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(StorageError):
        with_own_word(tmp_path / "folder" / "my-words.txt", "word")
