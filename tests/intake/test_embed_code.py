"""Pasted embed code becomes a typed embed, and what would run or watch is dropped by name."""

import re

import pytest

from studio.intake.embed_address import clean_address, embed_from_address, is_embed_code
from studio.intake.embed_code import embed_from_code
from studio.intake.fates import Fate
from studio.intake.html_reader import read_html
from studio.story.elements import EmbedKind
from tests.shared_data import shared

TWEET = """<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The boats are <a href="https://t.co/x">home</a>.</p>
&mdash; Ada Reyes (@ada_reyes)
<a href="https://twitter.com/ada_reyes/status/123?ref_src=twsrc%5Etfw">January 6, 2022</a>
</blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>"""


def test_a_post_with_its_author_date_and_words() -> None:
    found = embed_from_code(TWEET)
    assert found is not None
    assert found.embed.kind is EmbedKind.POST
    assert found.embed.url == "https://twitter.com/ada_reyes/status/123"
    assert (found.embed.author, found.embed.date) == ("Ada Reyes (@ada_reyes)", "2022-01-06")
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
    assert embed.fallback == "Content from www.youtube.com"


BLUESKY = """<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:x/app.bsky.feed.post/3k"><p lang="en">The
boats are home.<br><br><a href="https://bsky.app/profile/did:plc:x/post/3k">[image or embed]</a></p>&mdash; Ada (Boats)
Reyes (<a href="https://bsky.app/profile/did:plc:x">@ada-reyes.bsky.social</a>)
<a href="https://bsky.app/profile/did:plc:x/post/3k?ref_src=embed">January 6, 2025 at 3:04 PM</a></blockquote>"""
INSTAGRAM = """<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/Cx/?utm_source=a">
<div><a href="https://www.instagram.com/"><div>View this post on Instagram</div></a>
<p><a href="https://www.instagram.com/">A post shared by Ada Reyes (@ada.reyes)</a></p></div></blockquote>"""
FACEBOOK = """<div class="fb-post" data-href="https://www.facebook.com/harbour/posts/10/"><blockquote
class="fb-xfbml-parse-ignore"><p>The boats are home.</p>Posted by <a href="https://www.facebook.com/harbour/">The
Harbour</a> on&nbsp;<a href="https://www.facebook.com/harbour/">Thursday, August 27, 2015</a></blockquote></div>"""
MASTODON = """<blockquote class="mastodon-embed" data-embed-url="https://sea.example/@ada/1/embed">
<a href="https://sea.example/@ada/1"><div>Post by @ada@sea.example</div><div>View on Mastodon</div></a></blockquote>"""
REDDIT = """<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/boats/comments/1a/home/">The boats are
home</a><br> by<a href="https://www.reddit.com/user/ada_reyes/">u/ada_reyes</a> in<a
href="https://www.reddit.com/r/boats/">boats</a></blockquote>"""
TIKTOK = """<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ada/video/12"><section>
<a href="https://www.tiktok.com/@ada">@ada</a> <p>The boats are home.</p> <a href="https://www.tiktok.com/music/x">♬
sound</a></section></blockquote>"""
NUMBERED = """<blockquote class="twitter-tweet"><p>— No, they said.<br>Posted by me on Friday</p>&mdash; Ada (@ada)
<a href="https://x.com/ada/status/1">6. Jan 2022</a></blockquote>"""


@pytest.mark.parametrize(
    ("code", "url", "author", "date", "text"),
    [
        (
            BLUESKY,
            "https://bsky.app/profile/did:plc:x/post/3k",
            "Ada (Boats) Reyes (@ada-reyes.bsky.social)",
            "2025-01-06",
            "The boats are home.",
        ),
        (INSTAGRAM, "https://www.instagram.com/reel/Cx/", "Ada Reyes (@ada.reyes)", "", ""),
        (FACEBOOK, "https://www.facebook.com/harbour/posts/10/", "The Harbour", "2015-08-27", "The boats are home."),
        (MASTODON, "https://sea.example/@ada/1", "@ada@sea.example", "", ""),
        (REDDIT, "https://www.reddit.com/r/boats/comments/1a/home/", "u/ada_reyes", "", "The boats are home"),
        (TIKTOK, "https://www.tiktok.com/@ada/video/12", "@ada", "", "The boats are home."),
        (NUMBERED, "https://x.com/ada/status/1", "Ada (@ada)", "2022-01-06", "— No, they said. Posted by me on Friday"),
    ],
)
def test_code_and_intake_read_the_same_post(code: str, url: str, author: str, date: str, text: str) -> None:
    found = embed_from_code(code)
    assert found is not None
    (embed,) = read_html(
        f"<p>The boats came home today.</p>{code}<p>They were late, and nobody minded.</p>"
    ).story.embeds
    for each in (found.embed, embed):
        assert (each.url, each.author, each.date, each.text) == (url, author, date, text)


@pytest.mark.parametrize(
    ("code", "url", "dropped"),
    [
        (
            '<script src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="harbour/12"></script>',
            "https://t.me/harbour/12",
            ("script telegram.org",),
        ),
        (
            '<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@ada/post/C1?xmt=A">'
            '<a href="https://www.threads.net/@ada"><div>View on Threads</div></a></blockquote>',
            "https://www.threads.net/@ada/post/C1",
            ("xmt",),
        ),
        (
            '<iframe src="https://www.linkedin.com/embed/feed/update/urn:li:share:7123456?collapsed=1"></iframe>',
            "https://www.linkedin.com/feed/update/urn:li:share:7123456",
            (),
        ),
    ],
)
def test_posts_that_say_nothing_have_their_address(code: str, url: str, dropped: tuple[str, ...]) -> None:
    found = embed_from_code(code)
    assert found is not None
    assert (found.embed.kind, found.embed.url, found.embed.fallback, found.dropped) == (
        EmbedKind.POST,
        url,
        "",
        dropped,
    )


