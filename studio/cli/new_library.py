"""`offstone new-library`: make an empty library."""

from pathlib import Path

import click

from studio.cli.options import json_option
from studio.cli.output import put, put_json, say
from studio.library.library import Library
from studio.settings.places import default_library
from studio.wording import sentence


@click.command("new-library")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@json_option
def new_library(path: Path | None, as_json: bool) -> None:
    """Make an empty library.

    PATH is the folder to make; without it, Stories.offstone in your documents folder.
    """
    folder = path or default_library()
    Library.create(folder).close()
    if as_json:
        put_json({"library": str(folder)})
    else:
        put(str(folder))
    say(sentence("cli.library-made", path=str(folder)))
