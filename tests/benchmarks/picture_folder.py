"""Sends every picture of folders through the real picture worker: `python -m tests.benchmarks.picture_folder DIR…`.

`--own` adds the two hundred pictures of the tests. Each is taken in and then made into all its sizes. Prints a table
and the slowest files; the exit code is 1 when the process ended over a picture.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from studio.errors import PictureError
from studio.pictures.worker.picture_worker import PictureWorker
from tests.pictures.own_pictures import own_pictures

TAKEN = "taken in"
_CRASHED, _LATE = "picture.worker_ended", "picture.worker_late"
_SLOWEST = 5


class Passed(Struct, frozen=True):
    """One file: what became of it (`TAKEN` or a code), and the seconds for taking it in and for its sizes."""

    name: str
    outcome: str
    place_s: float
    sizes_s: float = 0.0


def pass_through(worker: PictureWorker, data: bytes, name: str) -> Passed:
    """Take one file in and make its sizes."""
    start = time.perf_counter()
    try:
        placed = worker.place(data, name, "picture")
        middle = time.perf_counter()
        worker.renditions(data, placed)
    except PictureError as error:
        return Passed(name, error.code, time.perf_counter() - start)
    return Passed(name, TAKEN, middle - start, time.perf_counter() - middle)


def files_of(folders: list[Path], *, with_own: bool) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every file, folder by folder."""
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield str(path.relative_to(folder)), path.read_bytes()
    if with_own:
        for own in own_pictures():
            yield own.name, own.data


def told(passed: list[Passed]) -> str:
    """The figures as a Markdown table, and the slowest files."""
    outcomes = Counter(each.outcome for each in passed)
    crashed, late = outcomes.pop(_CRASHED, 0), outcomes.pop(_LATE, 0)
    taken = outcomes.pop(TAKEN, 0)
    slowest = sorted(passed, key=lambda each: each.place_s, reverse=True)
    lines = [
        "| files | taken in | refused | crashed | late | slowest to take in | slowest for its sizes |",
        "|--:|--:|--:|--:|--:|--:|--:|",
        f"| {len(passed):,} | {taken:,} | {outcomes.total():,} | {crashed} | {late} "
        f"| {slowest[0].place_s:.2f} s | {max(each.sizes_s for each in passed):.2f} s |",
        "",
        "refused: " + ", ".join(f"{code} {count}" for code, count in outcomes.most_common()),
        "slowest: " + ", ".join(f"{each.name} {each.place_s:.2f} s" for each in slowest[:_SLOWEST]),
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.picture_folder", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--own", action="store_true", help="the two hundred pictures of the tests as well")
    options = parser.parse_args()
    with PictureWorker() as worker:
        worker.thumbnail(next(own_pictures()).data, 8)  # the start of the process is not measured
        passed = [pass_through(worker, data, name) for name, data in files_of(options.folders, with_own=options.own)]
    if not passed:
        parser.error("there are no files; name a folder, or --own")
    print(told(passed))
    return 1 if any(each.outcome == _CRASHED for each in passed) else 0


if __name__ == "__main__":
    sys.exit(main())
