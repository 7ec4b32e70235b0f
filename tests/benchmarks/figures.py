"""What was measured, and the table that is printed of it."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct


class Figure(Struct, frozen=True):
    """One measured thing: its group, its name, all its values, and their unit."""

    group: str
    name: str
    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The value half of the runs stay under."""
        return statistics.median(self.values)

    def percentile(self, part: float) -> float:
        """The value that `part` (0 to 1) of the runs stay under, by nearest rank."""
        ranked = sorted(self.values)
        return ranked[max(0, math.ceil(part * len(ranked)) - 1)]


def timed(group: str, name: str, work: Callable[[], object], *, runs: int = 15, warm_up: int = 1) -> Figure:
    """Run `work` a few times after a warm-up, and say how many milliseconds each run took."""
    return timed_each(group, name, (work for _ in range(runs + warm_up)), skip=warm_up)


def timed_each(group: str, name: str, works: Iterable[Callable[[], object]], *, skip: int = 1) -> Figure:
    """Time pieces of work one by one, in milliseconds; making it is not timed, the first `skip` are the warm-up."""
    values = []
    gc.collect()
    for work in works:
        start = time.perf_counter_ns()
        work()
        values.append((time.perf_counter_ns() - start) / 1e6)
    return Figure(group, name, tuple(values[skip:]))


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| what | median | 95 % | unit | runs |", "|---|--:|--:|---|--:|"]
    group = ""
    for figure in figures:
        if figure.group != group:
            group = figure.group
            lines.append(f"| **{group}** | | | | |")
        median, high = _short(figure.median), _short(figure.percentile(0.95))
        lines.append(f"| {figure.name} | {median} | {high} | {figure.unit} | {len(figure.values)} |")
    return "\n".join(lines)


def growth(group: str, name: str, small: Figure, large: Figure) -> Figure:
    """How many times as long the large case takes, by the medians."""
    return Figure(group, name, (large.median / small.median,), "times")


def _short(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
