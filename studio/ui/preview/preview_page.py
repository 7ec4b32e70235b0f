"""The web page of the preview: a sealed page that our patches reach, from a script world beside it."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import msgspec
from PySide6.QtWebEngineCore import QWebEngineScript

from studio.rendering.missing_elements import css_string, missing_elements_style
from studio.resources import resource
from studio.ui.preview.page_views import AS_READERS_GET_IT, view_style
from studio.ui.preview.sealed_page import SealedPage
from studio.wording import sentence


class PreviewPage(SealedPage):
    """Shows, beside the story, what readers do not get: where something is missing.

    `view` is how it is looked at, from the next load on.
    """

    view = AS_READERS_GET_IT

    def prepare(self) -> None:
        """Put our functions and our style beside the page."""
        self.runJavaScript(_preview_script(), QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self.call("dress", _preview_style(), view_style(self.view))
        if self.view.is_on_paper:
            self.call("putOnPaper")

    def call(self, function: str, *arguments: Any, on_result: Callable[[Any], None] | None = None) -> None:
        """Call a function of preview.js, in a world of its own that the page cannot see."""
        values = ",".join(_as_script(argument) for argument in arguments)
        code = f"offstone.{function}({values})"
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld
        if on_result is None:
            self.runJavaScript(code, world)
        else:
            # Qt hands objects over only where script is on in the page; text it always hands over.
            self.runJavaScript(f"JSON.stringify({code}) ?? 'null'", world, partial(_hand_over, on_result))


@cache
def _preview_script() -> str:
    return resource("preview", "preview.js").read_text("utf-8")


@cache
def _preview_style() -> str:
    marks = (("no-alt-mark", "preview.view-as.no-alt-mark"), ("no-fallback-mark", "preview.view-as.no-fallback-mark"))
    words = "".join(f"--{name}: {css_string(sentence(code))};" for name, code in marks)
    own = resource("preview", "preview.css").read_text("utf-8")
    return f"{own}{missing_elements_style()}\n:root {{ {words} }}"


def _as_script(value: Any) -> str:
    return (
        msgspec.json.encode(value)
        .decode()
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _hand_over(on_result: Callable[[Any], None], text: Any) -> None:
    """Pass on a result; a page that went away meanwhile has none."""
    on_result(msgspec.json.decode(text) if isinstance(text, str) and text else None)
