"""`offstone list`: the stories of a library, newest first."""

from pathlib import Path

import click

from studio.cli.options import Text, json_option, library_option, limit_option
from studio.cli.output import put_json, put_row, say
from studio.library.library import Library
from studio.library.records import ListQuery
from studio.story.story import Status
from studio.wording import sentence


@click.command("list")
@click.option(
    "--status",
    "statuses",
    type=click.Choice([status.value for status in Status]),
    multiple=True,
    help="Only stories that stand so.",
)
@click.option(
    "--section", type=Text(), metavar="NAME", help="Only stories of that section; an empty name for those without one."
)
@limit_option
@json_option
@library_option
def list_stories(statuses: tuple[str, ...], section: str | None, limit: int, as_json: bool, library: Path) -> None:
    """List the stories, newest first.

    Each line holds the id, the status, the time of the last change, the section and the headline, with tabs between
    them.
    """
    query = ListQuery(statuses=tuple(Status(status) for status in statuses), section=section, limit=limit)
    with Library.open(library, read_only=True) as opened:
        rows = opened.list_stories(query)
    if as_json:
        put_json(rows)
        return
    for row in rows:
        put_row(row.id, row.status, row.updated_at, row.section, row.headline)
    if not rows:
        say(sentence("cli.list-empty"))
    elif len(rows) == limit:
        say(sentence("cli.list-limit", limit=limit))
