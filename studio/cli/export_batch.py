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
    for name in names:
        headline = ""
        try:
            stored = library.load(library.find(name))
            headline = " ".join(stored.story.headline.split())
            if journal.is_done(stored.story.id, stored.revision, with_what):
                report.unchanged += 1
                continue
            request = request_of(library, stored, order)
            out = journal.file_for(stored.story.id, request.file_stem, order.exporter.suffix)
            written, hand_off = export_story(library, request, order.exporter, out)
            journal.add(hand_off, with_what)
        except (StorageError, LibraryError) as error:
            if error.code != "library.story_damaged":
                raise
            report.failures.append(_failure(name, headline, error))
        except KnownError as error:
            report.failures.append(_failure(name, headline, error))
        else:
            report.done += 1
            on_done(written)


def _failure(name: str, headline: str, error: KnownError) -> Failure:
    return Failure(story=name, headline=headline, sentence=explain(error), exit_code=exit_code_of(error))
