"""The editor's own words are a file one can also write by hand."""

from pathlib import Path

import pytest

from studio.errors import StorageError
from studio.session.word_lists import own_words, with_own_word, without_own_word
from studio.wording import explain


def test_words_are_added_as_they_are_and_taken_out_in_any_form(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "my-words.txt"
    assert own_words(file) == frozenset()
    for word in ("Tokayev", "TOKAYEV", "O’Briexn", "O'Briexn"):
        with_own_word(file, word)
    assert own_words(file) == {"tokayev", "o'briexn"}
    assert file.read_text("utf-8") == "Tokayev\nO’Briexn\n"
    without_own_word(file, "tokayev")
    without_own_word(file, "absent")
    assert file.read_text("utf-8") == "O’Briexn\n"


def test_a_file_written_by_hand_keeps_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "my-words.txt"
    file.write_bytes("\ufeff  Astana \r\n\r\n# places\nStraße\n".encode())
    assert {"astana", "strasse"} <= own_words(file)
    with_own_word(file, "Almaty")
    assert file.read_text("utf-8").splitlines() == ["  Astana ", "", "# places", "Straße", "Almaty"]


def test_a_file_that_is_not_utf_8_is_a_sentence_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "my-words.txt"
    file.write_bytes("Łódź\n".encode("iso8859-2"))
    before = file.read_bytes()
    for change in (lambda: own_words(file), lambda: with_own_word(file, "x"), lambda: without_own_word(file, "x")):
        with pytest.raises(StorageError) as told:
            change()
        assert "UTF-8" in explain(told.value)
    assert file.read_bytes() == before


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(StorageError):
        with_own_word(tmp_path / "folder" / "my-words.txt", "word")
