"""Every storage call of everything that writes, once with a kill, once with EIO, once with ENOSPC.

    python -m tests.faults.storage_calls [--only save,backup] [--every 1] [--faults kill,EIO,ENOSPC]

First the calls are listed; then the operation is run afresh for each of them, with that call broken. After a kill or
a failure there is the old or the new, never anything else; a failure is a sentence; and after EIO, which goes away, the
same operation works when it is tried again.
"""

import argparse
import os
import select
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

import msgspec
from msgspec import Struct

from studio.errors import KnownError
from studio.wording import explain
from tests.faults.forked_desk import use_home
from tests.faults.storage_operations import OPERATIONS, CommandFailed, Operation
from tests.faults.system_calls import FAULTS, Point, Strace, points_in, reason_to_skip

_SECONDS = 60.0


class Outcome(Struct, frozen=True):
    """How an operation ended: done, known (a sentence was given), unknown (our mistake) or killed."""

    end: str
    text: str = ""
    again: str = ""


class Runner:
    """Runs one operation again and again, in a folder that is prepared once."""

    def __init__(self, name: str, operation: Operation, folder: Path) -> None:
        self.name, self._operation = name, operation
        self._prepared, self._work, self._log = folder / "prepared", folder / "work", folder / "strace.log"
        self.counts: Counter[str] = Counter()
        self.problems: list[str] = []
        self._work.mkdir(parents=True)
        os.environ["SQLITE_TMPDIR"] = str(self._work)
        operation.prepare(self._work)
        self._work.rename(self._prepared)

    def points(self) -> list[Point]:
        """The storage calls of the operation when nothing goes wrong."""
        outcome, lines = self._run("")
        if outcome.end != "done":
            raise RuntimeError(f"{self.name} does not work at all: {outcome}")
        self.problems += [f"{self.name}, unbroken: {problem}" for problem in self._look(outcome)]
        return points_in(lines, self._work)

    def break_at(self, point: Point, fault: str) -> None:
        """Run it with one call broken, and look at what is left."""
        outcome, lines = self._run(f"{point.call}:{FAULTS[fault]}:when={point.number}", try_again=fault == "EIO")
        was_hit = outcome.end == "killed" if fault == "kill" else any("(INJECTED)" in line for line in lines)
        place = f"{self.name}, {fault} at {point.call} {point.number} ({point.text})"
        if not was_hit:
            self.counts["missed"] += 1
            self.problems.append(f"{place}: the call did not come")
            return
        self.counts[f"{fault}: {outcome.end}"] += 1
        found = self._look(outcome)
        if outcome.end == "unknown":
            found.append(f"no sentence, but: {outcome.text[-1200:]}")
        if outcome.end == "done" and point.call in {"fsync", "fdatasync", "pwrite64", "write"}:
            self.counts["harmless" if point.is_harmless else "not told"] += 1
            found += [] if point.is_harmless else ["the failure was not told"]
        if fault == "EIO" and outcome.end == "known" and outcome.again not in {"done", "not tried"}:
            found.append(f"trying again does not work: {outcome.again}")
        if outcome.end == "known" and not outcome.text.strip():
            found.append("the failure has no sentence")
        if outcome.end != "killed" and (left := [path.name for path in self._work.rglob("*.part")]):
            self.counts["half-written files left after a failure"] += len(left)
            if "unlink" not in point.call:  # what cannot be removed stays
                found.append(f"left behind: {left[:4]}")
        self.problems += [f"{place}: {problem}" for problem in found]

    def _look(self, outcome: Outcome) -> list[str]:
        try:
            return self._operation.look(self._work, "done" in (outcome.end, outcome.again))
        except Exception:  # noqa: BLE001  # part of the report
            return [f"looking at it failed: {traceback.format_exc()[-1200:]}"]

    def _run(self, inject: str, *, try_again: bool = False) -> tuple[Outcome, list[str]]:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._prepared, self._work)
        told, tell = os.pipe()
        start, go = os.pipe()
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            self._be_the_operation(tell, start, try_again=try_again)
        os.close(tell)
        os.close(start)
        thread_id = int(_heard(told))
        with Strace(thread_id, self._log, inject=inject) as strace:
            os.write(go, b"go")
            answer = _heard(told)
            _, status = os.waitpid(pid, 0)
        os.close(told)
        os.close(go)
        if os.waitstatus_to_exitcode(status) == -signal.SIGKILL:
            return Outcome("killed"), strace.lines()
        return msgspec.json.decode(answer, type=Outcome), strace.lines()

    def _be_the_operation(self, tell: int, start: int, *, try_again: bool) -> None:
        try:
            output = os.open(self._log.with_suffix(".out"), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1)
            os.dup2(output, 2)
            act = self._operation.begin(self._work)
            os.write(tell, str(getattr(act, "thread_id", os.getpid())).encode())
            os.read(start, 2)
            outcome = _attempt(act, output)
            if outcome.end == "known" and try_again:
                again = _attempt(act, output).end if self._operation.can_be_tried_again else "not tried"
                outcome = msgspec.structs.replace(outcome, again=again)
            os.write(tell, msgspec.json.encode(outcome))
        except BaseException:  # noqa: BLE001  # part of the report
            traceback.print_exc()
        finally:
            os._exit(0)


def _attempt(act: object, output: int) -> Outcome:
    try:
        act()  # type: ignore[operator]
    except KnownError as error:
        return Outcome("known", explain(error))
    except CommandFailed:
        sys.stderr.flush()
        return Outcome("known", os.pread(output, 4000, 0).decode(errors="replace"))
    except BaseException:  # noqa: BLE001  # part of the report
        return Outcome("unknown", traceback.format_exc())
    return Outcome("done")


def _heard(descriptor: int) -> bytes:
    ready, _, _ = select.select([descriptor], [], [], _SECONDS)
    if not ready:
        raise RuntimeError("the operation hangs")
    return os.read(descriptor, 65536)


def break_everything(folder: Path, names: list[str], faults: list[str], every: int) -> tuple[list[str], int]:
    """Break each operation at every so-manieth of its calls; the problems, and the number of points."""
    use_home(folder / "home")
    problems: list[str] = []
    total = 0
    for name in names:
        runner = Runner(name, OPERATIONS[name], folder / name)
        points = runner.points()[::every]
        for point in points:
            for fault in faults:
                runner.break_at(point, fault)
        total += len(points) * len(faults)
        counts = ", ".join(f"{key} {count}" for key, count in sorted(runner.counts.items()))
        print(f"{name}: {len(points)} calls, {len(runner.problems)} problems; {counts}", flush=True)
        problems += runner.problems
    return problems, total


def main(arguments: list[str]) -> int:
    """Break what the arguments name; 0 when there was never anything but the old or the new, and a sentence."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.storage_calls")
    parser.add_argument("--only", default=",".join(OPERATIONS), help="operations, with commas between")
    parser.add_argument("--faults", default=",".join(FAULTS))
    parser.add_argument("--every", type=int, default=1, help="take every so-manieth call only")
    options = parser.parse_args(arguments)
    if reason := reason_to_skip():
        print(f"skipped: {reason}")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="calls-"))
    problems, total = break_everything(folder, options.only.split(","), options.faults.split(","), options.every)
    print(*problems, sep="\n")
    print(f"{total} points, {len(problems)} problems")
    if not problems:
        shutil.rmtree(folder)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
