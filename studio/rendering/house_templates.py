"""The templates and style of a house: foreign code, run in a sandbox, with errors that name file and line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from studio.errors import HouseError
from studio.rendering.house_files import STYLE, TEMPLATES
from studio.rendering.houses import House
from studio.resources import resource
from studio.wording import sentence

_HOUSES_KEPT = 8
_UNDEFINED = re.compile(r"has no (?:attribute|element) '?([\w-]+)'?|^'([\w-]+)' is undefined")


@lru_cache(maxsize=_HOUSES_KEPT)
def templates_of(house: House) -> HouseTemplates:
    """The templates of `house`, compiled once."""
    return HouseTemplates(house)


class _FilesOfHouse(BaseLoader):
    """Finds templates among the files a house was read with, and nowhere else."""

    def __init__(self, house: House) -> None:
        self._files = {file.name: file for file in house.files}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """The text of a template, its file for error messages, and that it will never change."""
        file = self._files.get(f"{TEMPLATES}/{template}")
        if file is None:
            raise TemplateNotFound(template)
        return file.text, str(file.path), _always


class HouseTemplates:
    """The compiled templates of one house. A house may replace any of the shared ones by a file of the same name."""

    def __init__(self, house: House) -> None:
        shared = resource("houses", "shared")
        self._own_folder = house.folder / TEMPLATES
        self._folders = (self._own_folder, shared)
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([_FilesOfHouse(house), FileSystemLoader(str(shared))]),
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
            file, line = self._place_of(error, name)
            raise _template_error(file, line, f"there is no template {error.name}") from error
        except Exception as error:
            file, line = self._place_of(error, name)
            raise _template_error(file, line, _in_plain_words(error)) from error

    def _place_of(self, error: Exception, name: str) -> tuple[str, int]:
        """File and line of the innermost template frame; Jinja2 writes template lines into tracebacks."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno or 1) for frame in frames if self._is_template(frame.filename)]
        return places[-1] if places else (str(self._own_folder / name), 1)

    def _is_template(self, file_name: str) -> bool:
        return Path(file_name).parent in self._folders


def _values_of(house: House) -> dict[str, object]:
    """What templates may know of their house: values, but not its folder, for a path can read and write files."""
    values: dict[str, object] = msgspec.structs.asdict(house)
    return {name: value for name, value in values.items() if name not in {"folder", "files"}}


def _in_plain_words(error: Exception) -> str:
    """What went wrong in a template, for somebody who writes a house and no program."""
    found = _UNDEFINED.search(str(error)) if isinstance(error, UndefinedError) else None
    if found is None:
        return str(error) or type(error).__name__
    return sentence("house.reason.undefined", name=found[1] or found[2])


def _template_error(file: str, line: int, reason: str) -> HouseError:
    return HouseError("house.template", file=file, line=line, reason=reason)


def _style_of(house: House) -> Markup:
    """The shared style and the house's own, ready for a ``<style>`` element; `read_house_files` looked at it."""
    own = [file.text for file in house.files if file.name == STYLE]
    shared = resource("houses", "shared", "elements.css").read_text("utf-8")
    return Markup("\n").join(Markup(text.strip()) for text in (shared, *own))


def _always() -> bool:
    return True
