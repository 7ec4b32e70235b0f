"""Each kind of fact box has HTML of its own, the same in both houses, and packages with them are found good."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.exporting.exporters import exporter
from studio.exporting.hand_off import HandOffRequest
from studio.exporting.verifying.verify_package import verify_package
from studio.library.library import Library
from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import House, shipped_houses
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.story import Story, new_story

FACTS = (
    Fact(question="2022-01-05", answer="A *fire*.\n\nIt spread.", source="Port", as_of="2022"),
    Fact(question="Later", answer="Rain."),
)


def _story(kind: BoxKind, facts: tuple[Fact, ...] = FACTS) -> Story:
    box = FactBox(id="box", title="What & when", kind=kind, facts=facts)
    return replace(new_story(), headline="Unrest", body="Words.\n\n::fact-box{#box}\n\nMore.", fact_boxes=(box,))


def _box(house: House, kind: BoxKind, facts: tuple[Fact, ...] = FACTS) -> str:
    return ArticleRenderer(house).render(_story(kind, facts)).blocks[1]


@pytest.mark.parametrize("house", shipped_houses(), ids=lambda house: house.id)
class TestEachHouse:
    def test_a_timeline_is_an_ordered_list_with_times(self, house: House) -> None:
        lines = _box(house, BoxKind.TIMELINE).splitlines()
        assert lines[0] == '<aside class="fact-box fact-box-timeline" aria-label="What &amp; when">'
        assert lines[1:5] == [
            "<h2>What &amp; when</h2>",
            "<ol>",
            '<li class="fact">',
            '<p class="fact-time"><time datetime="2022-01-05">5 January 2022</time></p>',
        ]
        assert '<p class="fact-time">Later</p>' in lines
        assert lines[-2:] == ["</ol>", "</aside>"]

    def test_key_points_are_a_list(self, house: House) -> None:
        html = _box(house, BoxKind.KEY_POINTS, (Fact(answer="Eleven *boats*.", source="Port"), Fact(answer="Rain.")))
        assert "<ul>\n" in html
        assert '<div class="fact-text">Eleven <em>boats</em>.</div>\n<p class="fact-source">Source: Port</p>' in html
        assert "fact-label" not in html
        assert '<p class="fact-label">2022-01-05</p>' in _box(house, BoxKind.KEY_POINTS)

    @pytest.mark.parametrize("kind", [BoxKind.PROFILE, BoxKind.NUMBERS])
    def test_profiles_and_numbers_are_lists_of_pairs(self, house: House, kind: BoxKind) -> None:
        html = _box(house, kind)
        assert html.startswith(f'<aside class="fact-box fact-box-{kind}"')
        assert "<dl>\n" in html
        assert "<dt>Later</dt>\n<dd>Rain.</dd>" in html

    @pytest.mark.parametrize("kind", BoxKind)
    def test_a_package_with_it_is_good(self, house: House, kind: BoxKind, tmp_path: Path) -> None:
        request = HandOffRequest(story=_story(kind), revision=1, saved_at="2026-01-08T14:02:00Z", house=house)
        with Library.create(tmp_path / "Desk.offstone") as library:
            path = exporter("package").export(request, library.pictures, tmp_path)
        assert verify_package(path) == ()
