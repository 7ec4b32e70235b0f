"""The templates and style of a house: foreign code, run in a sandbox, with errors that name file and line."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from studio.errors import HouseError
from studio.rendering.houses import House
from studio.resources import resource

_HOUSES_KEPT = 8


def templates_of(house: House) -> HouseTemplates:
    """The templates of `house`, compiled once while no file of theirs changes. Raises HouseError (`house.style`)."""
    files = [path for folder in (*_folders_of(house), house.folder) for path in folder.glob("*")]
    return _templates_at(house, tuple((str(path), path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=_HOUSES_KEPT)
def _templates_at(house: House, _file_times: tuple[tuple[str, int], ...]) -> HouseTemplates:
    return HouseTemplates(house)


def _folders_of(house: House) -> tuple[Path, Path]:
    """Where templates are looked for, in this order."""
    return house.folder / "templates", resource("houses", "shared")


class HouseTemplates:
    """The compiled templates of one house. A house may replace any of the shared ones by a file of the same name."""

    def __init__(self, house: House) -> None:
        self._folders = _folders_of(house)
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader([str(folder) for folder in self._folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            auto_reload=False,
        )
        self._environment.globals.clear()
        self._environment.globals["house"] = _values_of(house)
        self.style = _style_of(house)

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Template `name` with `values`, which are data only. Raises HouseError (`house.template`)."""
        try:
            return self._environment.get_template(name).render(values).strip()
        except TemplateSyntaxError as error:
            file = error.filename or error.name or name
            raise _template_error(file, error.lineno, error.message or str(error)) from error
        except TemplateNotFound as error:
            raise _template_error(str(self._folders[0] / str(error.name)), 1, "there is no such file") from error
        except Exception as error:
            file, line = self._place_of(error, name)
            raise _template_error(file, line, str(error) or type(error).__name__) from error

    def _place_of(self, error: Exception, name: str) -> tuple[str, int]:
        """File and line of the innermost template frame; Jinja2 writes template lines into tracebacks."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno or 1) for frame in frames if self._is_template(frame.filename)]
        return places[-1] if places else (name, 1)

    def _is_template(self, file_name: str) -> bool:
        return Path(file_name).parent in self._folders


def _values_of(house: House) -> dict[str, object]:
    """What templates may know of their house: values, but not its folder, for a path can read and write files."""
    values: dict[str, object] = msgspec.structs.asdict(house)
    del values["folder"]
    return values


def _template_error(file: str, line: int, reason: str) -> HouseError:
    return HouseError("house.template", file=file, line=line, reason=reason)


def _style_of(house: House) -> Markup:
    """The shared style and the house's own, ready for a ``<style>`` element."""
    return Markup("\n").join(
        Markup(_style_sheet(path))
        for path in (resource("houses", "shared", "elements.css"), house.folder / "house.css")
    )


def _style_sheet(path: Path) -> str:
    try:
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise HouseError("house.style", file=str(path), reason=str(error)) from error
    if "</" in text or "<!--" in text:
        raise HouseError("house.style", file=str(path), reason="it holds HTML")
    return text
