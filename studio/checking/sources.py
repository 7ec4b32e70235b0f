"""The check of where pictures come from, by the table of source cautions."""

from collections.abc import Iterator

from studio.checking.known import Known
from studio.checking.rule import warning
from studio.checking.source_cautions import shipped_cautions
from studio.story.findings import Finding, Place
from studio.story.story import Story


def check_sources(story: Story, known: Known) -> Iterator[Finding]:
    """A picture from a source to be careful with says so, and an own table that cannot be read is told of."""
    if known.cautions_unread:
        yield warning("source.table-unread", Place(field="pictures"), reason=known.cautions_unread)
    cautions = shipped_cautions() if known.cautions is None else known.cautions
    for picture in story.pictures:
        credit = picture.credit
        named = f"{credit.organisation} | {credit.via} | {credit.credit_line}"
        for caution in cautions:
            if caution.is_named_in(named):
                place = Place(field="pictures", element=picture.id, part="credit.organisation")
                yield warning(
                    "source.caution", place, id=picture.id, source=caution.name, caution=caution.caution.rstrip(" .")
                )
                break
