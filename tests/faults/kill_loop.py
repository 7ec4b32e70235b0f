"""The kill loop: the real window, a scripted typist, SIGKILL at a random moment, and a look at what is left.

    python -m tests.faults.kill_loop --rounds 2000 --seed 1 [--no-preview] [--folder PATH]

The child notes every change and every "Saved" the status line showed in a file outside the library. After the kill
a copy of the library is opened as a start would, and the library itself is left for the next child to recover from.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.acknowledgements import AckFile
from tests.faults.forked_desk import ForkedDesk, use_home
from tests.faults.survivors import KilledDesk
from tests.faults.typist import Typist

LIVES_OF_A_LIBRARY = 40
_START_SECONDS = 30.0
_AIMS = {"t": 42, "s": 16, "h": 14, "b": 10, "n": 6, "c": 6, "start": 6}
_LONGEST_AFTER_MS = {"t": 1800, "s": 12, "h": 700, "b": 400, "n": 8, "c": 60}
"""How long after the signal the kill comes, at most."""


class KillLoop:
    """Runs rounds and adds up what was seen."""

    def __init__(self, folder: Path, seed: int, *, preview_share: float) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._preview_share = preview_share
        self._round = 0
        self._killed: KilledDesk | None = None
        self.kills: Counter[str] = Counter()
        self.with_preview = 0
        self.losses: list[float] = []
        self.counts: Counter[str] = Counter()
        self.problems: list[str] = []

    def run(self, rounds: int, seconds: float) -> None:
        """Kill `rounds` times, or until the time is over."""
        end = time.monotonic() + seconds
        while self._round < rounds and time.monotonic() < end:
            self._run_one()
            if self._round % 50 == 0:
                print(self.summary(), flush=True)

    def _run_one(self) -> None:
        if self._round % LIVES_OF_A_LIBRARY == 0:
            self._begin_library()
        self._round += 1
        killed = self._killed
        assert killed is not None
        aim = self._chance.choices(list(_AIMS), list(_AIMS.values()))[0]
        has_preview = self._chance.random() < self._preview_share
        seed = self._chance.randrange(2**32)
        acks = killed.acks_of(self._round)
        log = killed.home / f"round-{self._round}.log"

        def job(window: object, signal: object) -> object:
            return Typist(window, AckFile(acks), seed, killed.hand_offs, signal, aim)  # type: ignore[arg-type]

        desk = ForkedDesk(killed.library, log, job, with_preview=has_preview)
        is_alive = self._wait(desk, aim)
        at = desk.kill() if desk.exit_code is None else time.monotonic_ns()
        self._judge(killed, aim, at, log, is_alive=is_alive)
        self.with_preview += has_preview

    def _wait(self, desk: ForkedDesk, aim: str) -> bool:
        """Wait for the moment of the kill; False when the desk never came so far."""
        if aim == "start":
            time.sleep(self._chance.uniform(0.0, 0.6))
            return True
        if not desk.wait_for("r", _START_SECONDS):
            return False
        if aim == "s":  # any of the saves, not only the first one
            time.sleep(self._chance.uniform(0.0, 1.2))
            while desk.listen(0.0):
                pass
            desk.letters = ""
        if not desk.wait_for(aim, _START_SECONDS):
            return aim == "b"  # a library that makes no backups yet
        time.sleep(self._chance.uniform(0.0, _LONGEST_AFTER_MS[aim] / 1000))
        return True

    def _judge(self, killed: KilledDesk, aim: str, at: int, log: Path, *, is_alive: bool) -> None:
        self.kills[aim] += 1
        seen = killed.look(self._round, at)
        if seen.loss_ms is not None:
            self.losses.append(seen.loss_ms)
        self.counts.update(seen.counts)
        problems = list(seen.problems)
        if not is_alive:
            problems.append(f"the desk did not come as far as '{aim}'")
        output = log.read_text("utf-8", errors="replace") if log.exists() else ""
        if "Traceback" in output:
            problems.append(f"the desk wrote a traceback: {output[-1500:]}")
        if problems:
            kept = self._folder / f"problem-{self._round}"
            shutil.copytree(killed.home, kept, dirs_exist_ok=True)
            self.problems += [f"round {self._round} ({aim}): {problem}" for problem in problems]
            print("\n".join(self.problems[-len(problems) :]), f"kept in {kept}", flush=True)
        else:
            log.unlink(missing_ok=True)

    def _begin_library(self) -> None:
        if self._killed is not None:
            shutil.rmtree(self._killed.home)
        self._killed = KilledDesk(self._folder / f"home-{self._round}")
        use_home(self._killed.home)

    def summary(self) -> str:
        """The figures so far, in lines."""
        losses = sorted(self.losses)
        middle = losses[len(losses) // 2] if losses else 0.0
        lost = [loss for loss in losses if loss > 0]
        aims = ", ".join(f"{aim} {count}" for aim, count in sorted(self.kills.items()))
        counts = ", ".join(f"{name} {count}" for name, count in sorted(self.counts.items()))
        return (
            f"{self._round} kills ({aims}; {self.with_preview} with preview): {len(self.problems)} problems\n"
            f"  typing lost: worst {max(losses, default=0):.0f} ms, median {middle:.0f} ms, "
            f"p99 {losses[len(losses) * 99 // 100] if losses else 0:.0f} ms, over a second "
            f"{sum(loss > 1000 for loss in losses)} times; {len(lost)} of {len(losses)} kills while typing lost any\n"
            f"  {counts}"
        )


def main(arguments: list[str]) -> int:
    """Run the loop as the arguments say; 0 when nothing was lost, torn or failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kill_loop")
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=86_400.0, help="stop after so long")
    parser.add_argument("--preview-share", type=float, default=1.0, help="in how many of the rounds, from 0 to 1")
    parser.add_argument("--no-preview", action="store_const", const=0.0, dest="preview_share")
    parser.add_argument("--folder", type=Path, help="where the homes lie; what a problem left behind stays there")
    options = parser.parse_args(arguments)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="kills-"))
    loop = KillLoop(folder, options.seed, preview_share=options.preview_share)
    loop.run(options.rounds, options.seconds)
    print(loop.summary())
    if not loop.problems and not options.folder:
        shutil.rmtree(folder)
    return 1 if loop.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
