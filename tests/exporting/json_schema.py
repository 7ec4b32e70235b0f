"""A small JSON Schema validator for the tests: the keywords that IPTC's schemas of ninjs use, and no others."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

_TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}
_URI = re.compile(
    r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|\[[0-9A-Fa-f:.]+\])*", re.IGNORECASE
)
_SILENT = frozenset(
    {"$schema", "$id", "$defs", "definitions", "title", "description", "default", "examples", "discriminator"}
)


class Validator:
    """Finds what is wrong with a document, as ``path: reason``; with `formats`, in the formats of its texts as well."""

    def __init__(self, schema: dict[str, Any], *, formats: bool, others: dict[str, dict[str, Any]] | None = None):
        self.root, self.formats, self.others = schema, formats, others or {}

    def problems(self, document: object) -> list[str]:
        return [problem for problem, _ in self._problems(document, self.root, "$", set()) if problem]

    def _problems(self, node: Any, schema: Any, path: str, seen: set[str]) -> Iterator[tuple[str, None]]:
        """`seen` collects the properties of `node` that some part of the schema speaks of."""
        for keyword, value in schema.items():
            check = getattr(self, f"_{keyword.lstrip('$').lower()}", None)
            if check is not None:
                yield from ((problem, None) for problem in check(node, value, schema, path, seen))
            elif keyword not in _SILENT:
                raise NotImplementedError(keyword)
        if "unevaluatedProperties" in schema and isinstance(node, dict):
            yield from ((f"{path}: {name} is not known", None) for name in sorted(node.keys() - seen))

    def _below(self, node: Any, schema: Any, path: str, seen: set[str]) -> Iterator[str]:
        yield from (problem for problem, _ in self._problems(node, schema, path, seen))

    def _ref(self, node, value, schema, path, seen):
        if value in self.others:
            yield from Validator(self.others[value], formats=self.formats).problems(node)
            return
        target: Any = self.root
        for step in value.lstrip("#/").split("/") if value != "#" else []:
            target = target[step]
        yield from self._below(node, target, path, seen)

    def _type(self, node, value, schema, path, seen):
        kinds = value if isinstance(value, list) else [value]
        is_one = any(node is None if kind == "null" else isinstance(node, _TYPES[kind]) for kind in kinds)
        if not is_one or isinstance(node, bool):
            yield f"{path}: not {value}"

    def _const(self, node, value, schema, path, seen):
        if node != value:
            yield f"{path}: not {value}"

    def _enum(self, node, value, schema, path, seen):
        if node not in value:
            yield f"{path}: {node} is not one of {value}"

    def _pattern(self, node, value, schema, path, seen):
        if isinstance(node, str) and not re.search(value, node):
            yield f"{path}: {node} is not like {value}"

    def _format(self, node, value, schema, path, seen):
        if not self.formats or not isinstance(node, str):
            return
        if value == "uri" and not _URI.fullmatch(node):
            yield f"{path}: {node} is no URI"
        if value == "date-time":
            try:
                assert "T" in node
                assert datetime.fromisoformat(node).tzinfo
            except (ValueError, AssertionError):
                yield f"{path}: {node} is no time"
        if value not in {"uri", "date-time", "date"}:
            raise NotImplementedError(value)

    def _minimum(self, node, value, schema, path, seen):
        if isinstance(node, (int, float)) and node < value:
            yield f"{path}: less than {value}"

    def _maximum(self, node, value, schema, path, seen):
        if isinstance(node, (int, float)) and node > value:
            yield f"{path}: more than {value}"

    def _required(self, node, value, schema, path, seen):
        if isinstance(node, dict):
            yield from (f"{path}: {name} is missing" for name in value if name not in node)

    def _items(self, node, value, schema, path, seen):
        for index, item in enumerate(node if isinstance(node, list) else ()):
            yield from self._below(item, value, f"{path}[{index}]", set())

    def _properties(self, node, value, schema, path, seen):
        for name, each in value.items():
            if isinstance(node, dict) and name in node:
                seen.add(name)
                yield from self._below(node[name], each, f"{path}.{name}", set())

    def _patternproperties(self, node, value, schema, path, seen):
        for pattern, each in value.items():
            for name in node if isinstance(node, dict) else ():
                if re.search(pattern, name):
                    seen.add(name)
                    yield from self._below(node[name], each, f"{path}.{name}", set())

    def _additionalproperties(self, node, value, schema, path, seen):
        if value is False and isinstance(node, dict):
            patterns = schema.get("patternProperties", {})
            known = {name for name in node if any(re.search(pattern, name) for pattern in patterns)}
            unknown = sorted(node.keys() - schema.get("properties", {}).keys() - known)
            yield from (f"{path}: {name} is not known" for name in unknown)

    def _unevaluatedproperties(self, node, value, schema, path, seen):
        assert value is False
        yield from ()

    def _matching(self, node, value, path, seen) -> int:
        matching = 0
        for each in value:
            spoken_of: set[str] = set()
            if not list(self._below(node, each, path, spoken_of)):
                matching += 1
                seen |= spoken_of
        return matching

    def _anyof(self, node, value, schema, path, seen):
        if not self._matching(node, value, path, seen):
            yield f"{path}: like none of {len(value)} kinds"

    def _oneof(self, node, value, schema, path, seen):
        if self._matching(node, value, path, seen) != 1:
            yield f"{path}: not like exactly one of {len(value)} kinds"
