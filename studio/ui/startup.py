"""What must be said to Qt and its web engine before the application object exists."""

import gc
import os
import sys

from PySide6.QtCore import QCoreApplication, Qt

from studio.ui.graphics import Renderer, find_renderer

_NO_NAME_RESOLVES = '--host-resolver-rules="MAP * ~NOTFOUND"'
_OFFLINE_FLAGS = (
    _NO_NAME_RESOLVES,
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--disable-features=DnsOverHttps,AsyncDns,NetworkTimeServiceQuerying",
)


def prepare_process(graphics_choice: str) -> Renderer:
    """Set the environment for drawing and for staying offline. Call once, before the application object is made.

    Chromium's flags are set, not added to: what the environment says must not open a door.
    """
    renderer = find_renderer(graphics_choice)
    flags = list(_OFFLINE_FLAGS)
    if renderer.is_software:
        # A web view puts the whole window through OpenGL; in software every repaint of the editor would pay for it.
        os.environ["QT_QUICK_BACKEND"] = "software"
        flags.append("--disable-gpu")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(flags)
    if sys.platform == "linux":
        os.environ.setdefault("QT_ACCESSIBILITY", "1")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    return renderer


def spare_what_is_there() -> None:
    """Let the garbage collector pass over all objects of the start from now on. Call once the desk is there.

    They live as long as the program does. Walking them took a full collection 20 to 30 ms, in the middle of typing.
    """
    gc.freeze()
