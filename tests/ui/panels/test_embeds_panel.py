"""The panel of embeds."""

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.session.notices import Notice
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


CODE = (
    '<blockquote class="twitter-tweet"><p>The boats are home.</p>&mdash; Ada Reyes (@ada_reyes) '
    '<a href="https://twitter.com/ada_reyes/status/123?ref_src=twsrc">January 6, 2022</a></blockquote>\n'
    '<script async src="https://platform.twitter.com/widgets.js"></script>'
)


def paste_into(field, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    field.text.selectAll()
    field.text.insertFromMimeData(mime)


def test_code_pasted_for_the_address_fills_the_fields_as_one_step(show) -> None:
    shown = show()
    notices: list[Notice] = []
    shown.desk.notice.connect(notices.append)
    card = shown.panel("embeds").open_card("film")
    paste_into(card.field_of("url"), CODE)
    filled = replace(
        FILM,
        kind=EmbedKind.POST,
        url="https://twitter.com/ada_reyes/status/123",
        author="Ada Reyes (@ada_reyes)",
        date="2022-01-06",
        text="The boats are home.",
    )
    assert shown.story.embeds == (filled,)
    assert card.field_of("url").text.exact_text == filled.url
    (notice,) = notices
    assert notice.parameters == {"names": "script platform.twitter.com, ref_src"}
    shown.desk.session.undo()
    assert shown.story == STORY
    shown.desk.session.redo()
    notice.act()
    assert shown.story == STORY


def test_a_button_fills_the_fields_from_what_is_copied(show) -> None:
    shown = show(replace(STORY, embeds=(Embed(id="film", fallback=""),)))
    notices: list[Notice] = []
    shown.desk.notice.connect(notices.append)
    card = shown.panel("embeds").open_card("film")
    QGuiApplication.clipboard().setText("Only words")
    QTest.mouseClick(card._parts.fill, Qt.MouseButton.LeftButton)
    assert notices[-1].code == "panels.embeds.no-code"
    assert shown.story.embeds == (Embed(id="film", fallback=""),)
    QGuiApplication.clipboard().setText(CODE)
    QTest.mouseClick(card._parts.fill, Qt.MouseButton.LeftButton)
    assert shown.story.embeds[0].fallback == "Ada Reyes (@ada_reyes): The boats are home."


def test_code_for_the_same_address_does_not_stay_in_the_field(show) -> None:
    shown = show()
    url = shown.panel("embeds").open_card("film").field_of("url")
    paste_into(url, f'<iframe src="{FILM.url}"></iframe>')
    assert url.text.exact_text == FILM.url


def test_fields_that_a_kind_does_without_come_when_they_are_asked_for(show) -> None:
    shown = show()
    card = shown.panel("embeds").open_card("film")
    form = card._parts.form.fields
    assert form["alt"].isVisibleTo(card)
    assert not form["text"].isVisibleTo(card)
    shown.desk.session.edit("test", step="Kind", embeds=(replace(FILM, kind=EmbedKind.POST),))
    assert form["text"].isVisibleTo(card)
    assert not form["alt"].isVisibleTo(card)
    assert shown.column.reveal(Place(field="embeds", element="film", part="alt"))
    assert form["alt"].isVisibleTo(card)


def test_posters_are_offered_by_their_words_and_a_lost_one_is_marked(show) -> None:
    shown = show(replace(STORY, embeds=(replace(FILM, poster="gone"),)))
    poster = shown.panel("embeds").open_card("film").field_of("poster")
    words = [poster.choice.itemText(index) for index in range(poster.choice.count())]
    assert words == ["None", "The fleet, home before the storm", "minister", "IMG_2231.jpg", "gone"]
    assert not poster.choice.itemIcon(1).isNull()
    assert poster.is_marked_missing
    shown.desk.session.edit("test", step="Poster", embeds=(replace(FILM, poster="harbour"),))
    assert not poster.is_marked_missing
