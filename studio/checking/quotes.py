"""The quote guard: a change inside quotation marks is shown beside what stood there."""

from collections.abc import Iterator

from studio.checking.known import Known
from studio.checking.rule import warning
from studio.story.findings import Finding, Place
from studio.story.quotations import changed_quotations
from studio.story.story import Story


def check_quotes(story: Story, known: Known) -> Iterator[Finding]:
    """No word inside a remembered quotation has changed; one that is gone altogether is no finding."""
    if not known.quotes:
        return
    for changed in changed_quotations(known.quotes, story.body):
        yield warning("quote.changed", Place(field="body", line=changed.line), before=changed.before, now=changed.now)
