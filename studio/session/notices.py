"""What the desk has to say in passing, for a toast: never a dialog where a word with Undo will do."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field


class Notice(Struct, frozen=True, kw_only=True):
    """One message: the code of its sentence with its parameters, and what its button does.

    `action` is the code of the button's word, such as ``notice.undo``; without `act` there is no button.
    """

    code: str
    parameters: dict[str, Any] = field(default_factory=dict)
    is_problem: bool = False
    action: str = "notice.undo"
    act: Callable[[], None] | None = None
