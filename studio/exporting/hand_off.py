"""A request to hand a story off, and the rule that findings of severity error stand in its way."""

from typing import Protocol

from msgspec import Struct

from studio.errors import CorrectionDue, FindingsBlock
from studio.exporting.earlier_hand_off import EarlierHandOff, unexplained_changes
from studio.rendering.houses import House
from studio.story.findings import Finding, Severity, blocks_hand_off
from studio.story.slugs import slug_from
from studio.story.story import Story
from studio.wording import sentence


class HandOffRequest(Struct, frozen=True, kw_only=True):
    """One story, as one revision of it stands, to leave in the looks of one house.

    `saved_at` is the time the revision was saved, ISO in UTC with whole seconds: ``2026-01-08T14:02:00Z``.
    `findings` are the preflight's; with errors among them, `override_reason` must say why the story leaves anyway.
    `earlier` is what the house was handed before. Where readers were told something else then, and no new note under
    the story says so, `no_correction_because` must say why none is needed.
    """

    story: Story
    revision: int
    saved_at: str
    house: House
    findings: tuple[Finding, ...] = ()
    override_reason: str = ""
    earlier: EarlierHandOff | None = None
    no_correction_because: str = ""

    @property
    def slug(self) -> str:
        """The story's slug as a file name may hold it: ASCII, without spaces."""
        return slug_from(self.story.working_slug, max_words=40) or "untitled"

    @property
    def file_stem(self) -> str:
        """The name of a single-file export, without its suffix, such as ``kazakhstan-unrest_v3``."""
        return f"{self.slug}_v{self.revision}"

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that were overridden, or that stand in the way."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not stand in the way."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)


class Originals(Protocol):
    """Where the originals of pictures are read from, by the SHA-256 of their bytes."""

    def read(self, sha256: str) -> bytes:
        """The bytes of one original."""
        ...


def require_clear(request: HandOffRequest) -> None:
    """Raise FindingsBlock when errors stand in the way and nobody gave a reason to hand off all the same.

    Raises CorrectionDue when readers were told something else before, and neither a note nor a reason answers that.
    """
    if blocks_hand_off(request.findings) and not request.override_reason.strip():
        raise FindingsBlock("export.findings_block", count=len(request.errors))
    if request.earlier is None or request.no_correction_because.strip():
        return
    told = [sentence(each.code, **each.parameters) for each in unexplained_changes(request.earlier, request.story)]
    if told:
        raise CorrectionDue("export.correction_due", revision=request.earlier.revision, changes="; ".join(told))
