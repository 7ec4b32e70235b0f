"""The lines of a README that tell a web desk what changed since the hand-off it had before."""

from studio.exporting.earlier_hand_off import changes_since, unexplained_changes
from studio.exporting.hand_off import HandOffRequest
from studio.wording import sentence


def changed_lines(request: HandOffRequest) -> list[str]:
    """What changed since, one change a line, and why no correction was added where one was due.

    Nothing for a first hand-off to its house.
    """
    earlier = request.earlier
    if earlier is None:
        return []
    if earlier.story is None:
        return [sentence("readme.not_kept", revision=earlier.revision, at=earlier.at)]
    changes = changes_since(earlier, request.story)
    if not changes:
        return [sentence("readme.unchanged", revision=earlier.revision, at=earlier.at)]
    told = [f"- {sentence(change.code, **change.parameters)}" for change in changes]
    if unexplained_changes(earlier, request.story):
        reason = " ".join(request.no_correction_because.split())
        told.append(sentence("readme.no_correction", reason=reason))
    return [sentence("readme.changed", revision=earlier.revision, at=earlier.at), *told]
