"""The JSON Schema of a type, made from the same types that write the JSON."""

import re
from typing import Any

import msgspec


def schema_of(kind: type[msgspec.Struct], title: str) -> bytes:
    """The JSON Schema (2020-12) of `kind`, indented, under `title`."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **msgspec.json.schema(kind),
    }
    return msgspec.json.format(msgspec.json.encode(_one_line_descriptions(schema)), indent=2) + b"\n"


def _one_line_descriptions(node: Any) -> Any:
    """The schema with each description, taken from a docstring, as one plain paragraph."""
    if isinstance(node, dict):
        return {
            key: re.sub(r"`+", "", " ".join(value.split()))
            if key == "description" and isinstance(value, str)
            else _one_line_descriptions(value)
            for key, value in node.items()
        }
    return [_one_line_descriptions(item) for item in node] if isinstance(node, list) else node
