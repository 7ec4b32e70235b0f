"""A word to the editor that needs no answer: shown for a moment, with a way back where there is one."""

from collections.abc import Callable

from msgspec import Struct, field


class Notice(Struct, frozen=True, kw_only=True):
    """`code` with `parameters` gives the sentence (see `studio.wording`); `undo` takes back what it tells of."""

    code: str
    parameters: dict[str, object] = field(default_factory=dict)
    undo: Callable[[], None] | None = None
