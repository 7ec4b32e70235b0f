"""For `python -m studio.pictures.worker`: the process that decodes pictures for the desk and the command line."""

import sys

from studio.pictures.worker.serving import serve

if __name__ == "__main__":
    sys.exit(serve())
