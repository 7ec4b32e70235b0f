"""For the built program, and `python -m studio.ui`: the desk, without the command line around it."""

import sys

from studio.ui.application import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
