"""Facts put in, moved and taken out of a fact box."""

from studio.story.elements import Fact

Facts = tuple[Fact, ...]


def with_fact_after(facts: Facts, index: int) -> Facts:
    """An empty fact behind the one at `index`; at the front for -1."""
    return (*facts[: index + 1], Fact(), *facts[index + 1 :])


def with_fact_moved(facts: Facts, index: int, to_index: int) -> Facts:
    """The fact at `index` moved to `to_index`, which is held within the box."""
    rest = [*facts[:index], *facts[index + 1 :]]
    rest.insert(max(0, min(to_index, len(rest))), facts[index])
    return tuple(rest)


def without_fact(facts: Facts, index: int) -> Facts:
    """All but the fact at `index`."""
    return (*facts[:index], *facts[index + 1 :])
