"""Mistakes are found where they stand, in English and by dictionary; words of quotations are left to who said them."""

from pathlib import Path

import pytest

from studio.proofing.dictionary import DictionaryProofreader, dictionary_for
from studio.proofing.english import EnglishProofreader
from studio.proofing.known_words import known_form
from studio.proofing.reading import read
from studio.proofing.remark import Remark, RemarkKind

NOTHING: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def english() -> EnglishProofreader:
    return EnglishProofreader("en-GB")


@pytest.fixture
def dictionaries(tmp_path: Path) -> Path:
    for name in ("de_AT", "kk"):
        (tmp_path / f"{name}.dic").write_text("4\nHafen\nBoot\nStraßen\nам\n", "utf-8")
        (tmp_path / f"{name}.aff").write_text("SET UTF-8\nTRY abcefhnorstßмaа\n", "utf-8")
    (tmp_path / "fr.dic").write_text("1\nport\n", "utf-8")
    return tmp_path


def _words(text: str, remarks: tuple[Remark, ...]) -> list[str]:
    return [text[remark.start : remark.end] for remark in remarks]


def test_english_is_read_with_suggestions_and_in_its_dialect(english: EnglishProofreader) -> None:
    text = "😀 The colour of *teh* harbour is **definately** gray."
    remarks = read(text, english, NOTHING)
    assert _words(text, remarks) == ["teh", "definately", "gray"]
    assert all(remark.kind is RemarkKind.SPELLING for remark in remarks)
    assert "definitely" in (remarks[1].suggestions or ())
    american = EnglishProofreader("en-US")
    assert _words(text, read(text, american, NOTHING)) == ["colour", "teh", "harbour", "definately"]


@pytest.mark.parametrize("text", ["## A hedline", "> A hedline", "- A hedline", "Some **bold** hedline"])
def test_headings_quotes_and_lists_are_read_where_they_stand(english: EnglishProofreader, text: str) -> None:
    assert _words(text, read(text, english, NOTHING)) == ["hedline"]


def test_grammar_is_remarked_on_with_a_sentence(english: EnglishProofreader) -> None:
    (remark,) = read("They could of gone.", english, NOTHING)
    assert remark.kind is RemarkKind.GRAMMAR
    assert remark.message
    assert remark.suggestions == ("could have",)


@pytest.mark.parametrize(
    "text",
    [
        "“They could of gone,” he said.",
        "„They could of gone“, he said.",
        '"They could of gone," he said.',
    ],
)
def test_grammar_inside_quotations_is_left_alone(english: EnglishProofreader, text: str) -> None:
    assert read(text, english, NOTHING) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "::picture{#hrbr}",
        "```python",
        "TK TKTK",
        "See https://exmple.org/hrbr and `hrbr`.",
        "[port](https://hrbr.org)",
    ],
)
def test_what_is_no_prose_is_not_read(english: EnglishProofreader, text: str) -> None:
    assert read(text, english, NOTHING) == ()


def test_known_words_are_right_in_any_case_and_in_the_genitive(english: EnglishProofreader) -> None:
    text = "TOKAYEV, Tokayev’s and Tokayev's guards met Blinken."
    assert _words(text, read(text, english, frozenset({"tokayev"}))) == ["Blinken"]


def test_another_language_is_read_with_the_editors_dictionary(dictionaries: Path) -> None:
    found = dictionary_for("de-AT", dictionaries)
    assert found is not None
    german = DictionaryProofreader(found)
    text = "Hafen, Haffen und [Boot](https://haffen.example) Straßen `Haffen` Hafen-Boot"
    remarks = read(text, german, frozenset({"und"}))
    assert _words(text, remarks) == ["Haffen"]
    assert remarks[0].suggestions is None
    assert german.suggestions("Haffen")[0] == "Hafen"


def test_the_nearest_dictionary_is_taken_and_one_without_rules_is_none(dictionaries: Path) -> None:
    assert dictionary_for("de-DE", dictionaries) == dictionaries / "de_AT.dic"
    assert dictionary_for("kk-KZ", dictionaries) == dictionaries / "kk.dic"
    assert dictionary_for("fr", dictionaries) is None
    assert dictionary_for("ar", dictionaries / "absent") is None


def test_a_dictionary_with_fewer_letters_does_not_have_the_words_with_others(tmp_path: Path) -> None:
    (tmp_path / "fr.dic").write_bytes("2\nl'été\ncafé\n".encode("iso8859-1"))
    (tmp_path / "fr.aff").write_bytes(b"SET ISO8859-1\nTRY etacfl\n")
    french = DictionaryProofreader(tmp_path / "fr.dic")
    text = "L’été, Łódź, cafe\u0301"
    assert _words(text, french.remarks(text.casefold())) == ["łódź".title()]
    assert french.suggestions("Łódź") == ()
    assert french.suggestions("l’étte") == ("l'été",)


def test_letters_keep_the_marks_that_belong_to_them(tmp_path: Path) -> None:
    (tmp_path / "hi.dic").write_text("1\nहिन्दी\n", "utf-8")
    (tmp_path / "hi.aff").write_text("SET UTF-8\n", "utf-8")
    hindi = DictionaryProofreader(tmp_path / "hi.dic")
    text = "हिन्दी हिन्दि"
    assert _words(text, hindi.remarks(text)) == ["हिन्दि"]


def test_known_words_are_found_with_either_apostrophe(english: EnglishProofreader) -> None:
    for known in ("O’Briexn", "O'Briexn"):
        for text in ("Mr O’Briexn left.", "Mr O'Briexn left."):
            assert read(text, english, frozenset({known_form(known)})) == ()
