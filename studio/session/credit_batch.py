"""Edits the credits of pictures in many stories at once: the open one by its session, the others in the library."""

from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from studio.library.library import Library
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.story.batch_credit import CreditChange, CreditUse, with_changes
from studio.story.story import Status, Story
from studio.wording import sentence

ORIGIN = "credit-batch"
REASON = "before-credits"
"""Why the library keeps each story as it was."""


PICTURES_AT_ONCE = 100
"""Pictures whose uses are looked up before the library's lane is free for others, such as a save."""


class CreditReach(Struct, frozen=True, kw_only=True):
    """What an edit of some pictures reaches, and how many of their uses were handed off and stay as they ran."""

    uses: tuple[CreditUse, ...]
    handed_off: int

    @property
    def stories(self) -> int:
        """How many stories are reached."""
        return len({use.story_id for use in self.uses})


class CreditBatch:
    """Looks up what is reached, and carries changes out. A story that fails is told by the desk; the others go on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reach(self, sha256s: Iterable[str], on_done: Callable[[CreditReach], None]) -> None:
        """Look up the uses of some originals in stories that are not spiked and were never handed off.

        The open story is taken as it is on the desk.
        """
        self._reach_further(CreditReach(uses=(), handed_off=0), tuple(dict.fromkeys(sha256s)), on_done)

    def _reach_further(
        self, so_far: CreditReach, wanted: tuple[str, ...], on_done: Callable[[CreditReach], None]
    ) -> None:
        if not wanted:
            on_done(so_far)
            return

        def on_reached(reach: CreditReach) -> None:
            together = CreditReach(uses=so_far.uses + reach.uses, handed_off=so_far.handed_off + reach.handed_off)
            self._reach_further(together, wanted[PICTURES_AT_ONCE:], on_done)

        self._desk.lane.call(partial(_reach, wanted[:PICTURES_AT_ONCE], self._desk.story), on_reached)

    def carry_out(self, changes: Iterable[CreditChange]) -> None:
        """Make the changes where the credits are as they were shown, then say so and offer to take it back.

        The open story changes at once, as one step that can be undone. Each story is first kept as a revision.
        """
        wanted = tuple(changes)
        step = sentence("credit-batch.step")
        _Run(self._desk, wanted, step, partial(self._say_done, wanted)).start()

    def take_back(self, changes: Iterable[CreditChange]) -> None:
        """Put the earlier credits back where nobody edited them since."""
        back = tuple(change.reversed for change in changes)
        _Run(self._desk, back, sentence("credit-batch.back-step"), _ignore).start()

    def _say_done(self, changes: tuple[CreditChange, ...], stories: int) -> None:
        if stories:
            code = "credit-batch.done-one" if stories == 1 else "credit-batch.done-many"
            self._desk.say(Notice(code=code, parameters={"count": stories}, act=partial(self.take_back, changes)))


class _Run:
    """One pass over the stories that some changes concern.

    Each is a job of the library by itself, begun when the one before is done: so a save of what is being typed waits
    for one of them at most.
    """

    def __init__(
        self, desk: Desk, changes: tuple[CreditChange, ...], step: str, on_done: Callable[[int], None]
    ) -> None:
        self._desk = desk
        self._changes = changes
        self._step = step
        self._on_done = on_done
        self._left = list(dict.fromkeys(change.story_id for change in changes))
        self._changed = 0

    def start(self) -> None:
        """Change the open story now, and then the others, one after the other."""
        open_id = self._open_id
        if open_id in self._left:
            self._left.remove(open_id)
            self._changed += self._change_open()
        self._go_on()

    @property
    def _open_id(self) -> str:
        return self._desk.story.id if self._desk.story is not None else ""

    def _go_on(self) -> None:
        if not self._left:
            self._desk.stories_changed.emit()
            self._desk.picture_library.changed.emit()
            self._on_done(self._changed)
            return
        story_id = self._left.pop(0)
        self._desk.lane.call(
            partial(_change_stored, story_id, self._changes), partial(self._on_changed, story_id), self._on_failed
        )

    def _change_open(self) -> bool:
        """Change the story on the desk, once it is being kept as it was; True when that changes it."""
        opened = self._desk.open_story
        if opened is None:
            return False
        story = opened.session.story
        changed = with_changes(story, self._changes)
        if changed is story:
            return False
        opened.autosave.keep(REASON)
        opened.session.edit_story(ORIGIN, changed, step=self._step)
        return True

    def _on_changed(self, story_id: str, has_changed: bool) -> None:
        if self._open_id == story_id:
            has_changed |= self._change_open()  # it was put on the desk meanwhile, perhaps as it was
        self._changed += has_changed
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._desk.runner.failed.emit(error)
        self._go_on()


def _reach(wanted: tuple[str, ...], open_story: Story | None, library: Library) -> CreditReach:
    """What an edit of originals reaches; on the library's lane."""
    open_id = open_story.id if open_story is not None else ""
    uses: list[CreditUse] = []
    handed_off = 0
    for sha256 in wanted:
        for use in library.picture_memory.uses(sha256):
            if use.handed_off:
                handed_off += use.status != Status.SPIKED
            elif use.status != Status.SPIKED and use.story_id != open_id:
                uses.append(CreditUse(story_id=use.story_id, picture_id=use.picture_id, credit=use.credit))
    if open_story is not None and not library.hand_offs(open_id):
        uses += uses_in(open_story, wanted)
    return CreditReach(uses=tuple(uses), handed_off=handed_off)


def uses_in(story: Story, sha256s: tuple[str, ...]) -> tuple[CreditUse, ...]:
    """The uses of some originals in one story; none in a spiked one."""
    if story.status is Status.SPIKED:
        return ()
    return tuple(
        CreditUse(story_id=story.id, picture_id=picture.id, credit=picture.credit)
        for picture in story.pictures
        if picture.sha256 in sha256s
    )


def _change_stored(story_id: str, changes: tuple[CreditChange, ...], library: Library) -> bool:
    """Change one story of the library, kept as it was first; True when that changed it. On the library's lane."""
    stored = library.load(story_id)
    changed = with_changes(stored.story, changes)
    if changed is stored.story:
        return False
    library.save(stored.story, REASON)
    library.save(changed)
    return True


def _ignore(_stories: int) -> None:
    """Nothing more is said when an edit was taken back."""
