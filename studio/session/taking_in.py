"""Puts what was taken in on the desk: what is there is kept first, then comes the story, then its pictures."""

from contextlib import suppress
from functools import partial

from studio.errors import KnownError, StoryNotFound
from studio.exporting.verifying.verify_package import verify_archive
from studio.intake.originals import WHOLE_STORIES, files_needed, originals_of, waiting_for_files
from studio.intake.result import IntakeNote, IntakeResult
from studio.library.library import Library
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.story.story import Story
from studio.wording import explain

REASON = "before-intake"
"""The code of the revision and of the backup that are made before a whole story comes in."""

_MOST_NAMED = 4


def proof_of(source: bytes) -> tuple[IntakeNote, ...]:
    """What is wrong with a package, as notes to be read before it is taken in; none when it is good.

    Decodes every picture of it: nothing for the GUI thread.
    """
    problems = verify_archive(source)
    if not problems:
        return ()
    lead = IntakeNote(code="intake.note.does-not-verify", parameters={"count": str(len(problems))})
    return (lead, *(IntakeNote(code=each.code, parameters=each.parameters) for each in problems[:_MOST_NAMED]))


def take_in_result(desk: Desk, result: IntakeResult) -> None:
    """Put the story of an intake on the desk, with the pictures that came along.

    A whole story keeps its id: what the library or the desk has of it is kept as a revision before, and the library is
    backed up. Where that fails, which is said, nothing is taken in.
    """
    story = result.story
    if result.reader not in WHOLE_STORIES:
        _put(desk, result, frozenset())
        return
    if desk.story is not None and desk.story.id == story.id and not desk.before_danger(REASON):
        return
    try:
        desk.backups.back_up_now(REASON)
        present = desk.lane.call_and_wait(partial(_prepare, story))
    except KnownError as error:
        desk.say(Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True))
        return
    _put(desk, result, present)


def _prepare(story: Story, library: Library) -> frozenset[str]:
    """Keep what the library has of the story as a revision; the originals of its pictures that the library has."""
    with suppress(StoryNotFound):  # a story that is new here has no past to keep
        library.save(library.load(story.id).story, REASON)
    return frozenset(sha256 for sha256 in originals_of(story) if library.pictures.has(sha256))


def _put(desk: Desk, result: IntakeResult, present: frozenset[str]) -> None:
    story = waiting_for_files(result.story, present)
    desk.take_in(story)
    if desk.pictures is None or desk.story is not story:
        return
    for file in files_needed(result, present):
        desk.pictures.attach_data(file.picture_id, file.data, file.file_name)
    if story is not result.story:
        desk.say(Notice(code="notice.images-for-originals"))
