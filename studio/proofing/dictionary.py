"""The proofreader of any other language: Hunspell with a dictionary that the editor put into a folder."""

import re
import sys
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from hunspell import Hunspell, HunspellFilePathError

from studio.errors import StorageError
from studio.proofing.remark import Remark, RemarkKind
from studio.story.prose import prose_of


class DictionaryProofreader:
    """Knows spelling only. Suggestions are looked for when asked for."""

    def __init__(self, dictionary: Path) -> None:
        """`dictionary` is the path of the ``.dic`` file, which has its ``.aff`` file beside it.

        Raises StorageError (`proofing.dictionary`) for files that are no dictionary.
        """
        try:
            self._hunspell = Hunspell(dictionary.stem, hunspell_data_dir=str(dictionary.parent))
        except (HunspellFilePathError, OSError, ValueError) as error:
            raise StorageError("proofing.dictionary", path=str(dictionary), reason=str(error)) from error

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """The words of one paragraph that the dictionary does not have, in order."""
        return tuple(
            Remark(start=word.start(), end=word.end(), kind=RemarkKind.SPELLING, suggestions=None)
            for word in _words().finditer(prose_of(text))
            if not self._knows(word[0])
        )

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What could stand in place of a word, the likeliest first; this may take half a second."""
        try:
            return tuple(self._hunspell.suggest(_plain(word)))
        except UnicodeEncodeError:
            return ()  # the dictionary has no such letters, and so no such words

    def _knows(self, word: str) -> bool:
        plain = _plain(word)
        try:
            return bool(self._hunspell.spell(plain)) or all(self._hunspell.spell(part) for part in plain.split("-"))
        except UnicodeEncodeError:
            return False  # the dictionary has no such letters, and so no such words


def dictionary_for(language: str, folder: Path) -> Path | None:
    """The dictionary of a language in `folder`: of that very one, as ``de-AT``, else of any of its kind; or None."""
    wanted = language.casefold().replace("_", "-")
    found = {path.stem.casefold().replace("_", "-"): path for path in sorted(folder.glob("*.dic")) if _has_rules(path)}
    whole = found.get(wanted) or found.get(wanted.split("-")[0])
    return whole or next((path for name, path in found.items() if name.split("-")[0] == wanted.split("-")[0]), None)


def _has_rules(dictionary: Path) -> bool:
    return dictionary.with_suffix(".aff").is_file()


def _plain(word: str) -> str:
    """A word as dictionaries write it: accents in one character with their letter, and straight apostrophes."""
    return unicodedata.normalize("NFC", word).replace("’", "'")


@cache
def _words() -> re.Pattern[str]:
    """Letters with the marks that belong to them, joined by apostrophes and hyphens. `re` knows no class of marks."""
    letter = rf"(?:[^\W\d_][{_marks()}\u200c\u200d]*)"
    return re.compile(rf"{letter}+(?:['’-]{letter}+)*")


def _marks() -> str:
    """Every character that is a mark, as ranges inside the brackets of an expression."""
    marks = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Mn", "Mc"}]
    runs = (list(run) for _, run in groupby(enumerate(marks), key=lambda pair: pair[1] - pair[0]))
    return "".join(rf"\U{run[0][1]:08x}-\U{run[-1][1]:08x}" for run in runs)
