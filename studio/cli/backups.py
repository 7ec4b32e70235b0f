"""`offstone backups`: the backups of a library."""

from pathlib import Path

import click

from studio.cli.options import json_option, library_option
from studio.cli.output import put_json, put_row, say
from studio.library.backup_files import list_backups
from studio.wording import sentence


@click.command("backups")
@json_option
@library_option
def backups(as_json: bool, library: Path) -> None:
    """List the backups of a library, the latest first.

    Each line holds the file's name, when and why it was made, and how many stories are in it, with tabs between them.
    They are listed even while the library is open or damaged.
    """
    found = list_backups(library)
    if as_json:
        put_json(found)
        return
    for backup in found:
        put_row(backup.path.name, backup.made_at, backup.reason, str(backup.stories) if backup.is_verified else "?")
    if not found:
        say(sentence("cli.backups-empty", folder=str(library)))
