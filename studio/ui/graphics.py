"""Finds out, before the application object exists, whether a graphics processor draws or the processor does."""

import os
import sys
from pathlib import Path

from msgspec import Struct

_VIRTUAL_DRIVERS = frozenset(
    {"bochs-drm", "cirrus", "qxl", "simpledrm", "vboxvideo", "vmwgfx", "virtio_gpu", "hyperv_drm"}
)
_RENDER_NODES = Path("/sys/class/drm")


class Renderer(Struct, frozen=True):
    """Who draws, and how we know: a code for the About box."""

    is_software: bool
    reason: str


def find_renderer(choice: str) -> Renderer:
    """Software or hardware drawing, from the setting ``automatic``, ``software`` or ``hardware``.

    `OFFSTONE_RENDERER` in the environment wins over the setting. On Linux a machine without a render node, or with a
    virtual machine's one, draws in software; elsewhere the system has a driver that does.
    """
    wish = os.environ.get("OFFSTONE_RENDERER", choice)
    if wish in {"software", "hardware"}:
        return Renderer(wish == "software", "chosen")
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return Renderer(True, "no-display")
    if os.environ.get("LIBGL_ALWAYS_SOFTWARE") == "1":
        return Renderer(True, "environment")
    if sys.platform == "linux":
        drivers = _drivers_of_render_nodes()
        if not drivers:
            return Renderer(True, "no-device")
        if drivers <= _VIRTUAL_DRIVERS:
            return Renderer(True, "virtual-device")
    return Renderer(False, "device")


def _drivers_of_render_nodes() -> frozenset[str]:
    return frozenset(
        (node / "device" / "driver").resolve().name
        for node in _RENDER_NODES.glob("renderD*")
        if (node / "device" / "driver").exists()
    )
