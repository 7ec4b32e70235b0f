"""The hand-off before this one: what a house's web desk has already, and what changed since."""

from msgspec import Struct

from studio.errors import LibraryDamaged
from studio.library.library import Library
from studio.story.hand_off_changes import HandOffChange, hand_off_changes, has_new_correction, material_changes
from studio.story.story import Story


class EarlierHandOff(Struct, frozen=True):
    """An earlier hand-off of a story to the same house: its revision, its time (ISO in UTC), the story as it left.

    `story` is None where the library did not keep that revision.
    """

    revision: int
    at: str
    story: Story | None


def earlier_hand_off(library: Library, story_id: str, house_id: str, revision: int) -> EarlierHandOff | None:
    """The hand-off to a house of its latest revision before `revision`, when that first left; or None.

    Handing the one or the other off again changes nothing in that. Raises what reading a library raises.
    """
    before = [each for each in library.hand_offs(story_id) if each.house == house_id and each.revision < revision]
    if not before:
        return None
    number = max(each.revision for each in before)
    at = min(each.at for each in before if each.revision == number)
    return EarlierHandOff(number, at, _kept_story(library, story_id, number))


def changes_since(earlier: EarlierHandOff | None, story: Story) -> tuple[HandOffChange, ...]:
    """What changed since the earlier hand-off; nothing where there is none, or where its story was not kept."""
    return hand_off_changes(earlier.story, story) if earlier is not None and earlier.story is not None else ()


def unexplained_changes(earlier: EarlierHandOff | None, story: Story) -> tuple[HandOffChange, ...]:
    """The material changes since the earlier hand-off, unless a new note under the story tells readers of them."""
    if earlier is None or earlier.story is None or has_new_correction(earlier.story, story):
        return ()
    return material_changes(changes_since(earlier, story))


def _kept_story(library: Library, story_id: str, revision: int) -> Story | None:
    if all(row.revision != revision for row in library.revisions(story_id)):
        return None
    try:
        return library.revision(story_id, revision)
    except LibraryDamaged as error:
        if error.code != "library.story_damaged":
            raise
        return None  # one revision that cannot be read must not keep the story from leaving
