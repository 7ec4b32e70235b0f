"""Pasted embed code becomes a typed embed, and what would run or watch is dropped by name."""

import pytest

from studio.intake.embed_code import clean_address, embed_from_code, is_embed_code
from studio.intake.fates import Fate
from studio.intake.html_reader import read_html
from studio.story.elements import EmbedKind

TWEET = """<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The boats are <a href="https://t.co/x">home</a>.</p>
&mdash; Ada Reyes (@ada_reyes)
<a href="https://twitter.com/ada_reyes/status/123?ref_src=twsrc%5Etfw">January 6, 2022</a>
</blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>"""


def test_a_post_with_its_author_date_and_words() -> None:
    found = embed_from_code(TWEET)
    assert found is not None
    assert found.embed.kind is EmbedKind.POST
    assert found.embed.url == "https://twitter.com/ada_reyes/status/123"
    assert (found.embed.author, found.embed.date) == ("Ada Reyes (@ada_reyes)", "January 6, 2022")
    assert found.embed.text == "The boats are home."
    assert found.embed.fallback == "Ada Reyes (@ada_reyes): The boats are home."
    assert found.dropped == ("script platform.twitter.com", "ref_src")


@pytest.mark.parametrize(
    ("code", "kind", "url", "dropped"),
    [
        (
            '<iframe width="560" src="https://www.youtube.com/embed/abc123DEF_-?si=xyz" title="The boats"></iframe>',
            EmbedKind.VIDEO,
            "https://www.youtube.com/watch?v=abc123DEF_-",
            ("si",),
        ),
        (
            "<iframe src='//player.vimeo.com/video/123456?dnt=1'></iframe><script src=https://player.vimeo.com/api.js></script>",
            EmbedKind.VIDEO,
            "https://vimeo.com/123456",
            ("script player.vimeo.com",),
        ),
        (
            '<iframe src="https://player.vimeo.com/video/123456?h=secret"></iframe>',
            EmbedKind.VIDEO,
            "https://player.vimeo.com/video/123456?h=secret",
            (),
        ),
        (
            '<iframe src="https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk?utm_source=generator"></iframe>',
            EmbedKind.AUDIO,
            "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk",
            ("utm_source",),
        ),
        (
            '<iframe src="https://www.google.com/maps/embed?pb=!1m18"></iframe>',
            EmbedKind.MAP,
            "https://www.google.com/maps/embed?pb=!1m18",
            (),
        ),
        (
            '<iframe src="https://example.org/chart"></iframe><script>track()</script>',
            EmbedKind.OTHER,
            "https://example.org/chart",
            ("script",),
        ),
        (
            '<iframe src="https://example.org/chart"></iframe>'
            '<img src="https://count.example.net/p.gif" width="1" height="1">',
            EmbedKind.OTHER,
            "https://example.org/chart",
            ("picture count.example.net",),
        ),
        (
            '<video controls><source src="https://example.org/film.mp4"></video>',
            EmbedKind.VIDEO,
            "https://example.org/film.mp4",
            (),
        ),
        (
            '<blockquote class="instagram-media"><a href="https://www.instagram.com/p/abc/?utm_source=ig_embed">A</a>'
            '</blockquote><script async src="//www.instagram.com/embed.js"></script>',
            EmbedKind.POST,
            "https://www.instagram.com/p/abc/",
            ("script www.instagram.com", "utm_source"),
        ),
        (
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ada/video/12?refer=embed"><section>'
            '<a href="https://www.tiktok.com/@ada?refer=embed">@ada</a> <p>Boats</p>'
            '<a href="https://www.tiktok.com/music/x">sound</a></section></blockquote>',
            EmbedKind.VIDEO,
            "https://www.tiktok.com/@ada/video/12",
            ("refer",),
        ),
    ],
)
def test_code_of_many_platforms(code: str, kind: EmbedKind, url: str, dropped: tuple[str, ...]) -> None:
    found = embed_from_code(code)
    assert found is not None
    assert (found.embed.kind, found.embed.url, found.dropped) == (kind, url, dropped)
    assert found.embed.fallback.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://www.youtube.com/watch?v=abc",
        "A sentence about an <iframe>.",
        "<p>The boats are home.</p>",
        "<blockquote>Only words, of nobody.</blockquote>",
        '<blockquote class="twitter-tweet"><p>No address.</p></blockquote>',
        '<blockquote class="twitter-tweet"><a href="https://evil.example/status/1">x</a></blockquote>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe src="data:text/html,x"></iframe>',
        "<iframe srcdoc='<script>x</script>'></iframe>",
        '<script src="https://example.org/x.js"></script>',
        "<iframe " + "<" * 5000,
    ],
)
def test_what_is_no_embed_code_gives_nothing(text: str) -> None:
    assert embed_from_code(text) is None


def test_a_host_that_only_ends_alike_is_another() -> None:
    found = embed_from_code('<iframe src="https://notyoutube.com/embed/abc123DEF"></iframe>')
    assert found is not None
    assert (found.embed.kind, found.embed.url) == (EmbedKind.OTHER, "https://notyoutube.com/embed/abc123DEF")


def test_an_address_keeps_what_it_needs() -> None:
    assert clean_address("https://example.org/a?id=3&utm_medium=x&q=") == (
        "https://example.org/a?id=3&q=",
        ("utm_medium",),
    )
    assert clean_address("https://example.org/a?id=3%20b#part") == ("https://example.org/a?id=3%20b#part", ())
    assert clean_address("https://[broken") == ("", ())
    assert clean_address("mailto:ada@example.org") == ("", ())


def test_code_is_told_from_text() -> None:
    assert is_embed_code(TWEET)
    assert not is_embed_code("See <iframe>")
    assert not is_embed_code("<iframe " + "x" * 200_000)


def test_the_intake_of_html_cleans_addresses_and_names_what_it_dropped() -> None:
    result = read_html(f"<p>The boats came home today.</p>{TWEET}<p>They were late, and nobody minded.</p>")
    (embed,) = result.story.embeds
    assert (embed.kind, embed.url) == (EmbedKind.POST, "https://twitter.com/ada_reyes/status/123")
    dropped = {line.reason: line.text for line in result.lines if line.fate is Fate.DROPPED}
    assert dropped["tracking-parameters"] == "twitter.com: ref_src"
    assert dropped["active-content"].endswith("script platform.twitter.com")


def test_the_intake_of_html_knows_players_by_their_pages() -> None:
    result = read_html(
        '<p>The boats came home.</p><iframe src="https://www.youtube.com/embed/abc123DEF_-?si=x"></iframe>'
    )
    (embed,) = result.story.embeds
    assert (embed.kind, embed.url) == (EmbedKind.VIDEO, "https://www.youtube.com/watch?v=abc123DEF_-")
