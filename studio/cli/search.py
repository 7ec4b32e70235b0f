"""`offstone search`: the stories that hold some words."""

from pathlib import Path

import click

from studio.cli.options import Text, json_option, library_option, limit_option
from studio.cli.output import put_json, put_row, say
from studio.library.library import Library
from studio.wording import sentence


@click.command("search")
@click.argument("words", type=Text(), nargs=-1, required=True)
@limit_option
@json_option
@library_option
def search(words: tuple[str, ...], limit: int, as_json: bool, library: Path) -> None:
    """Find stories that hold some words.

    All WORDS must be there: in the headline, the standfirst, the text, captions, credits or fact boxes. Each line
    holds the id, the headline and some of the text around the words.
    """
    with Library.open(library, read_only=True) as opened:
        hits = opened.search(" ".join(words), limit)
    if as_json:
        put_json(hits)
        return
    for hit in hits:
        put_row(hit.id, hit.headline, hit.snippet.text)
    if not hits:
        say(sentence("cli.search-empty", words=" ".join(words)))
