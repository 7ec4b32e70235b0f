"""Short ids for the elements of one story, each used once, however many are asked for."""

from collections.abc import Iterable

from studio.story.slugs import slug_from


class FreshIds:
    """Gives ids made from words, with a number behind an id that is taken; asking many times stays cheap."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, wish: str) -> str:
        """An id made from `wish` that was never given before."""
        stem = slug_from(wish, max_words=4) or "element"
        number = self._last.get(stem, 0) + 1
        while (candidate := stem if number == 1 else f"{stem}-{number}") in self._taken:
            number += 1
        self._last[stem] = number
        self._taken.add(candidate)
        return candidate