def test_a_script_among_words_or_beside_another_stays_text() -> None:
    script = '<script src="https://telegram.org/js/telegram-widget.js" data-telegram-post="harbour/12"></script>'
    assert embed_from_code(f"<p>Words.</p>{script}") is None
    assert embed_from_code(script + script) is None
    assert embed_from_code(script + '<iframe src="https://example.org/a"></iframe>' * 2) is None


def test_what_a_post_says_of_itself_stays_in_the_fallback_of_an_intake_as_well() -> None:
    result = read_html(TWEET)
    (line,) = [line for line in result.lines if line.fate is Fate.EMBED]
    (embed,) = result.story.embeds
    assert embed.fallback == line.text == "The boats are home . — Ada Reyes (@ada_reyes) January 6, 2022"


@pytest.mark.parametrize(("title", "fallback"), [("The boats", "The boats"), ("YouTube video player", ""), ("", "")])
def test_a_title_that_says_nothing_is_no_fallback(title: str, fallback: str) -> None:
    found = embed_from_code(f'<iframe src="https://www.youtube.com/embed/abc123DEF_-" title="{title}"></iframe>')
    assert found is not None
    assert (found.embed.title, found.embed.fallback) == (fallback, fallback)


def test_the_words_beside_a_player_are_its_fallback() -> None:
    found = embed_from_code(
        '<iframe src="https://player.vimeo.com/video/123456"></iframe>'
        '<p><a href="https://vimeo.com/123456">The boats</a> from <a href="https://vimeo.com/ada">Ada</a>.</p>'
    )
    assert found is not None
    assert found.embed.fallback == "The boats from Ada."


@pytest.mark.parametrize(
    "code",
    [
        f"<p>Words of the story.</p>{TWEET}",
        f"{TWEET}{TWEET}",
        '<iframe src="https://example.org/a"></iframe><iframe src="https://example.org/b"></iframe>',
        f'<iframe src="https://example.org/a"></iframe><p>{"word " * 50}</p>',
    ],
)
def test_code_among_other_things_stays_text(code: str) -> None:
    assert embed_from_code(code) is None


def test_code_from_the_clipboard_of_a_browser() -> None:
    found = embed_from_code(f"<html><body><!--StartFragment-->{TWEET}<!--EndFragment--></body></html>")
    assert found is not None
    assert found.embed.author == "Ada Reyes (@ada_reyes)"


@pytest.mark.parametrize(
    ("address", "kind", "url", "dropped"),
    [
        (
            "https://www.youtube.com/watch?v=abc123DEF_-&t=3&si=x",
            EmbedKind.VIDEO,
            "https://www.youtube.com/watch?v=abc123DEF_-&t=3",
            ("si",),
        ),
        ("https://youtu.be/abc123DEF_-?si=x\n", EmbedKind.VIDEO, "https://youtu.be/abc123DEF_-", ("si",)),
        ("https://x.com/ada/status/123?s=20", EmbedKind.POST, "https://x.com/ada/status/123", ("s",)),
        ("https://bsky.app/profile/a.b/post/3k", EmbedKind.POST, "https://bsky.app/profile/a.b/post/3k", ()),
        ("https://vimeo.com/123456", EmbedKind.VIDEO, "https://vimeo.com/123456", ()),
    ],
)
def test_the_address_of_one_post_or_film(address: str, kind: EmbedKind, url: str, dropped: tuple[str, ...]) -> None:
    found = embed_from_address(address)
    assert found is not None
    assert (found.embed.kind, found.embed.url, found.dropped) == (kind, url, dropped)
    assert found.embed.fallback == ""


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/@harbour",
        "https://x.com/ada",
        "https://example.org/watch?v=abc123DEF",
        "See https://youtu.be/abc123DEF_-",
        "https://youtu.be/abc123DEF_- and more",
        "https://vimeo.com.evil.example/123456",
        "youtu.be/abc123DEF_-",
        "",
        TWEET,
    ],
)
def test_other_addresses_and_words_are_no_embeds(text: str) -> None:
    assert embed_from_address(text) is None


@pytest.mark.parametrize(
    "piece",
    ["<p>", "<div class='fb-post'>", "<br>", "— a", "<p>— ", "<blockquote class='twitter-tweet'>", "<a href='//x'>"],
)
def test_pathological_posts_are_finished(piece: str) -> None:
    embed_from_code(f"<blockquote class='twitter-tweet'>{piece * (90_000 // len(piece))}")


@pytest.mark.parametrize("name", ["xss_payloads_quick.txt", "RSNAKE_XSS.txt", "MarioXSSVectors.txt"])
def test_hostile_code_gives_no_address_but_a_web_address(name: str) -> None:
    for payload in shared("corpora", "xss", "lists", name).read_text("utf-8", "replace").splitlines():
        for code in (
            payload,
            f'<iframe src="{payload}"></iframe>',
            f"<blockquote class=twitter-tweet>{payload}</blockquote>",
        ):
            found = embed_from_code(code)
            assert found is None or re.match(r"https?://[^\s<>\"]+$", found.embed.url), code
