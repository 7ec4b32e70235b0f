"""Simulated power cuts: what an acknowledged save, picture, backup and migration still is when the power goes.

    python -m tests.faults.power_cut --states 1000 --seed 1

A program that migrates, saves, adds pictures, backs up and closes is recorded with all it asks of the disk. Then the
states are built that a disk may be in when the power goes at a moment of it: what was synced is there; of all else any
sector may be missing or old, and any name as well, in order or not. Each is opened by the library's own code.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path, PurePath
from typing import Any

from studio.library.backup_files import list_backups
from studio.library.backup_reading import check_backup, story_in
from studio.library.library import Library
from studio.library.recovery import open_or_recover
from tests.faults.disk_record import (
    Acknowledged,
    DiskRecord,
    Name,
    Rename,
    Step,
    SyncFile,
    SyncFolder,
    Truncate,
    Unname,
    Write,
    record,
)
from tests.faults.system_calls import reason_to_skip
from tests.library.past_schemas import PAST, STORY, make_past_library
from tests.project_files import ROOT

_MENDED = {"opening.restored-from-backup", "opening.rebuilt", "opening.read-only"}
_SECTORS = (512, 4096)
_SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)

_PROGRAM = """
import json, os, sys
from pathlib import Path
from msgspec.structs import replace
from studio.library.library import Library
from studio.library.records import HandOff
from studio.story.picture import PlacedPicture

def said(**facts):
    os.write(1, (json.dumps(facts) + "\\n").encode())

folder, story_id = Path(sys.argv[1]), sys.argv[2]
for life in range(2):
    with Library.open(folder) as library:
        said(opened=life)
        story = library.load(story_id).story
        for number in range(8):
            if number % 3 == 1:
                picture = library.pictures.add(os.urandom(9_000), "image/jpeg")
                said(picture=picture)
                placed = PlacedPicture(id=f"p{life}{number}", sha256=picture, media_type="image/jpeg")
                story = replace(story, pictures=(*story.pictures, placed))
            revision = library.load(story_id).revision + 1
            story = replace(story, body=story.body + " more" * 300 + f" word{revision}")
            saved = library.save(story, "idle" if number % 2 else "")
            said(revision=saved.revision, kept=bool(number % 2))
            if number == 4:
                library.checkpoint()
            if number in (3, 6):
                said(backup=library.backup("idle").path.name, has=saved.revision)
    said(closed=life)
"""


class PowerCuts:
    """One record, and the states that cuts could leave of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder / "Cut.offstone"
        self._chance = random.Random(seed)
        self.facts: Counter[str] = Counter()
        recorded = folder / "Recorded.offstone"
        make_past_library(recorded, PAST[-1])
        program = [sys.executable, "-B", "-c", _PROGRAM, str(recorded), STORY.id]
        self.record = record(recorded, program, folder / "calls", working=ROOT)
        steps = self.record.steps
        self._said = [at + 1 for at, step in enumerate(steps) if isinstance(step, Acknowledged)]
        assert len(self._said) > 20, "the program was not recorded"
        self.facts["storage calls"] = len(steps) - len(self._said)
        self.facts["acknowledgements"] = len(self._said)

    def run(self, states: int) -> None:
        """Build and open that many states. Raises AssertionError for one in which something acknowledged is lost."""
        for _ in range(states):
            # Half of the cuts come right after something was said to be safe.
            is_said = self._chance.random() < 0.5
            end = self._chance.choice(self._said) if is_said else self._chance.randrange(len(self.record.steps) + 1)
            shutil.rmtree(self._folder, ignore_errors=True)
            steps = self.record.steps[:end]
            Disk(self.record, self._chance).write(steps, self._folder)
            said = [json.loads(step.text) for step in steps if isinstance(step, Acknowledged)]
            self._check(said, f"after {end} of {len(self.record.steps)} calls")
            self.facts["states"] += 1

    def _check(self, said: list[dict[str, Any]], when: str) -> None:
        outcome = open_or_recover(self._folder)
        with outcome.library as library:
            codes = {event.code for event in outcome.events}
            assert codes.isdisjoint(_MENDED), f"{when}: {sorted(codes)}"
            assert library._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",), when
            self._check_story(library, said, when)
            for (sha256,) in library._connection.execute("SELECT sha256 FROM pictures").fetchall():
                assert library.pictures.read(sha256), when
                self.facts["pictures read"] += 1
            for fact in said:
                assert "picture" not in fact or library.pictures.has(fact["picture"]), when
        self._check_backups(said, when)

    def _check_story(self, library: Library, said: list[dict[str, Any]], when: str) -> None:
        stored = library.load(STORY.id)
        acknowledged = [fact for fact in said if "revision" in fact]
        assert stored.revision >= max((fact["revision"] for fact in acknowledged), default=1), when
        assert stored.revision == 1 or stored.story.body.endswith(f" word{stored.revision}"), when
        kept = {row.revision for row in library.revisions(STORY.id)}
        assert {fact["revision"] for fact in acknowledged if fact["kept"]} <= kept, when
        self.facts["acknowledged saves found"] += len(acknowledged)

    def _check_backups(self, said: list[dict[str, Any]], when: str) -> None:
        backups = {backup.path.name: backup for backup in list_backups(self._folder)}
        for backup in backups.values():
            check_backup(backup)
            assert backup.is_verified, when
            self.facts["backups proven"] += 1
        for fact in said:
            if "backup" in fact:
                assert story_in(backups[fact["backup"]], STORY.id).body.endswith(f" word{fact['has']}"), when


