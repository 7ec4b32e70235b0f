"""For the built program, `offstone-desk` and `python -m studio.ui`: the desk, without the command line around it."""

import sys

from studio.ui.application import main


def start() -> int:
    """Open the desk as the words on the command line say; returns the exit code."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
