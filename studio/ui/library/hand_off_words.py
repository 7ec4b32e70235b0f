"""What the story list says of a story's hand-off."""

from studio.library.records import StoryRow
from studio.wording import sentence


def hand_off_words(row: StoryRow, *, is_short: bool = False) -> str:
    """Such as ``handed off v7, edited since``, or ``edited since v7`` where room is short; empty before a hand-off."""
    if row.handed_off_revision is None:
        return ""
    if not row.is_edited_since_hand_off:
        return sentence("library.handed-off", revision=row.handed_off_revision)
    code = "library.edited-since-short" if is_short else "library.edited-since"
    return sentence(code, revision=row.handed_off_revision)
