"""The proofreader of any other language: Hunspell with a dictionary that the editor put into a folder."""

import re
from pathlib import Path

from hunspell import Hunspell

from studio.proofing.remark import Remark, RemarkKind
from studio.story.prose import prose_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class DictionaryProofreader:
    """Knows spelling only. Suggestions are looked for when asked for."""

    def __init__(self, dictionary: Path) -> None:
        """`dictionary` is the path of the ``.dic`` file, which has its ``.aff`` file beside it."""
        self._hunspell = Hunspell(dictionary.stem, hunspell_data_dir=str(dictionary.parent))

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """The words of one paragraph that the dictionary does not have, in order."""
        return tuple(
            Remark(start=word.start(), end=word.end(), kind=RemarkKind.SPELLING, suggestions=None)
            for word in _WORD.finditer(prose_of(text))
            if not self._knows(word[0])
        )

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What could stand in place of a word, the likeliest first; this may take half a second."""
        return tuple(self._hunspell.suggest(word))

    def _knows(self, word: str) -> bool:
        straight = word.replace("’", "'")
        return bool(self._hunspell.spell(straight)) or all(self._hunspell.spell(part) for part in straight.split("-"))


def dictionary_for(language: str, folder: Path) -> Path | None:
    """The dictionary of a language in `folder`: of that very one, as ``de-AT``, else of any of its kind; or None."""
    wanted = language.casefold().replace("_", "-")
    found = {path.stem.casefold().replace("_", "-"): path for path in sorted(folder.glob("*.dic")) if _has_rules(path)}
    whole = found.get(wanted) or found.get(wanted.split("-")[0])
    return whole or next((path for name, path in found.items() if name.split("-")[0] == wanted.split("-")[0]), None)


def _has_rules(dictionary: Path) -> bool:
    return dictionary.with_suffix(".aff").is_file()
