"""The open library, reachable only through its own thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from studio.errors import BugError
from studio.library.library import Library
from studio.library.recovery import OpenEvent, OpenOutcome, open_or_recover
from studio.session.task_runner import Lane, TaskRunner

T = TypeVar("T")


class LibraryLane:
    """Runs functions of a `Library` on the library lane; nothing else in the program touches the database."""

    def __init__(self, runner: TaskRunner, folder: Path) -> None:
        self._runner = runner
        self._library: Library | None = None
        self.folder = folder

    def open(self, *, create: bool = False) -> tuple[OpenEvent, ...]:
        """Open the library whatever happened to it, or make it first; what had to be done to it, in order.

        Blocks until that is done. Raises what `open_or_recover` raises.
        """

        def opened() -> OpenOutcome:
            return OpenOutcome(Library.create(self.folder), ()) if create else open_or_recover(self.folder)

        outcome = self._runner.run_and_wait(Lane.LIBRARY, opened)
        self._library = outcome.library
        return outcome.events

    @property
    def is_open(self) -> bool:
        """True while there is a library to ask."""
        return self._library is not None

    @property
    def is_read_only(self) -> bool:
        """True when nothing can be saved in the open library."""
        return self._library is not None and self._library.is_read_only

    @property
    def was_unclean(self) -> bool:
        """True when the program that had the library open before was killed."""
        return self._library is not None and self._library.was_unclean

    def call(
        self,
        work: Callable[[Library], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `work` on the library; the result or exception comes back on the GUI thread."""
        self._runner.run(Lane.LIBRARY, lambda: work(self._opened()), on_done, on_error)

    def call_and_wait(self, work: Callable[[Library], T]) -> T:
        """Run `work` on the library after all that is queued, and wait for it. Only for opening and closing."""
        return self._runner.run_and_wait(Lane.LIBRARY, lambda: work(self._opened()))

    def close(self) -> None:
        """Close the library after all that is queued. It is closed even where this raises what `close` raises."""
        if self._library is not None:
            try:
                self.call_and_wait(lambda library: library.close())
            finally:
                self._library = None

    def _opened(self) -> Library:
        if self._library is None:
            raise BugError("library.not-open", folder=str(self.folder))
        return self._library
