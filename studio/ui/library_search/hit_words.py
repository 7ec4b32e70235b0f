"""What is said of a hit and of the story it is in: where it stands, the words around it, how many are ticked."""

import re
from unicodedata import bidirectional

from msgspec import Struct

from studio.session.library_search import FoundStory, SearchEnd, TextHit
from studio.story.story import Status
from studio.wording import counted, sentence

MOST_BEFORE = 44
"""So many characters before a hit are shown at most: it is to be seen in a narrow window as well."""

_MOST_AFTER = 240
_SPACE = re.compile(r"\s+")


class Around(Struct, frozen=True):
    """A hit with the words around it, on one line; the words before it may begin with an ellipsis."""

    before: str
    words: str
    after: str


def around(hit: TextHit, most_before: int = MOST_BEFORE) -> Around:
    """The hit with a few words before it, of so many characters at most, and what follows."""
    before = _on_one_line(hit.text[max(0, hit.start - 4 * MOST_BEFORE) : hit.start])
    is_cut = hit.start > 4 * MOST_BEFORE or len(before) > most_before
    if len(before) > most_before:
        kept = before[-most_before:]
        before = kept[kept.find(" ") + 1 :] if " " in kept.rstrip() else kept
    after = _on_one_line(hit.text[hit.end : hit.end + _MOST_AFTER])
    return Around(f"…{before}" if is_cut else before.lstrip(), _on_one_line(hit.words), after.rstrip())


def reads_leftwards(text: str) -> bool:
    """True for text whose first letter is of a script that is written from the right."""
    return next((kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), "L") != "L"


def place_words(hit: TextHit) -> str:
    """“Caption”, or whatever the place of a hit is called."""
    name = hit.place.part.rpartition(".")[2] or hit.place.field
    return sentence(f"library-search.places.{name}")


def story_facts(story: FoundStory, ticked: int | None) -> str:
    """Where a story stands and how many hits it has; with how many of them are ticked, where any can be."""
    count = len(story.hits)
    if ticked is None or ticked == count:
        hits = counted("library-search.hits", count=count)
    else:
        hits = sentence("library-search.of-hits", ticked=ticked, count=count)
    return f"{status_words(story.status)} · {hits}"


def status_words(status: Status) -> str:
    """The name of a status."""
    return sentence(f"library.status.{status}")


def headline_of(story: FoundStory) -> str:
    """The headline, on one line."""
    return _on_one_line(story.headline).strip() or sentence("library.untitled")


def spoken_story(story: FoundStory, ticked: int | None) -> str:
    """All that the row of a story shows, for a screen reader."""
    facts = [story_facts(story, ticked)]
    if story.was_handed_off:
        facts.append(sentence("library-search.handed-off"))
    return sentence("library-search.spoken-story", headline=headline_of(story), facts=", ".join(facts))


def spoken_hit(hit: TextHit, instead: str | None) -> str:
    """All that the row of a hit shows, for a screen reader."""
    parts = around(hit)
    text = f"{parts.before}{parts.words}{parts.after}"
    if not instead:
        return sentence("library-search.spoken-hit", place=place_words(hit), text=text)
    return sentence("library-search.spoken-replaced", place=place_words(hit), text=text, instead=instead)


def summary_words(hits: int, stories: int) -> str:
    """“12 hits in 3 stories”."""
    return sentence(
        "library-search.summary",
        hits=counted("library-search.hits", count=hits),
        stories=counted("library-search.in-stories", count=stories),
    )


def search_summary(hits: int, stories: int, part: float | None, end: SearchEnd) -> str:
    """What a search has come to: `part` of the library while it goes on, and how it ended once it did."""
    parts = [summary_words(hits, stories)] if hits else []
    if part is not None:
        parts.append(sentence("library-search.progress", part=int(100 * part)))
    elif end.error is None and not end.has_all:
        parts = [sentence("library-search.cut", hits=counted("library-search.hits", count=hits))]
    if end.unreadable:
        parts.append(counted("library-search.unreadable", count=end.unreadable))
    return " · ".join(parts)


def _on_one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
