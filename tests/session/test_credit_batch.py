"""Credits edited in many stories at once: what is reached, what stays, and the way back."""

import hashlib

import pytest
from msgspec.structs import replace

from studio.library.records import HandOff
from studio.session.credit_batch import PICTURES_AT_ONCE, REASON, CreditBatch, CreditReach
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.story.batch_credit import changes_of
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture
from studio.story.story import Status, Story, new_story

ADA = Credit(creator="Ada Reyes", organisation="Northwind")
FIRST, SECOND = (hashlib.sha256(data).hexdigest() for data in (b"first", b"second"))


def story_with(headline: str, *credits_: Credit, status: Status = Status.DRAFT) -> Story:
    pictures = tuple(
        PlacedPicture(id=f"p{number}", sha256=sha256, media_type="image/jpeg", credit=credit)
        for number, (credit, sha256) in enumerate(zip(credits_, (FIRST, SECOND), strict=False))
    )
    return replace(new_story(), headline=headline, pictures=pictures, status=status)


def put(desk: Desk, *stories: Story) -> None:
    for story in stories:
        desk.lane.call_and_wait(lambda library, story=story: library.save(story, "made"))


def stored(desk: Desk, story: Story) -> Story:
    return desk.lane.call_and_wait(lambda library: library.load(story.id).story)


def hand_off(desk: Desk, story: Story) -> None:
    made = HandOff(
        story_id=story.id, revision=1, at="2026-01-08T14:02:00Z", house="plain", sha256="0" * 64, file_name="a.zip"
    )
    desk.lane.call_and_wait(lambda library: library.record_hand_off(made))


