"""The preview is sealed: no script of a page runs, nothing but the story is asked for, nothing is granted."""

from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings

from studio.rendering.article import ArticleRenderer
from studio.story.story import new_story
from studio.ui.preview.sealing import ALLOWED_ATTRIBUTES
from tests.shared_data import shared

HOSTILE_PAGE = b"""<!DOCTYPE html><html><head><title>untouched</title>
<link rel="preconnect" href="https://preconnect.example/"><link rel="stylesheet" href="https://style.example/x.css">
<meta http-equiv="refresh" content="0;url=https://refresh.example/">
</head><body onload="document.title='onload'"><article><div class="body"></div></article>
<script>document.title='script'</script><img src="https://image.example/x.png" onerror="document.title='onerror'">
<img src="images/unknown.jpg" onerror="document.title='onerror'"><iframe src="https://frame.example/"></iframe>
<svg onload="document.title='svg'"></svg><object data="https://object.example/"></object>
<form action="https://form.example/" id="f"><input name="a" autofocus onfocus="document.title='focus'"></form>
<video src="https://video.example/x.mp4" autoplay></video><a id="a" href="javascript:document.title='link'">x</a>
</body></html>"""


def load_hostile(qtbot, preview, monkeypatch) -> None:
    preview.show(replace(new_story(), headline="Hostile"))
    monkeypatch.setattr(ArticleRenderer, "page", lambda *_: HOSTILE_PAGE.decode())
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.view.load_story()


def test_no_script_of_a_page_runs_even_one_the_renderer_let_through(qtbot, preview, monkeypatch):
    load_hostile(qtbot, preview, monkeypatch)
    preview.run("document.getElementById('a').click(); document.getElementById('f').submit(); 1")
    qtbot.wait(300)
    assert preview.run("document.title") == "untouched"
    assert preview.pane.view.url().scheme() == "offstone"


def test_only_the_story_is_asked_for(qtbot, preview, monkeypatch):
    load_hostile(qtbot, preview, monkeypatch)
    loaded = preview.run(
        "JSON.stringify(performance.getEntriesByType('resource').filter(e => e.transferSize > 0).map(e => e.name))"
    )
    assert loaded == "[]"
    assert preview.run("document.images[0].naturalWidth + document.images[1].naturalWidth") == 0


def test_the_response_carries_the_policy(qtbot, preview, monkeypatch):
    """A header given wrongly is dropped in silence; then an inline event handler would report nothing."""
    load_hostile(qtbot, preview, monkeypatch)
    blocked = preview.run(
        "new Promise(() => 0); window.seen = []; "
        "document.addEventListener('securitypolicyviolation', e => window.seen.push(e.effectiveDirective)); "
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://late.example/x.png'})); 1"
    )
    assert blocked == 1
    qtbot.waitUntil(lambda: preview.run("window.seen.join()") == "img-src")


def test_every_web_setting_but_the_allowed_ones_is_off(preview):
    preview.show(replace(new_story(), headline="Settings"))
    settings = preview.pane.view.preview_page.settings()
    on = {attribute for attribute in QWebEngineSettings.WebAttribute if settings.testAttribute(attribute)}
    assert on <= set(ALLOWED_ATTRIBUTES)
    assert preview.pane.view.preview_page.profile().isOffTheRecord()


def test_a_clicked_link_is_reported_and_not_followed(qtbot, preview):
    preview.show(replace(new_story(), headline="Links", body="[there](https://elsewhere.example/page)"))
    with qtbot.waitSignal(preview.pane.link_clicked) as clicked:
        preview.run("document.querySelector('.body a').click(); 1")
    assert clicked.args[0] == QUrl("https://elsewhere.example/page")
    assert preview.pane.view.url().scheme() == "offstone"


def test_a_picture_is_served_by_its_exact_name_only(qtbot, preview):
    preview.show(replace(new_story(), headline="Names"))
    for name in ("../../library.db", "%2e%2e/library.db", "", "x.jpg", "/etc/passwd"):
        assert not preview.pane.source.picture_bytes(name, lambda _: None, lambda: None)


def test_the_hostile_corpus_as_a_story_stays_inert(qtbot, preview):
    vectors = shared("corpora", "xss", "h5sc", "vectors.txt").read_text("utf-8", errors="replace").splitlines()
    lines = [line for line in vectors if line.strip()]
    preview.show(replace(new_story(), headline=lines[0], standfirst=lines[1], body="\n\n".join(lines)))
    preview.run("document.querySelectorAll('a').forEach(a => a.click()); 1")
    preview.run("document.querySelectorAll('*').forEach(e => e.focus()); 1")
    active = (
        "document.querySelectorAll('article script, article iframe, article object, article svg, article form').length"
    )
    assert preview.run(active) == 0
    assert preview.run("document.images.length") == 0
    assert preview.pane.view.url().scheme() == "offstone"
