"""The limits of the picture worker hold: too much memory is refused, and work without end is ended."""

import signal
import subprocess
import sys

import pytest

from studio.pictures.worker.limits import HAS_LIMITS, MEMORY_BYTES

pytestmark = pytest.mark.skipif(not HAS_LIMITS, reason="this system has no limits for one process")


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


def test_more_memory_than_allowed_is_an_error_that_can_be_told() -> None:
    ended = run(
        "from studio.pictures.worker.limits import limit_memory\n"
        "limit_memory()\n"
        "try:\n"
        f"    bytearray({MEMORY_BYTES} + 1)\n"
        "except MemoryError:\n"
        "    print('refused')\n"
    )
    assert ended.stdout == "refused\n"


def test_work_without_end_is_ended() -> None:
    ended = run(
        "from studio.pictures.worker.limits import limit_processor\nlimit_processor(0)\nwhile True:\n    pass\n"
    )
    assert ended.returncode == -signal.SIGXCPU
