"""`offstone show`: one story, as text or as JSON."""

from collections.abc import Iterator
from pathlib import Path

import click

from studio.cli.options import json_option, library_option, story_argument
from studio.cli.output import one_line, put, put_json
from studio.library.library import Library
from studio.library.records import StoredStory
from studio.story.story import Story

_FIELDS = (
    "status",
    "section",
    "headline",
    "short_headline",
    "seo_title",
    "standfirst",
    "byline",
    "dateline",
    "embargoed_until",
)


@click.command("show")
@story_argument
@json_option
@library_option
def show(story: str, as_json: bool, library: Path) -> None:
    """Show one story.

    Its fields come first, then its elements, then its text in Offstone Markdown.
    """
    with Library.open(library, read_only=True) as opened:
        stored = opened.load(opened.find(story))
    if as_json:
        put_json(stored)
    else:
        put("\n".join((*_header(stored), *_elements(stored.story), "", stored.story.body)))


def _header(stored: StoredStory) -> Iterator[str]:
    story = stored.story
    yield _line("id", story.id)
    yield _line("slug", story.working_slug)
    yield _line("revision", f"{stored.revision}, saved {stored.saved_at}")
    for name in _FIELDS:
        if text := getattr(story, name):
            yield _line(name, text)


def _elements(story: Story) -> Iterator[str]:
    for picture in story.pictures:
        lead = "lead " if picture.id == story.lead_picture else ""
        state = "" if picture.has_file else " (waits for its file)"
        yield _line(f"{lead}picture", f"{picture.id}: {picture.alt} [{picture.credit.text or 'no credit'}]{state}")
    for box in story.fact_boxes:
        yield _line("fact box", f"{box.id}: {box.title} ({len(box.facts)} facts)")
    for embed in story.embeds:
        yield _line("embed", f"{embed.id}: {embed.kind} {embed.url or 'without an address'}")


def _line(name: str, text: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}: {one_line(text)}"
