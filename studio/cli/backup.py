"""`offstone backup`: make a backup of a library, and a copy of it in a second place."""

from pathlib import Path

import click

from studio.cli.options import json_option, library_option
from studio.cli.output import put, put_json, say
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.second_place import copy_backup
from studio.wording import sentence


@click.command("backup")
@click.option(
    "--to", "place", type=click.Path(path_type=Path), metavar="FOLDER", help="Copy it there too, with the pictures."
)
@json_option
@library_option
def backup(place: Path | None, as_json: bool, library: Path) -> None:
    """Back a library up.

    The backup is opened again and checked before it counts, and older ones are thinned. It lies in the library's
    folder; pictures are not copied, since they never change. With --to, the backup and the pictures that are not yet
    there are copied to another folder, and checked as well.
    """
    with Library.open(library) as opened:
        made = opened.backup("command")
    copy = copy_backup(library_folder(library), made, place) if place is not None else None
    if as_json:
        put_json({"backup": made, "copy": copy})
    else:
        put(str(made.path))
    say(sentence("cli.backed-up", path=str(made.path), stories=made.stories))
    if copy is not None:
        say(sentence("cli.backup-copied", path=str(copy.backup.path), pictures=copy.pictures_copied))
        for picture in copy.pictures_missing:
            say(sentence("cli.backup-picture-missing", picture=picture))
