"""Measures Offstone and prints a table: `python -m tests.benchmarks [names…]`, from the project's folder."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks import desk_figures, part_figures
from tests.benchmarks.display import display
from tests.benchmarks.figures import Figure, table

GROUPS = ("start", "typing", "memory", "text", "difference", "library", "intake", "export", "command-line")


def main() -> int:
    """Measure the groups that were named, or all, and print one table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True) as temporary, display() as shown:
        folder = Path(options.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        desk = desk_figures.MeasuredDesk(folder, shown)
        measure: dict[str, Callable[[], list[Figure]]] = {
            "start": partial(desk_figures.start_figures, desk, runs=options.runs),
            "typing": partial(desk_figures.typing_figures, desk),
            "memory": partial(desk_figures.memory_figures, desk),
            "text": part_figures.text_figures,
            "difference": part_figures.difference_figures,
            "library": partial(part_figures.library_figures, folder, options.stories),
            "intake": part_figures.intake_figures,
            "export": partial(part_figures.export_figures, folder),
            "command-line": partial(part_figures.command_line_figures, folder),
        }
        figures = []
        for name in options.names or GROUPS:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            figures += measure[name]()
    print(table(figures))
    if hasattr(os, "getloadavg"):
        print(f"\n{os.cpu_count()} processors, load at the end {os.getloadavg()[0]:.1f}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(GROUPS))
    parser.add_argument("--stories", type=int, default=1_000, help="in the library that is measured; try 100000 too")
    parser.add_argument("--runs", type=int, default=5, help="starts of the desk for each story")
    parser.add_argument("--folder", help="keep the libraries here, for the next time")
    options = parser.parse_args()
    unknown = set(options.names) - set(GROUPS)
    if unknown:
        parser.error(f"no such group: {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
