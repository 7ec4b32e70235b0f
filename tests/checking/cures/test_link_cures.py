"""Cures of embeds, related links and the embargo."""

import pytest
from msgspec.structs import replace

from studio.checking.known import NOTHING_KNOWN, Known
from studio.library.linked_stories import LinkedStory
from studio.story.elements import RelatedLink
from studio.story.story import Status
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import EMBED

LINK = RelatedLink(headline="Last year's boats", url="https://example.org/boats", is_included=True)


@pytest.mark.parametrize(
    ("code", "link"),
    [
        ("related.no-headline", replace(LINK, headline="")),
        ("related.no-url", replace(LINK, url=" ")),
        ("related.not-web", replace(LINK, url="the harbour's own page")),
        ("related.cut", replace(LINK, is_cut=True)),
    ],
)
def test_a_link_that_is_not_whole_is_left_out(code: str, link: RelatedLink) -> None:
    story = story_with(related=(LINK, link))
    assert cure_ids(code, story) == ["leave-out"]
    assert after("leave-out", code, story).related == (LINK, replace(link, is_included=False))


@pytest.mark.parametrize("url", ["www.example.org/film?id=7", "//example.org", "Example.org/a_b#c"])
def test_an_address_is_completed(url: str) -> None:
    wanted = f"https://{url.removeprefix('//')}"
    story = story_with(embeds=(replace(EMBED, url=url),), related=(replace(LINK, url=f" {url}"),))
    assert after("complete-address", "embed.not-web", story).embeds[0].url == wanted
    assert after("complete-address", "related.not-web", story).related[0].url == wanted


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org", "harbour", "a b.org", "ada@example.org"])
def test_what_is_no_address_is_left_to_the_editor(url: str) -> None:
    assert cure_ids("embed.not-web", story_with(embeds=(replace(EMBED, url=url),))) == []


def test_a_poster_that_is_not_there_is_no_poster() -> None:
    story = story_with(embeds=(replace(EMBED, poster="gone"),))
    assert after("no-poster", "embed.poster-unknown", story).embeds[0].poster == ""


@pytest.mark.parametrize(
    ("today", "cures"),
    [("2026-01-07", []), ("2026-01-09", []), ("2026-01-10", ["clear-embargo"]), ("", [])],
    ids=["before", "perhaps still somewhere", "over", "no day known"],
)
def test_an_embargo_is_cleared_once_it_is_over_everywhere(today: str, cures: list[str]) -> None:
    story = story_with(embargoed_until="2026-01-08T23:00:00Z")
    known = Known(today=today) if today else NOTHING_KNOWN
    assert cure_ids("embargo.set", story, known) == cures
    if cures:
        assert after("clear-embargo", "embargo.set", story, known).embargoed_until == ""


LIBRARY_LINK = replace(LINK, headline="Strike begins", library_story="strike")


def known_of(**fields: object) -> Known:
    return Known(linked={"strike": LinkedStory(**{"headline": "Strike ends ", "status": Status.READY, **fields})})


def test_a_link_takes_the_new_headline_of_its_story() -> None:
    story, known = story_with(related=(LINK, LIBRARY_LINK)), known_of(earlier_headlines=("Strike begins",))
    assert cure_ids("related.headline-changed", story, known) == ["take-headline"]
    cured = after("take-headline", "related.headline-changed", story, known)
    assert cured.related == (LINK, replace(LIBRARY_LINK, headline="Strike ends"))


def test_a_link_to_a_spiked_story_or_one_without_an_address_is_left_out() -> None:
    story = story_with(related=(LIBRARY_LINK,))
    assert cure_ids("related.spiked", story, known_of(status=Status.SPIKED)) == ["leave-out"]
    assert cure_ids("related.no-url-yet", story_with(related=(replace(LIBRARY_LINK, url=""),))) == ["leave-out"]
