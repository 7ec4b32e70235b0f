"""`offstone history`: what was kept of a story's past."""

from pathlib import Path

import click

from studio.cli.options import json_option, library_option, story_argument
from studio.cli.output import put_json, put_row, say
from studio.library.library import Library
from studio.wording import sentence


@click.command("history")
@story_argument
@json_option
@library_option
def history(story: str, as_json: bool, library: Path) -> None:
    """List the kept revisions of a story, newest first.

    Each line holds the number of the revision, its time, why it was kept, its words and its name, with tabs between
    them. `offstone restore --story STORY --revision NUMBER` brings one back.
    """
    with Library.open(library, read_only=True) as opened:
        rows = opened.revisions(opened.find(story))
    if as_json:
        put_json(rows)
        return
    for row in rows:
        put_row(str(row.revision), row.created_at, row.reason, str(row.words), row.name)
    if not rows:
        say(sentence("cli.history-empty"))
