"""Links to stories of the same library: no address yet, a story that was spiked, a headline that changed since."""

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.known import Known
from studio.library.linked_stories import LinkedStory
from studio.story.elements import RelatedLink
from studio.story.findings import Finding, Place, Severity
from studio.story.story import Status
from tests.checking.stories import GOOD, HOUSE, codes, the_finding

LINK = RelatedLink(headline="Strike begins", url="https://example.org/strike", is_included=True, library_story="strike")
STRIKE = LinkedStory("Strike begins", Status.READY)


def found(link: RelatedLink = LINK, linked: LinkedStory = STRIKE) -> tuple[Finding, ...]:
    return check(replace(GOOD, related=(link,)), HOUSE, Known(linked={"strike": linked}))


def test_a_story_of_the_library_may_wait_for_its_address() -> None:
    finding = the_finding(related=(replace(LINK, url=""),))
    assert (finding.code, finding.severity) == ("check.related.no-url-yet", Severity.WARNING)
    assert finding.place == Place(field="related", element="0", part="url")
    assert codes(related=(replace(LINK, url="", is_included=False),)) == []


def test_a_link_that_is_as_its_story_is_no_finding() -> None:
    assert found() == ()
    assert check(replace(GOOD, related=(LINK,)), HOUSE, Known()) == ()


def test_a_spiked_story_is_found() -> None:
    (finding,) = found(linked=LinkedStory("Strike begins", Status.SPIKED))
    assert (finding.code, finding.severity) == ("check.related.spiked", Severity.WARNING)
    assert finding.parameters == {"number": "1", "headline": "Strike begins"}
    assert found(replace(LINK, is_included=False), LinkedStory("", Status.SPIKED)) == ()


def test_a_headline_that_changed_since_is_found_with_both() -> None:
    (finding,) = found(linked=LinkedStory("Strike ends", Status.READY, ("Strike goes on", "Strike begins")))
    assert finding.code == "check.related.headline-changed"
    assert finding.place == Place(field="related", element="0", part="headline")
    assert finding.parameters == {"number": "1", "before": "Strike begins", "now": "Strike ends"}


@pytest.mark.parametrize(
    ("headline", "earlier"),
    [("Strikers rest", ("Strike begins",)), ("Strike ends", ("Strike begins",)), ("Strike begins", ())],
    ids=["the editor's own", "taken over", "never the story's"],
)
def test_a_headline_of_the_editors_own_is_no_finding(headline: str, earlier: tuple[str, ...]) -> None:
    assert found(replace(LINK, headline=headline), LinkedStory("Strike ends", Status.READY, earlier)) == ()
