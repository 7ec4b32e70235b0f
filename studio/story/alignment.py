"""For finding which element of a story is which one in its other version: by id, or by likeness where it has none."""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct


class Pair(Struct, frozen=True):
    """An element in both versions; None where it is not there. `position` is its 0-based one in the later version.

    For a removed element `position` is that in the earlier version.
    """

    before: Any
    after: Any
    position: int
    is_moved: bool = False

    @property
    def shown(self) -> Any:
        """The later state, or the earlier one of a removed element."""
        return self.before if self.after is None else self.after


def by_id(before: Sequence[Any], after: Sequence[Any]) -> tuple[Pair, ...]:
    """Pairs of the elements of the same id, in the later order; the removed ones come last."""
    old, new = {element.id: element for element in before}, {element.id: element for element in after}
    stayed = _in_order([name for name in old if name in new], [name for name in new if name in old])
    pairs = [
        Pair(old.get(element.id), element, position, element.id in old and element.id not in stayed)
        for position, element in enumerate(after)
    ]
    pairs += [Pair(element, None, position) for position, element in enumerate(before) if element.id not in new]
    return tuple(pairs)


def aligned(before: Sequence[Any], after: Sequence[Any]) -> tuple[Pair, ...]:
    """Pairs of elements that have no id: equal ones in order first, then equal ones elsewhere, then by their name.

    What stands between two equal ones and shares no name is paired in order; the removed ones come last.
    """
    partners = _partners(before, after)
    taken = set(partners.values())
    stayed = _in_order(sorted(taken), [partners[j] for j in range(len(after)) if j in partners])
    pairs = [
        Pair(before[partners[j]], element, j, partners[j] not in stayed) if j in partners else Pair(None, element, j)
        for j, element in enumerate(after)
    ]
    pairs += [Pair(element, None, i) for i, element in enumerate(before) if i not in taken]
    return tuple(pairs)


def _partners(before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """Which earlier position belongs to a later one."""
    partners: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            partners.update(zip(range(j1, j2), range(i1, i2), strict=True))
        else:
            gaps.append((range(i1, i2), range(j1, j2)))
    _pair_equal(partners, list(before), list(after))
    _pair_equal(partners, [_name(element) for element in before], [_name(element) for element in after])
    for olds, news in gaps:
        taken = set(partners.values())
        left = [i for i in olds if i not in taken]
        partners.update(zip([j for j in news if j not in partners], left, strict=False))
    return partners


def _pair_equal(partners: dict[int, int], before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
    """Pair what is equal and not empty among those that have no partner yet."""
    taken = set(partners.values())
    free: dict[Hashable, list[int]] = {}
    for i in reversed(range(len(before))):
        if i not in taken:
            free.setdefault(before[i], []).append(i)
    for j, element in enumerate(after):
        if j not in partners and element and free.get(element):
            partners[j] = free[element].pop()


def _name(element: Any) -> str:
    """What an element is known by: the question of a fact, the address or headline of a link, the text of a note."""
    names = (getattr(element, part, "") for part in ("question", "url", "headline", "text"))
    return next((name for name in names if name), "")


def _in_order(before: Sequence[Any], after: Sequence[Any]) -> frozenset[Any]:
    """What stands in the same order in both, as much of it as can."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return frozenset(element for block in blocks for element in before[block.a : block.a + block.size])
