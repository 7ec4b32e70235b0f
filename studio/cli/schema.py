"""`offstone schema`: the JSON Schema of an exported story."""

import click

from studio.cli.options import json_option
from studio.cli.output import put
from studio.exporting.ninjs_profile import profile_schema
from studio.exporting.story_document import story_schema

_SCHEMAS = {"story": story_schema, "ninjs": profile_schema}


@click.command("schema")
@click.option("--of", "kind", type=click.Choice([*_SCHEMAS]), default="story", show_default=True, help="Which JSON.")
@json_option
def schema(kind: str, as_json: bool) -> None:  # noqa: ARG001 - the schema is JSON either way
    """Print the JSON Schema of an exported story."""
    put(_SCHEMAS[kind]().decode().rstrip("\n"))
