"""What is done for the whole process at the start."""

import gc

from studio.ui.startup import spare_what_is_there


def test_what_is_there_at_the_start_is_passed_over_by_the_garbage_collector():
    there = [[] for _ in range(100)]
    try:
        spare_what_is_there()
        known = {id(thing) for thing in gc.get_objects()}
        assert not known & {id(thing) for thing in there}
    finally:
        gc.unfreeze()
