"""Handing many stories off into one folder: one after the other, each whole or not at all, to be gone on with."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct, field

from studio.cli.exit_codes import ExitCode, exit_code_of
from studio.cli.export_journal import ExportJournal, made_with
from studio.cli.export_story import ExportOrder, export_story, request_of
from studio.errors import KnownError, LibraryError, StorageError
from studio.library.library import Library
from studio.library.records import ListQuery
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.story import Status
from studio.wording import explain

_PAGE = 500


class Selection(Struct, frozen=True, kw_only=True):
    """Which stories: those named, or else all of the statuses and the section; spiked ones only where asked for."""

    names: tuple[str, ...] | None = None
    statuses: tuple[Status, ...] = ()
    section: str | None = None


class Failure(Struct, frozen=True, kw_only=True):
    """A story that did not leave: how it was named, what it is called, why in a sentence, and the code of that end."""

    story: str
    headline: str
    sentence: str
    exit_code: int


class BatchReport(Struct):
    """What a batch has done so far."""

    is_begun: bool = False
    count: int = 0
    done: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many stories were not reached."""
        return self.count - self.done - self.unchanged - len(self.failures)

    @property
    def exit_code(self) -> ExitCode:
        """3 when nothing but findings and missing notes stood in the way, else 1 where anything failed, else 0."""
        codes = {failure.exit_code for failure in self.failures}
        if not codes:
            return ExitCode.OK
        return ExitCode.FINDINGS_BLOCK if codes == {ExitCode.FINDINGS_BLOCK} else ExitCode.FAILED


def chosen_stories(library: Library, selection: Selection) -> tuple[str, ...]:
    """The ids or names of the stories, in the order they are handed off in."""
    return tuple(_listed(library, selection)) if selection.names is None else selection.names


def _listed(library: Library, selection: Selection) -> Iterator[str]:
    statuses = selection.statuses or tuple(status for status in Status if status is not Status.SPIKED)
    after: int | None = None
    while True:
        query = ListQuery(statuses=statuses, section=selection.section, limit=_PAGE, after=after)
        rows = library.list_stories(query)
        yield from (row.id for row in rows)
        if len(rows) < _PAGE:
            return
        after = rows[-1].place


def export_stories(
    library: Library,
    names: tuple[str, ...],
    order: ExportOrder,
    folder: Path,
    report: BatchReport,
    on_done: Callable[[Path], None],
) -> None:
    """Hand each story off into `folder`, which is made where it is not there, and keep the journal and the report.

    What lies there unchanged is passed over. A story that cannot leave is noted, and the next one's turn comes; what
    nothing could follow is raised: a folder that cannot be written, or a library that can no longer be read.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.write", path=str(folder), reason=error.strerror or str(error)) from error
    journal, with_what = ExportJournal(folder), made_with(order)
    report.is_begun, report.count = True, len(names)
    with PictureWorker() as worker:
        for name in names:
            turn = _Turn(name, library, order, journal, with_what)
            try:
                written = turn.take(worker)
            except KnownError as error:
                if isinstance(error, StorageError | LibraryError) and error.code != "library.story_damaged":
                    raise
                report.failures.append(turn.failure(error))
                continue
            if written is None:
                report.unchanged += 1
            else:
                report.done += 1
                on_done(written)


class _Turn:
    """One story of a batch."""

    def __init__(self, name: str, library: Library, order: ExportOrder, journal: ExportJournal, with_what: str) -> None:
        self._name = name
        self._headline = ""
        self._library = library
        self._order = order
        self._journal = journal
        self._with_what = with_what

    def take(self, worker: PictureWorker) -> Path | None:
        """Hand the story off, unless it lies there unchanged: then None."""
        stored = self._library.load(self._library.find(self._name))
        self._headline = " ".join(stored.story.headline.split())
        if self._journal.is_done(stored.story.id, stored.revision, self._with_what):
            return None
        request = request_of(self._library, stored, self._order)
        out = self._journal.file_for(stored.story.id, request.file_stem, self._order.exporter.suffix)
        written, hand_off = export_story(self._library, request, self._order.exporter, out, worker)
        self._journal.add(hand_off, self._with_what)
        return written

    def failure(self, error: KnownError) -> Failure:
        """What to say of the story that could not leave."""
        code = exit_code_of(error)
        return Failure(story=self._name, headline=self._headline, sentence=explain(error), exit_code=code)
