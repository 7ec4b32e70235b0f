"""A note that would come back at every start stays away once it was let go, as long as nothing changes."""

from pathlib import Path

import pytest

from studio.library.recovery import OpenEvent
from studio.settings.settings import Settings
from studio.ui.recovery.quiet_notes import is_quiet, with_quiet, without_past
from tests.ui.opened_desk import OpenedDesk

HERE, THERE = Path("/s/Stories.offstone"), Path("/t/Stories.offstone")


def synced(service: str = "Nextcloud") -> OpenEvent:
    return OpenEvent("opening.sync-folder", {"path": str(HERE), "service": service})


def clock(saved: str = "2031-02-01", now: str = "2026-01-08") -> OpenEvent:
    return OpenEvent("opening.clock", {"saved": saved, "now": now})


NETWORK = OpenEvent("opening.network-folder", {"path": str(HERE), "kind": "nfs"})


def said(desk: OpenedDesk) -> list[str]:
    return [note.label.text() for note in desk.window.safety.notes.notes]


@pytest.mark.parametrize("event", [synced(), clock(), NETWORK])
def test_it_stays_away_for_that_library_only(event: OpenEvent) -> None:
    assert not is_quiet(Settings(), event, HERE)
    settings = with_quiet(with_quiet(Settings(), event, HERE), event, HERE)
    assert len(settings.quiet_notes) == 1
    assert is_quiet(settings, event, HERE)
    assert not is_quiet(settings, event, THERE)


def test_it_comes_back_when_the_situation_is_another() -> None:
    settings = with_quiet(with_quiet(Settings(), synced(), HERE), clock(), HERE)
    assert not is_quiet(settings, synced("Dropbox"), HERE)
    assert is_quiet(settings, clock(now="2026-01-09"), HERE)
    assert not is_quiet(settings, clock(saved="2040-01-01"), HERE)


def test_it_comes_back_when_the_clock_was_right_in_between() -> None:
    settings = with_quiet(with_quiet(Settings(), clock(), HERE), clock(), THERE)
    right = without_past(settings, (), HERE)
    assert not is_quiet(right, clock(), HERE)
    assert is_quiet(right, clock(), THERE)
    assert without_past(settings, (clock(),), HERE) is settings


def test_what_was_done_to_a_library_is_never_quiet() -> None:
    assert not is_quiet(Settings(), OpenEvent("opening.restored-from-backup", {}), HERE)


def test_in_the_window(desk: OpenedDesk) -> None:
    safety = desk.window.safety
    for events in ((synced(), clock()), (synced(), clock())):
        safety.tell_opening(events, lambda: None)
        for note in safety.notes.notes:
            note.buttons[0].click()
    assert len(desk.desk.settings.quiet_notes) == 2
    safety.tell_opening((synced(), clock(now="2026-03-01")), lambda: None)
    assert said(desk) == []
    safety.tell_opening((synced(), clock(saved="2050-01-01")), lambda: None)
    assert ["2050-01-01" in words for words in said(desk)] == [True]


def test_a_note_left_alone_comes_back(desk: OpenedDesk) -> None:
    desk.window.safety.tell_opening((synced(),), lambda: None)
    assert desk.desk.settings.quiet_notes == ()
