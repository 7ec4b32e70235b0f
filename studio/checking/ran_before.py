"""Checks of pictures against what other stories of the library say of the same picture."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from studio.checking.known import Known
from studio.checking.rule import warning
from studio.story.credit import Credit
from studio.story.findings import Finding, Place
from studio.story.story import Status, Story

if TYPE_CHECKING:
    from studio.library.picture_memory import RanBefore


def check_ran_before(story: Story, known: Known) -> Iterator[Finding]:
    """A picture has the credit it has in other stories; which of them is right, only the editor can say."""
    for picture in story.pictures:
        earlier = credited_before(known.ran_before.get(picture.sha256, ()))
        if picture.credit.is_missing or earlier is None:
            continue
        if _names(earlier.use.credit) != _names(picture.credit):
            yield warning(
                "picture.credit-differs",
                Place(field="pictures", element=picture.id, part="credit"),
                id=picture.id,
                credit=picture.credit.text,
                other=earlier.use.credit.text,
                headline=earlier.use.headline.strip() or earlier.use.picture_id,
            )


def credited_before(ran: "Sequence[RanBefore]") -> "RanBefore | None":
    """The use whose credit counts most, or None where no use has one: one that left the desk, else the first."""
    return _best(before for before in ran if not before.use.credit.is_missing)


def described_before(ran: "Sequence[RanBefore]") -> "RanBefore | None":
    """The use whose alt text counts most, or None where no use has one."""
    return _best(before for before in ran if before.use.alt.strip())


def standing(ran: "Iterable[RanBefore]") -> "list[RanBefore]":
    """The uses in stories that are not spiked."""
    return [before for before in ran if before.use.status != Status.SPIKED]


def _best(ran: "Iterable[RanBefore]") -> "RanBefore | None":
    found = standing(ran)
    return next((before for before in found if before.use.handed_off), next(iter(found), None))


def _names(credit: Credit) -> tuple[str, ...]:
    """Who is named, without regard to capitals and spaces."""
    names = (credit.creator, credit.organisation, credit.via, credit.credit_line)
    return tuple(" ".join(name.split()).casefold() for name in names)
