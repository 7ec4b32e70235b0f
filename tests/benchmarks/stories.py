"""Makes stories that look like news, of any length, and libraries full of them; the same ones every time."""

import random
import uuid
from pathlib import Path

from studio.library.library import Library
from studio.session.sample_story import add_sample_story
from studio.story.story import Story

_SYLLABLES = ("ka", "ro", "mi", "ten", "sol", "var", "lin", "da", "bre", "quo", "ster", "ny", "fal", "ix", "ger", "um")
_COMMON = ("the", "a", "of", "to", "and", "in", "that", "for", "on", "with", "said", "was", "by", "as", "at", "from")
_SECTIONS = ("World", "Politics", "Business", "Health", "Science", "Culture")


def body(words: int, seed: int = 0) -> str:
    """A body of that many words: paragraphs of two to four sentences, with headings, quotes, lists and links."""
    chance = random.Random(seed)
    rare = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)]
    blocks, left, number = [], words, 0
    while left > 0:
        number += 1
        paragraph = _paragraph(chance, rare, min(left, chance.randint(25, 75)))
        left -= len(paragraph)
        blocks.append(_dressed(" ".join(paragraph), number, chance))
    return "\n\n".join(blocks)


def _paragraph(chance: random.Random, rare: list[str], words: int) -> list[str]:
    result: list[str] = []
    while len(result) < words:
        length = min(chance.randint(8, 22), words - len(result))
        sentence = [chance.choice(_COMMON if chance.random() < 0.45 else rare) for _ in range(length)]
        sentence[0] = sentence[0].capitalize()
        sentence[-1] += "."
        result += sentence
    return result


def _dressed(text: str, number: int, chance: random.Random) -> str:
    """One paragraph in ten is something else than plain: what a story has now and then."""
    first, _, rest = text.partition(" ")
    if number % 20 == 0:
        return f"## {first} {rest[:40].rstrip('.')}"
    if number % 10 == 5:
        return f'"{text}"'
    if number % 10 == 7:
        return f"**{first}** {rest}"
    if number % 30 == 9:
        return f"[{first}](https://www.example.org/{number}) {rest}"
    if number % 30 == 19:
        return "\n".join(f"- {item.strip()}." for item in text.split(".") if item.strip())
    return text


def story(words: int, seed: int = 0) -> Story:
    """A story whose body has that many words."""
    chance = random.Random(seed + 1_000_000)
    return Story(
        id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        section=chance.choice(_SECTIONS),
        headline=f"A story of {words:,} words, number {seed}",
        standfirst="What happened overnight, in one sentence that says why it matters.",
        byline="A. Writer",
        dateline="ALMATY",
        body=body(words, seed),
    )


def make_library(folder: Path, *, stories: int, newest: Story | None) -> Path:
    """A library of that many stories of 300 words. The newest is `newest`, or the sample story with its pictures."""
    with Library.create(folder) as library:
        for seed in range(1, stories):
            library.save(story(300, seed))
        if newest is None:
            add_sample_story(library)
        else:
            library.save(newest)
        library.checkpoint()
    return folder
