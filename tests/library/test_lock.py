"""The lock: one holder at a time, however many ask at once."""

import threading
from pathlib import Path

import pytest

from studio.errors import LibraryLocked, StorageError
from studio.library.lock import LibraryLock


def test_of_many_that_ask_at_once_one_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "library.lock"
    inside: list[int] = []
    most_at_once: list[int] = []
    refused: list[LibraryLocked] = []

    def ask() -> None:
        for _ in range(60):
            try:
                lock = LibraryLock.acquire(path)
            except LibraryLocked as error:
                refused.append(error)
                continue
            inside.append(1)
            most_at_once.append(len(inside))
            assert not lock.was_left_over
            inside.pop()
            lock.release()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most_at_once) == 1
    assert len(most_at_once) + len(refused) == 240
    assert not path.exists()


def test_where_no_lock_can_be_made_the_disk_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no_lock"):
        LibraryLock.acquire(tmp_path / "gone" / "library.lock")
