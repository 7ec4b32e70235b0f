"""The quote guard shows what was said beside what stands there now."""

from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.known import Known
from studio.story.findings import Severity
from tests.checking.stories import BODY, GOOD, HOUSE

KNOWN = Known(quotes=("nobody had expected it so soon",))


def test_a_quotation_as_it_was_is_no_finding() -> None:
    assert check(GOOD, HOUSE, KNOWN) == ()


def test_a_word_changed_inside_is_shown_at_its_line() -> None:
    body = BODY.replace("nobody had expected it", "nobody had hoped it")
    (found,) = (each for each in check(replace(GOOD, body=body), HOUSE, KNOWN) if "quote.changed" in each.code)
    assert (found.severity, found.place.line) == (Severity.WARNING, 0)
    assert found.parameters == {"before": "nobody had expected it so soon", "now": "nobody had hoped it so soon"}


def test_without_a_memory_nothing_is_said() -> None:
    body = BODY.replace("nobody had expected it", "nobody had hoped it")
    assert not [each for each in check(replace(GOOD, body=body), HOUSE) if "quote.changed" in each.code]


def test_a_quotation_that_is_gone_is_no_finding() -> None:
    assert not [each for each in check(replace(GOOD, body="Nothing."), HOUSE, KNOWN) if "quote.changed" in each.code]
