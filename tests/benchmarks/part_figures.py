"""Measures the parts one by one, in this process and without Qt's widgets."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from studio.checking.check import check
from studio.exporting.exporters import exporter
from studio.exporting.hand_off import HandOffRequest
from studio.intake.readers import take_in
from studio.library.library import Library
from studio.library.records import ListQuery
from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import House, shipped_houses
from studio.rendering.live_article import LiveArticle
from studio.resources import resource
from studio.session.sample_story import add_sample_story
from studio.story.differences import difference
from studio.story.story import Story
from studio.story.words import count_words
from tests.benchmarks.figures import Figure, growth, timed, timed_each
from tests.benchmarks.stories import make_library, story

LENGTHS = (1_000, 10_000, 100_000)
_SAVED_AT = "2026-01-08T14:02:00Z"


def text_figures() -> list[Figure]:
    """Rendering, checking and counting, at three lengths."""
    house = shipped_houses()[0]
    figures, keys = [], []
    for words in LENGTHS:
        sample, name = story(words), f"{words:,} words"
        renderer = ArticleRenderer(house)
        runs = 15 if words < LENGTHS[-1] else 5
        live = LiveArticle(renderer, sample)
        keys.append(timed_each("Rendering", f"one key, {name}", _typed(live, sample), skip=5))
        figures += [
            keys[-1],
            timed_each(
                "Rendering", f"everything, {name}", (partial(renderer.render, new) for new in _others(words, runs))
            ),
            timed_each("Checking", f"all rules, {name}", (partial(check, new, house) for new in _others(words, runs))),
            timed("Counting words", f"again, {name}", partial(count_words, sample.body), runs=runs),
        ]
    return [*figures, growth("Rendering", "growth of one key from 1,000 to 100,000 words", keys[0], keys[-1])]


def _others(words: int, runs: int) -> Iterator[Story]:
    """Stories of one length, each new: nothing of it is known from the run before."""
    return (story(words, seed) for seed in range(1, runs + 2))


def _typed(live: LiveArticle, sample: Story) -> Iterator[Callable[[], object]]:
    """Forty keys in the middle of the body, each as what the preview does with it."""
    middle = sample.body.index(" ", len(sample.body) // 2)
    for count in range(1, 46):
        body = f"{sample.body[:middle]}{'a' * count}{sample.body[middle:]}"
        yield partial(live.update, replace(sample, body=body))


def difference_figures() -> list[Figure]:
    """What changed between two versions of a story: every tenth sentence rewritten."""
    figures = []
    for words in LENGTHS[:2]:
        before = story(words)
        sentences = before.body.split(". ")
        sentences[::10] = [f"Now {sentence[::-1]}" for sentence in sentences[::10]]
        after = replace(before, body=". ".join(sentences))
        figures.append(timed("Revision difference", f"{words:,} words", partial(difference, before, after)))
    return figures


def library_figures(folder: Path, stories: int) -> list[Figure]:
    """Opening, saving, listing and searching, in a library of that many stories."""
    path = folder / f"1000-{stories}.offstone"
    if not path.exists():
        make_library(path, stories=stories, newest=story(1_000))
    group = f"Library of {stories:,} stories"
    figures = [timed(group, "open and close", lambda: Library.open(path).close())]
    with Library.open(path) as library:
        newest = library.list_stories(ListQuery(limit=1))[0].id
        figures += [
            timed(group, "list 50", library.list_stories),
            timed(group, "search as typed: two letters", partial(library.list_stories, ListQuery(words="ka"))),
            timed(group, "search as typed: a word", partial(library.list_stories, ListQuery(words="karo"))),
            timed(group, "search as typed: a common word", partial(library.list_stories, ListQuery(words="the"))),
            timed(group, "open a story, 1,000 words", partial(library.load, newest)),
        ]
        for words in LENGTHS:
            sample = story(words, 7)
            saves = (partial(library.save, replace(sample, body=sample.body + " a" * count)) for count in range(1, 22))
            figures.append(timed_each(group, f"save, {words:,} words", saves))
            figures.append(timed(group, f"load, {words:,} words", partial(library.load, sample.id)))
        library.checkpoint()
    return figures


def intake_figures() -> list[Figure]:
    """Taking in a page copied out of a browser, and a saved web page of 300 kB."""
    copied = resource("sample", "page.txt").read_bytes()
    paragraphs = (f"<p>{text}</p>" for text in story(45_000).body.split("\n\n"))
    page = f"<html><body><nav>Menu</nav><article><h1>A story</h1>{''.join(paragraphs)}</article></body></html>"
    page = page[:300_000]
    return [
        timed("Intake", "the sample page", partial(take_in, copied, "page.txt")),
        timed("Intake", "a saved web page of 300 kB", partial(take_in, page, "page.html"), runs=5),
    ]


def export_figures(folder: Path) -> list[Figure]:
    """Exporting the sample story as a package, without pictures and with its two."""
    house = next(house for house in shipped_houses() if house.id == "plain")
    with Library.create(folder / f"export-{time.monotonic_ns()}.offstone") as library:
        sample = add_sample_story(library)
        words_only = replace(sample, pictures=(), lead_picture="")
        return [
            timed("Export of the sample story", name, partial(_export, made, house, library, folder), runs=7)
            for name, made in (("without pictures", words_only), ("with its pictures", sample))
        ]


def _export(made: Story, house: House, library: Library, folder: Path) -> None:
    request = HandOffRequest(
        story=made,
        revision=1,
        saved_at=_SAVED_AT,
        house=house,
        findings=check(made, house),
        override_reason="A measurement",
    )
    target = folder / "package.zip"
    target.unlink(missing_ok=True)
    exporter("package").export(request, library.pictures, target)


def command_line_figures(folder: Path) -> list[Figure]:
    """Whole runs of the command line, process and all."""
    path = folder / "1000-1000.offstone"
    if not path.exists():
        make_library(path, stories=1_000, newest=story(1_000))
    commands = {
        "python -c pass, for comparison": ("-c", "pass"),
        "--help": ("-m", "studio", "--help"),
        "list": ("-m", "studio", "list", "--library", str(path)),
    }
    return [timed("Command line", name, partial(_run, words)) for name, words in commands.items()]


def _run(words: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
