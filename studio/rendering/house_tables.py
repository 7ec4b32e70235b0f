"""The tables of a house's TOML files, and what is wrong with one, with the line it is in."""

import re
import tomllib

from studio.errors import HouseError
from studio.rendering.house_files import HouseFile
from studio.rendering.toml_places import lines_of, path_from

_TOML_LINE = re.compile(r"at line (\d+)")
_VALUE_PATH = re.compile(r" - at `(\$[^`]*)`")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]*)`")


def table_of(file: HouseFile) -> dict[str, object]:
    """The table that a file holds. Raises HouseError `house.syntax`, with its line."""
    try:
        table = tomllib.loads(file.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else file.text.count("\n") + 1
        raise HouseError("house.syntax", file=str(file.path), line=line, reason=str(error)) from error
    return table


def value_error(file: HouseFile, reason: str) -> HouseError:
    """What is wrong with a value, and in which line. msgspec names the table of an unknown key, and the key before."""
    where, unknown = _VALUE_PATH.search(reason), _UNKNOWN_FIELD.search(reason)
    path = path_from(where[1]) if where else ()
    first, _end = lines_of(file.text, (*path, unknown[1]) if unknown else path)
    return HouseError("house.value", file=str(file.path), line=first + 1, reason=reason)
