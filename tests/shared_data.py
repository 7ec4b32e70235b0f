"""Real input kept beside the project, for the tests that use it."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


def shared(*parts: str) -> Path:
    """A file or folder of the shared test data; the test is skipped where it is absent."""
    path = PROJECT.parent.joinpath("shared", *parts)
    if not path.exists():
        pytest.skip(f"shared test data is absent: {'/'.join(parts)}")
    return path
