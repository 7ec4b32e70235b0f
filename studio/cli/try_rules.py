"""`offstone try-rules`: what a pack of style rules finds in the stories of a library, before it is switched on."""

from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from studio.checking.rule_trial import TriedHit, tried_hits, words_wanted
from studio.cli.findings_report import place_text
from studio.cli.options import json_option, library_option
from studio.cli.output import put_json, put_row, say
from studio.library.library import Library
from studio.library.story_walk import WalkQuery
from studio.rendering.style_packs import read_pack_file
from studio.story.story import Status, Story
from studio.story.style_rules import StylePack
from studio.wording import counted, sentence


class _Found(Struct, frozen=True):
    """One hit as JSON data."""

    story: str
    headline: str
    rule: str
    level: str
    place: str
    words: str
    instead: str
    text: str


@click.command("try-rules")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--spiked", "with_spiked", is_flag=True, help="Look in spiked stories as well.")
@json_option
@library_option
def try_rules(file: Path, with_spiked: bool, as_json: bool, library: Path) -> None:
    """Say what a pack of style rules finds in the stories.

    FILE is a pack as docs/house-style.md describes it, such as the rules.toml of a house. Each line holds the story's
    id, the rule, the place, the words that were found, what is to stand there if the rule knows, and the headline.
    Only stories in the pack's language are looked at.
    """
    pack = read_pack_file(file)
    statuses = () if with_spiked else (Status.DRAFT, Status.READY)
    hits = 0
    stories: set[str] = set()
    found: list[_Found] = []
    with Library.open(library, read_only=True) as opened:
        for story, tried in _tried(opened, pack, statuses):
            hits += 1
            stories.add(story.id)
            if as_json:
                found.append(_as_data(story, tried))
            else:
                hit = tried.hit
                place = place_text(tried.placed.place)
                put_row(story.id, hit.rule.id, place, hit.words, hit.instead, story.headline)
    if as_json:
        put_json(found)
    if hits:
        say(counted("cli.rules-found", count=hits, stories=counted("library-search.in-stories", count=len(stories))))
    else:
        say(sentence("cli.rules-found-nothing"))


def _tried(library: Library, pack: StylePack, statuses: tuple[Status, ...]) -> Iterator[tuple[Story, TriedHit]]:
    for walked in library.walk.all_stories(WalkQuery(statuses=statuses, any_of=words_wanted((pack,)))):
        for tried in tried_hits((pack,), walked.story):
            yield walked.story, tried


def _as_data(story: Story, tried: TriedHit) -> _Found:
    hit, rule = tried.hit, tried.hit.rule
    return _Found(
        story=story.id,
        headline=story.headline,
        rule=rule.id,
        level=rule.level,
        place=place_text(tried.placed.place),
        words=hit.words,
        instead=hit.instead,
        text=tried.placed.text,
    )
