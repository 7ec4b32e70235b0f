"""The limits the picture worker puts on itself, where the system has them."""

import time

try:
    import resource
except ImportError:  # Windows has no such limits; the near side's clock is what holds there
    HAS_LIMITS = False
else:
    HAS_LIMITS = True

MEMORY_BYTES = 4 * 1024**3
"""Address space for everything: the largest picture that is taken in, four bytes a pixel, some copies of it."""


def limit_memory() -> None:
    """Refuse memory beyond `MEMORY_BYTES`; Pillow then raises MemoryError, which has its sentence."""
    if HAS_LIMITS:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor(seconds: int) -> None:
    """End this process once it has worked for `seconds` more: it does so even when nobody is left to end it."""
    if HAS_LIMITS:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = int(time.process_time()) + 1 + seconds
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))
