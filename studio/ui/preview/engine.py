"""What the web engine is, for the About box."""

from PySide6.QtWebEngineCore import qWebEngineChromiumVersion


def chromium_version() -> str:
    """The version of Chromium inside the web engine."""
    return str(qWebEngineChromiumVersion())
