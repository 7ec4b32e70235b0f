"""For the built program, `offstone-desk` and `python -m studio.ui`: the desk, without the command line around it."""

import sys

from studio.pictures.worker.picture_worker import WORKER_ARGUMENT


def start() -> int:
    """Open the desk as the words on the command line say, or test this program by itself; returns the exit code."""
    words = sys.argv[1:]
    if words == [WORKER_ARGUMENT]:
        from studio.pictures.worker.serving import serve

        return serve()
    if words[:1] == ["--self-test"]:
        from studio.ui.demonstration import main as demonstrate

        return demonstrate(words[1:])
    from studio.ui.application import main

    return main(words)


if __name__ == "__main__":
    sys.exit(start())
