"""The task runner: work happens elsewhere, in order; results and exceptions come back here."""

import threading

import pytest

from studio.session.task_runner import Lane, TaskRunner


@pytest.fixture
def runner(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


def test_results_come_back_in_order_on_the_thread_that_asked(qtbot, runner):
    here = threading.get_ident()
    seen: list[tuple[int, bool, bool]] = []

    def work(number: int):
        return lambda: (number, threading.get_ident() != here)

    def on_done(result: tuple[int, bool]) -> None:
        seen.append((*result, threading.get_ident() == here))

    for number in range(5):
        runner.run(Lane.WORKER, work(number), on_done)
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [(number, True, True) for number in range(5)]


def test_an_exception_goes_to_its_own_callback(qtbot, runner):
    errors: list[Exception] = []
    runner.run(Lane.LIBRARY, lambda: 1 / 0, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_exception_without_a_callback_is_never_swallowed(qtbot, runner):
    with qtbot.waitSignal(runner.failed) as failed:
        runner.run(Lane.WORKER, lambda: 1 / 0, lambda _: None)
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_waiting_raises_what_the_work_raised(runner):
    assert runner.run_and_wait(Lane.LIBRARY, lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        runner.run_and_wait(Lane.LIBRARY, lambda: 1 / 0)


def test_closing_finishes_what_is_queued(qtbot):
    runner = TaskRunner()
    finished: list[int] = []
    for number in range(20):
        runner.run(Lane.LIBRARY, lambda number=number: finished.append(number), lambda _: None)
    runner.close()
    assert finished == list(range(20))


def test_results_that_come_after_closing_are_dropped(qtbot):
    runner = TaskRunner()
    results: list[int] = []
    runner.run(Lane.WORKER, lambda: 1, results.append)
    runner.close()
    qtbot.wait(20)
    assert results == []


def test_nothing_is_begun_after_closing(qtbot):
    runner = TaskRunner()
    runner.close()
    before = threading.active_count()
    runner.run(Lane.WORKER, lambda: 1, print)
    assert threading.active_count() == before
