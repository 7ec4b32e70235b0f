"""What a rule of the checks is: an id and a pure function from a story and a house to findings."""

from collections.abc import Callable, Iterable
from typing import Protocol

from msgspec import Struct

from studio.checking.known import Known
from studio.story.findings import Finding, Place, Severity
from studio.story.severities import SeverityChoice
from studio.story.story import Story
from studio.story.style_rules import StylePack


class HouseLimits(Protocol):
    """Lengths in characters; 0 where there is none."""

    @property
    def headline(self) -> int:
        """Of the headline."""

    @property
    def standfirst(self) -> int:
        """Of the standfirst."""

    @property
    def alt(self) -> int:
        """Of an alt text."""


class HouseRules(Protocol):
    """What the checks ask of a house; every `House` answers it."""

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections the house runs; empty when it takes any."""

    @property
    def word_target(self) -> int:
        """The length in words the house asks for; 0 when it asks for none."""

    @property
    def style(self) -> tuple[StylePack, ...]:
        """The packs of style rules the house has."""

    @property
    def lead_shape(self) -> str:
        """The shape the house shows the lead picture in; empty for as it is."""

    @property
    def picture_shape(self) -> str:
        """The shape the house shows pictures in the text in; empty for as they are."""

    @property
    def limits(self) -> HouseLimits:
        """The lengths beyond which the house wants a text to be mentioned."""

    @property
    def severities(self) -> tuple[tuple[str, SeverityChoice], ...]:
        """What the house makes of findings, by code, where it is not what they are by themselves."""


Check = Callable[[Story, HouseRules], Iterable[Finding]]


class RuleSpec(Struct, frozen=True):
    """One rule: a stable id such as ``headline`` and its check."""

    id: str
    check: Check


InformedCheck = Callable[[Story, Known], Iterable[Finding]]


class InformedRuleSpec(Struct, frozen=True):
    """One rule that needs to know more than the story: a stable id and its check."""

    id: str
    check: InformedCheck


def error(code: str, place: Place, **parameters: str) -> Finding:
    """A finding that blocks the hand-off; its sentence is ``check.<code>``."""
    return Finding(code=f"check.{code}", severity=Severity.ERROR, place=place, parameters=parameters)


def warning(code: str, place: Place, **parameters: str) -> Finding:
    """A finding that does not block; its sentence is ``check.<code>``."""
    return Finding(code=f"check.{code}", severity=Severity.WARNING, place=place, parameters=parameters)


def is_blank(text: str) -> bool:
    """True for a text of nothing but white space."""
    return not text.strip()
