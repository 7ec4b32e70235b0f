"""The sentences an editor reads, looked up by the code of an error or a finding.

The sentences are data: every ``resources/wording/<language>/*.toml`` file is one flat or nested table whose dotted
keys are codes, and whose values are sentences with ``{parameter}`` fields.
"""

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from studio.errors import BugError, OffstoneError
from studio.resources import resource


def _flatten(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    sentences: dict[str, str] = {}
    for key, value in table.items():
        code = f"{prefix}{key}"
        if isinstance(value, str):
            sentences[code] = value
        else:
            sentences.update(_flatten(value, f"{code}."))
    return sentences


@cache
def sentences(language: str = "en") -> Mapping[str, str]:
    """Every code with its sentence, from all wording files of one language."""
    found: dict[str, str] = {}
    for path in sorted(resource("wording", language).glob("*.toml")):
        for code, sentence in _flatten(tomllib.loads(path.read_text("utf-8"))).items():
            if code in found:
                raise BugError("wording.duplicate", duplicate=code, file=path.name)
            found[code] = sentence
    return found


def sentence(code: str, /, **parameters: object) -> str:
    """The sentence for `code` with its parameters filled in.

    Raises BugError for an unknown code or a missing parameter: a sentence nobody wrote is our mistake.
    """
    template = sentences().get(code)
    if template is None:
        raise BugError("wording.unknown", missing=code)
    try:
        return string.Formatter().vformat(template, (), parameters)
    except KeyError as missing:
        raise BugError("wording.parameter", sentence=code, missing=str(missing)) from missing


def counted(code: str, /, count: int, **parameters: object) -> str:
    """The sentence for one or for many, ``<code>-one`` or ``<code>-many``, with ``{count}``; raises as `sentence`."""
    return sentence(f"{code}-one" if count == 1 else f"{code}-many", count=count, **parameters)


def explain(error: OffstoneError) -> str:
    """The sentence for an error, for a status bar, a toast or standard error."""
    return sentence(error.code, **error.parameters)