class Disk:
    """A disk that keeps what was synced and, of the rest, what chance leaves."""

    def __init__(self, recorded: DiskRecord, chance: random.Random) -> None:
        self._contents = {number: bytearray(data) for number, data in recorded.contents.items()}
        self._names = dict(recorded.files)
        self._folders = set(recorded.folders)
        self._chance = chance
        self._sector = chance.choice(_SECTORS)
        self._share = chance.choice(_SHARES)
        self._is_ordered = chance.random() < 0.5

    def write(self, steps: tuple[Step, ...], folder: Path) -> None:
        """Make the folder that a cut after `steps` leaves."""
        self._store_bytes(steps)
        self._store_names(steps)
        folder.mkdir()
        for path in sorted(self._folders):
            (folder / path).mkdir(parents=True, exist_ok=True)
        for path, number in self._names.items():
            if (folder / path).parent.is_dir():  # else its folder's own name was not synced
                (folder / path).write_bytes(self._contents.get(number, b""))

    def _store_bytes(self, steps: tuple[Step, ...]) -> None:
        synced = {step.file: at for at, step in enumerate(steps) if isinstance(step, SyncFile)}
        for at, step in enumerate(steps):
            if isinstance(step, Write | Truncate):
                data = self._contents.setdefault(step.file, bytearray())
                is_safe = at < synced.get(step.file, -1)
                if isinstance(step, Write):
                    self._store(data, step, is_safe=is_safe)
                elif is_safe or self._is_kept():
                    data[step.size :] = bytes(max(0, step.size - len(data)))

    def _store(self, data: bytearray, step: Write, *, is_safe: bool) -> None:
        """Write sector by sector; what is not synced may leave holes and old sectors."""
        start, end = step.offset, step.offset + len(step.data)
        while start < end:
            stop = min(end, (start // self._sector + 1) * self._sector)
            if is_safe or self._is_kept():
                data.extend(bytes(max(0, stop - len(data))))
                data[start:stop] = step.data[start - step.offset : stop - step.offset]
            start = stop

    def _store_names(self, steps: tuple[Step, ...]) -> None:
        synced = {step.path: at for at, step in enumerate(steps) if isinstance(step, SyncFolder)}
        changes = [(at, step) for at, step in enumerate(steps) if isinstance(step, Name | Unname | Rename)]
        pending = [at for at, step in changes if not all(at < synced.get(path, -1) for path in _folders_of(step))]
        kept = pending[: self._chance.randint(0, len(pending))] if self._is_ordered else pending
        for at, step in changes:
            if at not in pending or (at in kept and (self._is_ordered or self._is_kept())):
                self._change(step)

    def _change(self, step: Name | Unname | Rename) -> None:
        if isinstance(step, Rename):
            if self._names.get(step.path) == step.file:
                del self._names[step.path]
            self._names[step.target] = step.file
        elif isinstance(step, Unname):
            self._names.pop(step.path, None)
            self._folders.discard(step.path)
        elif step.file is None:
            self._folders.add(step.path)
        else:
            self._names[step.path] = step.file

    def _is_kept(self) -> bool:
        return self._chance.random() < self._share


def _folders_of(step: Name | Unname | Rename) -> set[PurePath]:
    return {step.path.parent, step.target.parent} if isinstance(step, Rename) else {step.path.parent}


def main() -> int:
    """Run the long form and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--states", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if reason := reason_to_skip():
        print(f"skipped: {reason}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        cuts = PowerCuts(Path(folder), arguments.seed)
        cuts.run(arguments.states)
    for fact, number in cuts.facts.items():
        print(f"{number:8} {fact}")
    print(f"{cuts.facts['states']:8} states, 0 problems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
