"""The severities a house gives to findings, read from the table `severities` of its house.toml."""

from collections.abc import Iterator

from studio.errors import HouseError
from studio.rendering.house_files import HouseFile
from studio.rendering.toml_places import lines_of
from studio.story.severities import SeverityChoice, may_choose
from studio.wording import sentences

SEVERITIES = "severities"
_FINDING = "check."

Severities = tuple[tuple[str, SeverityChoice], ...]


def severities_of(table: object, file: HouseFile) -> Severities:
    """The choices in `table`, by code; ``check.tk = "off"`` and ``"check.tk" = "off"`` say the same.

    Raises HouseError, each with file and line: `house.no-finding` for a code there is not, `house.severity` for what
    is no severity, `house.guarded` for a choice that would let a picture leave without its credit or its rights.
    """
    return tuple(
        sorted((code, _choice(code, value, path, file)) for code, value, path in _entries(table, (SEVERITIES,)))
    )


def _entries(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """Every value below a table, with its dotted code and its path: TOML reads dots in a key as tables in tables."""
    if not isinstance(value, dict):
        yield ".".join(path[1:]), value, path
        return
    for key, below in value.items():
        yield from _entries(below, (*path, key))


def _choice(code: str, value: object, path: tuple[str, ...], file: HouseFile) -> SeverityChoice:
    place = {"file": str(file.path), "line": lines_of(file.text, path)[0] + 1}
    if not code.startswith(_FINDING) or code not in sentences():
        raise HouseError("house.no-finding", **place, finding=code)
    if not isinstance(value, str) or value not in set(SeverityChoice):
        raise HouseError("house.severity", **place, finding=code, value=value)
    choice = SeverityChoice(value)
    if not may_choose(code, choice):
        raise HouseError("house.guarded", **place, finding=code)
    return choice
