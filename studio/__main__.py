"""For `python -m studio`, the same as the installed command `offstone`."""

import sys

from studio.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
