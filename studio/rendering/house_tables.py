"""The tables of a house's TOML files, and what is wrong with one, with the line it is in."""

import re
import tomllib

from studio.errors import HouseError
from studio.rendering.house_files import HouseFile
from studio.rendering.toml_places import lines_of, path_from
from studio.wording import sentence

_TOML_LINE = re.compile(r"at line (\d+)")
_VALUE_PATH = re.compile(r" - at `(\$[^`]*)`")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]*)`")
_MISSING_FIELD = re.compile(r"missing required field `([^`]*)`")
_WRONG_KIND = re.compile(r"Expected `(int|float|str|bool|array|object)`, got")
_WRONG_FORM = re.compile(r"Expected `str` matching regex")
_NO_CHOICE = re.compile(r"Invalid enum value (.*)", re.DOTALL)


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
    named = where[1].removeprefix("$").removeprefix(".") if where else ""
    plain = _in_plain_words(_VALUE_PATH.sub("", reason), named)
    return HouseError("house.value", file=str(file.path), line=first + 1, reason=plain)


def _in_plain_words(reason: str, key: str) -> str:
    """What is wrong with the value of `key`, for somebody who writes a house and no program."""
    if found := _WRONG_KIND.match(reason):
        return sentence("house.reason.kind", key=key, wanted=sentence(f"house.kinds.{found[1]}"))
    if _WRONG_FORM.match(reason):
        return sentence("house.reason.form", key=key)
    if found := _NO_CHOICE.match(reason):
        return sentence("house.reason.choice", key=key, value=found[1])
    if found := _UNKNOWN_FIELD.search(reason):
        return sentence("house.reason.unknown", key=".".join(filter(None, (key, found[1]))))
    if found := _MISSING_FIELD.search(reason):
        return sentence("house.reason.missing", key=".".join(filter(None, (key, found[1]))))
    return f"{key}: {reason}"