def reach(desk: Desk, qtbot, *sha256s: str) -> CreditReach:
    found: list[CreditReach] = []
    CreditBatch(desk).reach(sha256s or (FIRST, SECOND), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def carry_out(desk: Desk, qtbot, values: dict[str, str]) -> Notice:
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    uses = reach(desk, qtbot).uses
    CreditBatch(desk).carry_out(changes_of(uses, values))
    qtbot.waitUntil(lambda: bool(notices))
    return notices[0]


@pytest.fixture
def stories(desk: Desk) -> tuple[Story, Story]:
    for data in (b"first", b"second"):
        desk.lane.call_and_wait(lambda library, data=data: library.pictures.add(data, "image/jpeg"))
    both = (story_with("One", ADA, ADA), story_with("Two", replace(ADA, creator="Li Wei")))
    put(desk, *both)
    return both


def test_spiked_and_handed_off_stories_are_not_reached(qtbot, desk, stories) -> None:
    spiked, gone = story_with("Spiked", ADA, status=Status.SPIKED), story_with("Gone", ADA, ADA)
    put(desk, spiked, gone)
    hand_off(desk, gone)
    found = reach(desk, qtbot)
    assert {use.story_id for use in found.uses} == {story.id for story in stories}
    assert (len(found.uses), found.stories, found.handed_off) == (3, 2, 2)
    assert reach(desk, qtbot, SECOND).stories == 1


def test_every_story_changes_and_is_kept_as_it_was(qtbot, desk, stories) -> None:
    notice = carry_out(desk, qtbot, {"via": "Getty"})
    assert (notice.code, notice.parameters) == ("credit-batch.done-many", {"count": 2})
    for story in stories:
        assert [picture.credit for picture in stored(desk, story).pictures] == [
            replace(picture.credit, via="Getty") for picture in story.pictures
        ]
        rows = desk.lane.call_and_wait(lambda library, story=story: library.revisions(story.id))
        kept = next(row for row in rows if row.reason == REASON)
        before = desk.lane.call_and_wait(
            lambda library, story=story, kept=kept: library.revision(story.id, kept.revision)
        )
        assert before.pictures == story.pictures


def test_the_open_story_changes_on_the_desk_in_one_step(qtbot, desk, stories) -> None:
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(stories[0].id)
    added = PlacedPicture(id="unsaved", sha256=FIRST, credit=Credit())
    desk.session.edit("pictures", step="Add", pictures=(*desk.story.pictures, added))
    before = desk.story
    carry_out(desk, qtbot, {"via": "Getty"})
    assert {picture.credit.via for picture in desk.story.pictures} == {"Getty"}
    assert stored(desk, stories[1]).pictures[0].credit.via == "Getty"
    desk.session.undo()
    assert desk.story == before


def test_the_open_story_is_kept_as_it_was(qtbot, desk, stories) -> None:
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(stories[0].id)
    carry_out(desk, qtbot, {"via": "Getty"})
    rows = desk.lane.call_and_wait(lambda library: library.revisions(stories[0].id))
    kept = next(row for row in rows if row.reason == REASON)
    before = desk.lane.call_and_wait(lambda library: library.revision(stories[0].id, kept.revision))
    assert before.pictures == stories[0].pictures


@pytest.mark.parametrize("fate", ["spiked", "handed off"])
def test_the_open_story_is_not_reached_where_no_other_would_be(qtbot, desk, stories, fate) -> None:
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(stories[0].id)
    if fate == "spiked":
        desk.set_status(stories[0].id, Status.SPIKED)
    else:
        hand_off(desk, stories[0])
    assert {use.story_id for use in reach(desk, qtbot).uses} == {stories[1].id}


def test_the_uses_of_many_pictures_are_looked_up_a_part_at_a_time(qtbot, desk, stories) -> None:
    unknown = [f"{number:064x}" for number in range(3 * PICTURES_AT_ONCE)]
    assert len(reach(desk, qtbot, FIRST, *unknown, SECOND).uses) == 3


def test_what_is_typed_meanwhile_is_saved_between_the_stories(qtbot, desk, stories) -> None:
    more = [story_with(f"Number {number}", ADA) for number in range(8)]
    put(desk, *more)
    desk.start_story()
    uses = reach(desk, qtbot).uses
    CreditBatch(desk).carry_out(changes_of(uses, {"via": "Getty"}))
    desk.session.edit("editor", headline="Typed meanwhile")
    saved_first: list[int] = []
    desk.open_story.autosave.keep("named", "now", lambda: saved_first.append(len(changed(desk, more))))
    qtbot.waitUntil(lambda: bool(saved_first))
    assert saved_first[0] < len(more)
    qtbot.waitUntil(lambda: len(changed(desk, more)) == len(more))


def changed(desk: Desk, stories: list[Story]) -> list[Story]:
    return [story for story in stories if stored(desk, story) != story]


def test_taking_back_spares_what_was_edited_since(qtbot, desk, stories) -> None:
    notice = carry_out(desk, qtbot, {"via": "Getty"})
    now = stored(desk, stories[0])
    edited = replace(now.pictures[0], credit=replace(now.pictures[0].credit, via="Somebody else"))
    put(desk, replace(now, headline="Edited since", pictures=(edited, now.pictures[1])))
    with qtbot.waitSignal(desk.stories_changed):
        notice.act()
    assert stored(desk, stories[1]) == stories[1]
    one = stored(desk, stories[0])
    assert [picture.credit.via for picture in one.pictures] == ["Somebody else", ""]
    assert one.headline == "Edited since"


def test_taking_back_reaches_a_story_that_was_opened_since(qtbot, desk, stories) -> None:
    notice = carry_out(desk, qtbot, {"via": "Getty"})
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(stories[1].id)
    with qtbot.waitSignal(desk.stories_changed):
        notice.act()
    assert desk.story.pictures == stories[1].pictures


def test_a_story_put_on_the_desk_meanwhile_is_not_written_back_as_it_was(qtbot, desk, stories) -> None:
    uses = reach(desk, qtbot).uses
    desk.show_story(stories[0].id)  # its text is on the way as the changes are made
    with qtbot.waitSignal(desk.stories_changed):
        CreditBatch(desk).carry_out(changes_of(uses, {"via": "Getty"}))
    assert {picture.credit.via for picture in desk.story.pictures} == {"Getty"}


def test_a_story_that_fails_does_not_keep_the_others(qtbot, desk, stories, monkeypatch) -> None:
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    uses = reach(desk, qtbot).uses
    gone = replace(uses[0], story_id="gone")
    CreditBatch(desk).carry_out(changes_of((gone, *uses), {"via": "Getty"}))
    qtbot.waitUntil(lambda: len(notices) == 2)
    assert [notice.is_problem for notice in notices] == [True, False]
    assert stored(desk, stories[1]).pictures[0].credit.via == "Getty"


def test_where_nothing_changes_nothing_is_kept(qtbot, desk, stories) -> None:
    CreditBatch(desk).carry_out(changes_of(reach(desk, qtbot).uses, {"organisation": "Northwind"}))
    rows = desk.lane.call_and_wait(lambda library: library.revisions(stories[0].id))
    assert [row.reason for row in rows] == ["made"]
