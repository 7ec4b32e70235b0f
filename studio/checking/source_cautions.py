"""Sources of pictures to be careful with: a table that ships, with the editor's own merged over it."""

import re
import tomllib
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from studio.resources import resource

_WORD = re.compile(r"\w+")


class SourceCaution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source, its other names, and what to beware of, in one sentence; an empty caution takes the entry away."""

    name: str
    names: tuple[str, ...] = ()
    caution: str = ""

    def is_named_in(self, text: str) -> bool:
        """True when any of the names stands in `text`, as whole words."""
        plain = _spaced(text)
        return any(_spaced(name) in plain for name in (self.name, *self.names) if name.strip())


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    source: tuple[SourceCaution, ...] = ()


@cache
def shipped_cautions() -> tuple[SourceCaution, ...]:
    """The table that ships with Offstone."""
    return parse_cautions(resource("checking", "source_cautions.toml").read_text("utf-8"))


def parse_cautions(text: str) -> tuple[SourceCaution, ...]:
    """The cautions in a TOML text. Raises ValueError, with a reason, for anything else."""
    try:
        return msgspec.convert(tomllib.loads(text), _Table).source
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def merged_cautions(shipped: tuple[SourceCaution, ...], own: tuple[SourceCaution, ...]) -> tuple[SourceCaution, ...]:
    """The shipped cautions with those of the same name replaced, emptied ones gone, and new ones at the end."""
    merged = {each.name.casefold(): each for each in shipped}
    merged |= {each.name.casefold(): each for each in own}
    return tuple(each for each in merged.values() if each.caution.strip())


def cautions_from(path: Path) -> tuple[tuple[SourceCaution, ...], str]:
    """The shipped table with the file at `path` merged over it, and why that file could not be read, or nothing."""
    try:
        return merged_cautions(shipped_cautions(), parse_cautions(path.read_text("utf-8"))), ""
    except FileNotFoundError:
        return shipped_cautions(), ""
    except (OSError, ValueError) as error:
        return shipped_cautions(), f"{path.name}: {error}"


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
