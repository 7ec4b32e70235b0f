"""`offstone schema`: the JSON Schema of an exported story."""

import click

from studio.cli.options import json_option
from studio.cli.output import put
from studio.exporting.story_document import story_schema


@click.command("schema")
@json_option
def schema(as_json: bool) -> None:  # noqa: ARG001 - the schema is JSON either way
    """Print the JSON Schema of an exported story."""
    put(story_schema().decode().rstrip("\n"))
