"""What verification reports: one thing wrong with a package."""

from collections.abc import Iterator

from msgspec import Struct, field

from studio import wording


class Problem(Struct, frozen=True):
    """One thing wrong; `code` with `parameters` gives the sentence."""

    code: str
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The problem in one sentence, on one line."""
        return " ".join(wording.sentence(self.code, **self.parameters).split())


Problems = Iterator[Problem]


def problem(code: str, **parameters: object) -> Problem:
    """A problem ``verify.<code>``; long parameters are cut, for they come from files nobody vouches for."""
    return Problem(f"verify.{code}", {name: _shortened(str(value)) for name, value in parameters.items()})


def _shortened(text: str) -> str:
    plain = "".join(character if character.isprintable() else " " for character in text)
    return plain if len(plain) <= 160 else f"{plain[:159]}…"
