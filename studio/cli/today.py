"""Which day it is for whoever runs a command."""

from datetime import datetime


def today() -> str:
    """Today's date on this computer, as ``2026-01-08``."""
    return datetime.now().astimezone().date().isoformat()
