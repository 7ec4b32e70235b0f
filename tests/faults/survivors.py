"""What is left after a kill: a copy of the library is opened as a start would, and held against what was told."""

import hashlib
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from studio.errors import KnownError, LibraryMissing, StoryNotFound
from studio.exporting.verifying.verify_package import verify_package
from studio.library.library import Library
from studio.library.recovery import open_or_recover
from studio.rescue.rescue_copies import RescueCopies
from studio.settings.places import reports_folder, rescue_folder, settings_file
from studio.settings.settings_file import settings_or_defaults
from studio.wording import explain
from tests.faults.acknowledgements import fingerprint, read_acknowledgements


class Seen(Struct):
    """What one look found. `loss_ms` is None where nobody was typing."""

    loss_ms: float | None = None
    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class Moment(Struct, frozen=True):
    """A state a story was in, with the time of it."""

    hash: str
    at: int


class KilledDesk:
    """One library with its home, over all the lives and deaths of the desk on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = home / "Stories.offstone"
        self.hand_offs = home / "hand-offs"
        self.hand_offs.mkdir(parents=True)
        self._states: dict[str, list[Moment]] = {}
        self._acknowledged: dict[str, int] = {}
        self._named: dict[tuple[str, int], str] = {}
        self._handed_off: set[tuple[str, str, int]] = set()
        self._backups: set[Path] = set()
        self._verified: set[str] = set()
        self._left: set[str] = set()

    def acks_of(self, number: int) -> Path:
        """The file of one life."""
        return self.home / f"acks-{number}.jsonl"

    def look(self, number: int, killed_at: int) -> Seen:
        """Hold what is there against everything that was told, in this life and before."""
        seen = Seen()
        last = self._take_in(read_acknowledgements(self.acks_of(number)), seen)
        self.acks_of(number).unlink(missing_ok=True)
        copy = self.home / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        if self.library.exists():
            shutil.copytree(self.library, copy / self.library.name)
        rescued = self._rescued(copy, seen)
        survived = self._look_into(copy / self.library.name, rescued, seen)
        if last is not None:
            self._measure(last, survived, killed_at, seen)
        self._look_at_files(seen)
        return seen

    def _take_in(self, lines: list[dict[str, Any]], seen: Seen) -> tuple[str, int] | None:
        """Learn what the desk said; gives the story that was typed in last, and its first state in this life."""
        last: tuple[str, int] | None = None
        begun: dict[str, int] = {}
        for line in lines:
            seen.counts[f"{line['what']} notes"] += 1
            match line:
                case {"what": "opened", "story": story, "hash": state, "at": at}:
                    states = self._states.setdefault(story, [])
                    begun.setdefault(story, len(states))
                    states.append(Moment(state, at))
                case {"what": "change", "story": story, "hash": state, "at": at}:
                    self._states[story].append(Moment(state, at))
                    last = (story, begun[story])
                case {"what": "saved", "story": story, "hash": state}:
                    self._acknowledge(story, state, seen)
                case {"what": "named", "story": story, "revision": revision, "hash": state}:
                    self._named[story, revision] = state
                    self._acknowledge(story, state, seen)
                case {"what": "handed-off", "story": story, "file": name, "revision": revision}:
                    self._handed_off.add((story, name, revision))
                case {"what": "backed-up", "path": path}:
                    self._backups.add(Path(path))
                case {"what": "problem", "text": text}:
                    seen.problems.append(f"the desk said: {text}")
        return last

    def _acknowledge(self, story: str, state: str, seen: Seen) -> None:
        index = self._last_index(story, state)
        if index is None:
            seen.problems.append(f"saved {state} of {story}, which it never was in")
        else:
            self._acknowledged[story] = max(index, self._acknowledged.get(story, -1))

    def _last_index(self, story: str, state: str) -> int | None:
        states = self._states.get(story, [])
        return next((index for index in range(len(states) - 1, -1, -1) if states[index].hash == state), None)

    def _rescued(self, copy: Path, seen: Seen) -> dict[str, set[str]]:
        """The states of stories in the rescue copies, read from a copy of their folder."""
        folder = rescue_folder(self.library)
        found: dict[str, set[str]] = {}
        if not folder.exists():
            return found
        shutil.copytree(folder, copy / "rescue")
        copies = RescueCopies(copy / "rescue")
        copies.set_aside()
        for each in copies.read_all():
            seen.counts["rescue copies"] += 1
            if each.problem or each.story is None:
                seen.problems.append(f"torn rescue copy {each.path.name}: {each.problem}")
            else:
                found.setdefault(each.story_id, set()).add(fingerprint(each.story))
        return found

    def _look_into(self, folder: Path, rescued: dict[str, set[str]], seen: Seen) -> dict[str, int]:
        """Open the library, check it whole, and give the latest state of each story that is anywhere."""
        survived: dict[str, int] = {}
        try:
            library = opened(folder)
        except LibraryMissing as error:
            if self._acknowledged or self._named:
                seen.problems.append(f"the library is gone: {explain(error)}")
            return survived
        except (KnownError, AssertionError) as error:
            text = explain(error) if isinstance(error, KnownError) else str(error)
            seen.problems.append(f"the library does not open: {text}")
            return survived
        with library:
            result = library._connection.execute("PRAGMA integrity_check").fetchone()[0]
            if result != "ok":
                seen.problems.append(f"integrity: {result}")
            for story in self._states:
                survived[story] = self._look_for(library, story, rescued.get(story, set()), seen)
            self._look_at_records(library, seen)
        return survived

    def _look_for(self, library: Library, story: str, rescued: set[str], seen: Seen) -> int:
        wanted = self._acknowledged.get(story, -1)
        try:
            stored = library.load(story)
        except StoryNotFound:
            if wanted >= 0:
                seen.problems.append(f"{story} is gone")
            return max((self._last_index(story, state) or 0 for state in rescued), default=-1)
        state = fingerprint(stored.story)
        index = self._last_index(story, state)
        if index is None:
            seen.problems.append(f"{story} is in a state it never was in: revision {stored.revision}")
            return -1
        if index < wanted:
            seen.problems.append(f"{story} lost what was shown as saved: state {index} of {wanted}")
        self._acknowledged[story] = max(wanted, index)
        indices = [self._last_index(story, each) for each in rescued]
        return max([index, *(each for each in indices if each is not None)])

    def _look_at_records(self, library: Library, seen: Seen) -> None:
        for (story, revision), state in self._named.items():
            try:
                if fingerprint(library.revision(story, revision)) != state:
                    seen.problems.append(f"revision {revision} of {story} is another text")
            except StoryNotFound:
                seen.problems.append(f"the named revision {revision} of {story} is gone")
        for story, name, revision in self._handed_off:
            if (name, revision) not in {(row.file_name, row.revision) for row in library.hand_offs(story)}:
                seen.problems.append(f"the hand-off {name} of {story} is not remembered")

    def _measure(self, last: tuple[str, int], survived: dict[str, int], killed_at: int, seen: Seen) -> None:
        """Milliseconds from the last keystroke that survived to the kill; 0 where every one did."""
        story, first = last
        states = self._states[story]
        index = survived.get(story, -1)
        if index >= len(states) - 1 or states[index].hash == states[-1].hash:
            seen.loss_ms = 0.0
        else:
            since = states[max(index, first)] if index > first else states[first + 1]
            seen.loss_ms = (killed_at - since.at) / 1e6
            seen.counts["keystrokes lost"] += len(states) - 1 - max(index, first)
        del states[index + 1 :]  # the next life begins with what survived

    def _look_at_files(self, seen: Seen) -> None:
        for path in self.hand_offs.glob("*.zip"):
            key = hashlib.sha256(path.read_bytes()).hexdigest()
            if key not in self._verified:
                seen.counts["packages verified"] += 1
                seen.problems += [f"torn package {path.name}: {problem.sentence}" for problem in verify_package(path)]
                self._verified.add(key)
        for _story, name, _revision in self._handed_off:
            if not (self.hand_offs / name).is_file():
                seen.problems.append(f"the package {name} is gone")
        for path in self._backups:
            seen.counts["backups looked at"] += 1
            if not path.exists():
                seen.problems.append(f"the backup {path.name} is gone")
        left = {path.name for path in self.hand_offs.glob(".*.part")}
        seen.counts["half-written files beside packages"] = len(left - self._left)
        self._left |= left
        for path in reports_folder().glob("crash-*.txt"):
            seen.problems.append(f"the desk reported a mistake of its own: {path.read_text('utf-8')[-1500:]}")
            path.unlink()
        _settings, error = settings_or_defaults(settings_file())
        if error is not None:
            seen.problems.append(f"torn settings: {explain(error)}")


def opened(folder: Path, *, may_differ: bool = False) -> Library:
    """The library as a start opens it.

    That it had to be mended, or cannot be written, is a failure here, unless it `may_differ`.
    """
    outcome = open_or_recover(folder)
    notable = [event.code for event in outcome.events if event.is_notable]
    if notable and not may_differ:
        outcome.library.close()
        raise AssertionError(f"opened only with {notable}")
    return outcome.library
