"""Which proofreader reads a language. Each stands behind one interface, so that another can take its place."""

from pathlib import Path

from studio.proofing.dictionary import DictionaryProofreader, dictionary_for
from studio.proofing.english import EnglishProofreader
from studio.proofing.remark import Proofreader


def proofreader_for(language: str, dictionaries: Path) -> Proofreader | None:
    """The proofreader of a language, or None where nobody reads it: no dictionary of it is in the folder.

    A dictionary of English in the folder is not needed, and not used.
    """
    if language.casefold().split("-")[0] == "en":
        return EnglishProofreader(language)
    dictionary = dictionary_for(language, dictionaries)
    return DictionaryProofreader(dictionary) if dictionary is not None else None
