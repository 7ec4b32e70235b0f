"""The panel of embeds."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.story.directives import Directive
from studio.story.elements import Embed, EmbedKind
from studio.story.findings import Place
from studio.ui.panels.element_card import CardAction
from tests.ui.panels.desk import FILM, STORY


def test_every_part_of_an_embed_can_be_edited(show) -> None:
    shown = show()
    card = shown.panel("embeds").open_card("film")
    texts = [part for part in Embed.__struct_fields__ if part not in {"id", "kind", "poster"}]
    for part in texts:
        QTest.keyClicks(card.field_of(part).text, "!")
    embed = shown.story.embeds[0]
    for part in texts:
        assert "!" in getattr(embed, part)
    QTest.keyClick(card.field_of("kind").choice, Qt.Key.Key_Down)
    QTest.keyClick(card.field_of("poster").choice, Qt.Key.Key_Down)
    assert shown.story.embeds[0].kind is EmbedKind.AUDIO
    assert shown.story.embeds[0].poster == "harbour"


def test_a_new_embed_asks_for_address_and_fallback(show) -> None:
    shown = show(replace(STORY, embeds=()))
    panel = shown.panel("embeds")
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    card = panel.card("embed")
    url, fallback = card.field_of("url"), card.field_of("fallback")
    assert url.text.hasFocus()
    assert url.is_marked_missing
    assert fallback.is_marked_missing
    assert card.content.line.full_text == "Address missing"
    QTest.keyClicks(url.text, "https://example.org/film")
    assert not url.is_marked_missing
    assert card.content.line.full_text == "Fallback missing"
    QTest.keyClicks(fallback.text, "Boats")
    assert not fallback.is_marked_missing


def test_a_poster_that_is_gone_stays_in_sight(show) -> None:
    shown = show(replace(STORY, embeds=(replace(FILM, poster="gone"),)))
    poster = shown.panel("embeds").open_card("film").field_of("poster")
    assert poster.choice.currentData() == "gone"


def test_an_embed_is_placed_and_removed(show) -> None:
    shown = show()
    buttons = shown.panel("embeds").open_card("film")._parts.buttons.buttons
    QTest.mouseClick(buttons[CardAction.PLACE], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons[CardAction.REMOVE], Qt.MouseButton.LeftButton)
    assert shown.bench.placed == [Directive(name="embed", id="film")]
    assert shown.story.embeds == ()
    shown.desk.session.undo()
    assert shown.story == STORY


def test_a_finding_leads_to_its_field(show) -> None:
    shown = show()
    assert shown.column.reveal(Place(field="embeds", element="film", part="fallback"))
    assert shown.column.panel("embeds").card("film").field_of("fallback").text.hasFocus()
