"""Editing the credits of several pictures at once: what they have in common, and changing only what was touched."""

from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from studio.story.credit import Credit
from studio.story.story import Story, with_picture

BATCH_FIELDS = (
    "creator",
    "organisation",
    "via",
    "credit_line",
    "rights_class",
    "context_note",
    "usage_terms",
    "link",
    "not_before",
    "expires",
    "instructions",
    "copyright_notice",
)
"""The fields that can be edited together: all but the text a credit was read from."""


class Differs(Enum):
    """Stands for a value where there is no common one."""

    DIFFERS = "differs"


DIFFERS = Differs.DIFFERS


class CreditUse(Struct, frozen=True, kw_only=True):
    """One credit to edit: that of a picture in a story, as it is now."""

    story_id: str
    picture_id: str
    credit: Credit


class CreditChange(Struct, frozen=True, kw_only=True):
    """What becomes of the credit of one picture in one story."""

    story_id: str
    picture_id: str
    before: Credit
    after: Credit

    @property
    def reversed(self) -> "CreditChange":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


def distinct_values(together: Iterable[Credit], name: str) -> tuple[str, ...]:
    """The values that a field has, each once, in their order."""
    return tuple(dict.fromkeys(getattr(credit, name) for credit in together))


def common_values(together: Iterable[Credit]) -> dict[str, str | Differs]:
    """For each of `BATCH_FIELDS` the value that all of the credits have, or DIFFERS; empty texts for no credits."""
    credits_ = tuple(together)
    found = {name: distinct_values(credits_, name) or ("",) for name in BATCH_FIELDS}
    return {name: values[0] if len(values) == 1 else DIFFERS for name, values in found.items()}


def with_values(credit: Credit, values: Mapping[str, str]) -> Credit:
    """The credit with some of `BATCH_FIELDS` set, and all else as it was. Raises ValueError for any other field."""
    others = set(values) - set(BATCH_FIELDS)
    if others:
        raise ValueError(f"not fields of a batch: {sorted(others)}")
    return replace(credit, **values)


def changes_of(uses: Iterable[CreditUse], values: Mapping[str, str]) -> tuple[CreditChange, ...]:
    """What setting some of `BATCH_FIELDS` changes; uses that have these values already are left out."""
    made = (
        CreditChange(
            story_id=use.story_id, picture_id=use.picture_id, before=use.credit, after=with_values(use.credit, values)
        )
        for use in uses
    )
    return tuple(change for change in made if change.after != change.before)


def with_changes(story: Story, changes: Iterable[CreditChange]) -> Story:
    """The story with the changes that are its own; a picture that is gone, or was edited since, stays as it is."""
    for change in changes:
        picture = story.picture(change.picture_id)
        if change.story_id == story.id and picture is not None and picture.credit == change.before:
            story = with_picture(story, replace(picture, credit=change.after))
    return story
