"""Hands many stories off in one command, twice, and says how long it took: `python -m tests.benchmarks.batch`."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from studio.exporting.verifying.verify_package import verify_package
from studio.library.library import Library
from studio.session.sample_story import add_sample_story
from tests.benchmarks.stories import story


def main() -> int:
    """Make the library, hand it off, hand it off again, and verify some of what was made."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.batch", description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=600, help="in each story")
    parser.add_argument("--pictures", type=int, choices=(0, 1, 2), default=1, help="in each story")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="batch-") as temporary:
        library, out = Path(temporary, "Desk.offstone"), Path(temporary, "out")
        _make(library, options.stories, options.words, options.pictures)
        for run in ("first run", "run again, nothing changed"):
            seconds = _run(library, out)
            each_ms = seconds / options.stories * 1000
            print(f"{run}: {seconds:.1f} s, {each_ms:.0f} ms a story", flush=True)
        packages = sorted(out.glob("*.zip"))
        megabytes = sum(path.stat().st_size for path in packages) / 1e6
        wrong = [path.name for path in packages[::50] if verify_package(path)]
        print(f"{len(packages)} packages, {megabytes:.0f} MB; of every 50th, {len(wrong)} do not verify")
    if hasattr(os, "getloadavg"):
        print(f"{os.cpu_count()} processors, load at the end {os.getloadavg()[0]:.1f}")
    return 1 if wrong or len(packages) != options.stories else 0


def _make(folder: Path, stories: int, words: int, pictures: int) -> None:
    """A library of stories of that many words, each with the sample's pictures placed in it."""
    with Library.create(folder) as library:
        sample = add_sample_story(library)
        library.save(replace(sample, status=sample.status.SPIKED))
        shown = sample.pictures[:pictures]
        places = "\n\n".join(f"::picture{{#{picture.id}}}" for picture in shown[1:])
        for seed in range(1, stories + 1):
            made = story(words, seed)
            lead = shown[0].id if shown else ""
            library.save(replace(made, body=f"{made.body}\n\n{places}", pictures=shown, lead_picture=lead))
        library.checkpoint()


def _run(library: Path, out: Path) -> float:
    """Seconds that one `offstone export --all` took, process and all."""
    begun = time.monotonic()
    words = ("export", "--all", "--out", str(out), "--override-reason", "A measurement", "--library", str(library))
    subprocess.run([sys.executable, "-m", "studio", *words], stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main())
