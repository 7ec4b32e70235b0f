"""The history of steps: what is undone comes back, what merges is one step, what is new forgets what was undone."""

from studio.session.changes import FieldStep
from studio.session.undo_history import UndoHistory


def step(name: str, before: int, after: int, merge_key: str = "") -> FieldStep:
    return FieldStep(name, {"value": before}, {"value": after}, merge_key)


def test_steps_come_back_in_reverse_and_go_again_in_order():
    history = UndoHistory()
    for number in range(3):
        history.record(step(f"step {number}", number, number + 1))
    assert [history.undo().before["value"] for _ in range(3)] == [2, 1, 0]
    assert history.undo() is None
    assert [history.redo().after["value"] for _ in range(3)] == [1, 2, 3]
    assert history.redo() is None


def test_steps_of_one_key_are_one_step():
    history = UndoHistory()
    history.record(step("Caption", 0, 1, "caption"))
    history.record(step("Caption", 1, 2, "caption"))
    history.record(step("Alt", 2, 3, "alt"))
    assert history.undo().before == {"value": 2}
    assert history.undo().before == {"value": 0}
    assert history.undo() is None


def test_a_sealed_step_does_not_merge():
    history = UndoHistory()
    history.record(step("Caption", 0, 1, "caption"))
    history.seal()
    history.record(step("Caption", 1, 2, "caption"))
    assert history.undo().before == {"value": 1}


def test_a_new_step_forgets_what_was_undone():
    history = UndoHistory()
    history.record(step("One", 0, 1))
    history.undo()
    history.record(step("Two", 0, 5))
    assert history.redo_name == ""
    assert history.undo_name == "Two"


def test_merged_steps_keep_the_first_value_of_every_field():
    history = UndoHistory()
    history.record(FieldStep("Move", {"a": 1}, {"a": 2}, "move"))
    history.record(FieldStep("Move", {"b": 1}, {"b": 2}, "move"))
    assert history.undo() == FieldStep("Move", {"a": 1, "b": 1}, {"a": 2, "b": 2}, "move")
