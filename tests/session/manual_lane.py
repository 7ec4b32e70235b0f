"""A library lane that does its work when a test says so, on a real library."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.library.library import Library


class ManualLane:
    """Stands in for `LibraryLane`: what is called waits until `finish` or `fail`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.waiting: list[tuple[Callable[..., Any], Callable[..., None], Callable[..., None] | None]] = []
        self.delivered: list[Callable[[], None]] = []
        self.waits_fail: Exception | None = None

    @property
    def folder(self) -> Path:
        return self.library.folder

    def call(self, work: Any, on_done: Any, on_error: Any = None) -> None:
        self.waiting.append((work, on_done, on_error))

    def call_and_wait(self, work: Callable[[Library], Any]) -> Any:
        while self.waiting:
            self.work()
        if self.waits_fail is not None:
            raise self.waits_fail
        return work(self.library)

    def work(self) -> None:
        """Do the first piece of work; its result has still to be delivered."""
        work, on_done, _ = self.waiting.pop(0)
        result = work(self.library)
        self.delivered.append(lambda: on_done(result))

    def fail(self, error: Exception, *, after_the_work: bool = False) -> None:
        """Let the first piece of work fail, before or after it did what it does."""
        work, _, on_error = self.waiting.pop(0)
        if after_the_work:
            work(self.library)
        assert on_error is not None
        self.delivered.append(lambda: on_error(error))

    def deliver(self) -> None:
        """Hand over the first result that waits."""
        self.delivered.pop(0)()
