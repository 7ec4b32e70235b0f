"""The image-credit panel, as an editor uses it."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from studio.rendering.houses import CreditFormat
from studio.story.credit import Credit, RightsClass
from studio.story.directives import Directive
from studio.story.findings import Place
from studio.story.picture import Crop, PlacedPicture
from studio.ui.panels.element_card import CardAction
from tests.ui.panels.desk import HARBOUR, STORY


def field(shown, element: str, part: str):
    """The text field of one part, with its card opened."""
    shown.column.reveal(Place(field="pictures", element=element, part=part))
    return shown.column.panel("pictures").card(element).field_of(part).text


def press(card, action: CardAction) -> None:
    QTest.mouseClick(card._parts.buttons.buttons[action], Qt.MouseButton.LeftButton)


def test_every_key_reaches_the_story_and_the_caret_stays(show) -> None:
    shown = show()
    caption = field(shown, "harbour", "caption")
    cursor = caption.textCursor()
    cursor.setPosition(4)
    caption.setTextCursor(cursor)
    for number, key in enumerate("old "):
        QTest.keyClick(caption, key)
        assert caption.textCursor().position() == 5 + number
        assert caption.hasFocus()
    assert shown.story.picture("harbour").caption == "The old fleet, home before the storm"


def test_typing_is_one_step_and_undo_shows_in_the_field(show) -> None:
    shown = show()
    creator = field(shown, "market", "credit.creator")
    QTest.keyClicks(creator, "Bo Lind")
    assert shown.story.picture("market").credit.creator == "Bo Lind"
    assert creator.property("missing") != "true"
    shown.desk.session.undo()
    assert shown.story == STORY
    assert creator.exact_text == ""
    assert creator.property("missing") == "true"
    shown.desk.session.redo()
    assert creator.exact_text == "Bo Lind"


def test_every_part_of_a_picture_can_be_edited(show) -> None:
    shown = show()
    credit_parts = {name for name in Credit.__struct_fields__ if name not in {"rights_class", "raw"}}
    for part in ["alt", "caption", *sorted(f"credit.{name}" for name in credit_parts)]:
        QTest.keyClicks(field(shown, "market", part), f"My {part}")
    picture = shown.story.picture("market")
    assert (picture.alt, picture.caption) == ("My alt", "My caption")
    for name in credit_parts:
        assert getattr(picture.credit, name) == f"My credit.{name}"
    rest = {
        "id",
        "sha256",
        "media_type",
        "file_name",
        "width",
        "height",
        "decorative",
        "crop",
        "crops",
        "focus",
        "contradictions",
        "provenance",
        "alt",
        "caption",
        "credit",
    }
    assert set(PlacedPicture.__struct_fields__) == rest


def test_the_rights_class_is_chosen(show) -> None:
    shown = show()
    shown.column.reveal(Place(field="pictures", element="market", part="credit.rights_class"))
    rights = shown.column.panel("pictures").card("market").field_of("credit.rights_class")
    assert rights.is_marked_missing
    QTest.keyClick(rights.choice, Qt.Key.Key_Down)
    assert shown.story.picture("market").credit.rights_class == RightsClass.STAFF
    assert not rights.is_marked_missing


def test_what_is_missing_is_said_at_its_field(show) -> None:
    shown = show()
    card = shown.panel("pictures").open_card("market")
    assert card.field_of("alt").is_marked_missing
    assert card.field_of("credit").is_marked_missing
    assert card.content.credit.full_text == "Credit missing"
    assert "No alt text" in card.content.badges.words
    QTest.keyClicks(card.field_of("alt").text, "A")
    QTest.keyClicks(card.field_of("credit").text, "B")
    assert not card.field_of("alt").is_marked_missing
    assert not card.field_of("credit").is_marked_missing
    assert card.content.credit.full_text == "B"
    assert "No alt text" not in card.content.badges.words


def test_a_decorative_picture_needs_no_alt_text(show) -> None:
    shown = show()
    card = shown.panel("pictures").open_card("market")
    QTest.mouseClick(card._parts.decorative, Qt.MouseButton.LeftButton, pos=card._parts.decorative.rect().center() / 4)
    assert shown.story.picture("market").decorative
    assert not card.field_of("alt").is_marked_missing
    assert not card.field_of("alt").isEnabled()


def test_the_credit_shows_as_the_house_prints_it(show) -> None:
    shown = show()
    card = shown.panel("pictures").open_card("harbour")
    assert card._parts.credit.printed.text() == "Ada Reyes/Northwind Agency"
    shown.desk.use_house(credit_format=CreditFormat.LABEL, credit_label="Picture: ")
    assert card._parts.credit.printed.text() == "Picture: Ada Reyes/Northwind Agency"


def test_the_other_houses_show_how_they_print_it(show) -> None:
    shown = show()
    weekly = replace(shown.desk.house, id="weekly", name="Weekly", credit_name_joiner=", ")
    shown.desk.houses = (shown.desk.house, weekly)
    credit = shown.panel("pictures").open_card("harbour")._parts.credit
    assert credit.elsewhere.text() == "Weekly: Ada Reyes, Northwind Agency"
    assert not credit.elsewhere.isHidden()


def test_pictures_are_placed_and_made_the_lead(show) -> None:
    shown = show()
    card = shown.panel("pictures").open_card("market")
    press(card, CardAction.PLACE)
    assert shown.bench.placed == [Directive(name="picture", id="market")]
    press(card, CardAction.MAKE_LEAD)
    assert shown.story.lead_picture == "market"
    assert "Lead" in card.content.badges.words
    assert not card._parts.buttons.buttons[CardAction.MAKE_LEAD].isEnabled()


def test_a_removed_picture_can_be_had_back_later(show) -> None:
    shown = show()
    notices = []
    shown.desk.notice.connect(notices.append)
    press(shown.panel("pictures").open_card("harbour"), CardAction.REMOVE)
    assert shown.story.picture("harbour") is None
    assert shown.story.lead_picture == ""
    assert shown.column.panel("pictures").card("harbour") is None
    shown.desk.session.edit("title", headline="Edited since")
    notices[0].act()
    assert shown.story == replace(STORY, headline="Edited since")
    assert shown.column.panel("pictures").card("harbour") is not None


def test_body_typing_leaves_the_cards_alone_until_a_place_changes(show, qtbot) -> None:
    shown = show()
    panel = shown.panel("pictures")
    cards, badges = panel.cards, panel.card("market").content.badges
    shown.desk.session.edit("editor", body=STORY.body + " More.")
    assert badges.words[0] == "Not placed"
    shown.desk.session.edit("editor", body=STORY.body + "\n\n::picture{#market}")
    qtbot.waitUntil(lambda: badges.words[0] == "Placed")
    shown.desk.session.edit("editor", body=STORY.body + "\n\n::picture{#market}\n\n::picture{#market}")
    qtbot.waitUntil(lambda: badges.words[0] == "Placed 2×")
    assert panel.cards == cards


def test_an_edit_of_one_picture_makes_no_card_anew(show) -> None:
    shown = show()
    panel = shown.panel("pictures")
    cards = panel.cards
    shown.desk.session.edit_story(
        "elsewhere", replace(STORY, pictures=(replace(HARBOUR, alt="New"), *STORY.pictures[1:]))
    )
    assert panel.cards == cards


def test_added_files_open_with_the_alt_text_in_focus(show) -> None:
    shown = show()
    shown.bench.files = (Path("quay.jpg"), Path("mole.jpg"))
    panel = shown.panel("pictures")
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    assert [picture.id for picture in shown.story.pictures][-2:] == ["quay", "mole"]
    assert panel.card("quay").is_open
    assert panel.card("quay").field_of("alt").text.hasFocus()


def drop(panel, position, *names: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path("/pictures") / name)) for name in names])
    event = QDropEvent(
        QPointF(position), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.dropEvent(event)


def test_a_file_dropped_on_a_waiting_picture_is_its_file(show) -> None:
    shown = show()
    panel = shown.panel("pictures")
    card = panel.card("minister")
    drop(panel, card.mapTo(panel, card.rect().center()), "minister.jpg")
    ((picture_id, path),) = shown.desk.pictures.attached
    assert (picture_id, path.name) == ("minister", "minister.jpg")
    drop(panel, panel.rect().bottomLeft(), "quay.jpg")
    assert shown.story.picture("quay") is not None


def test_a_waiting_picture_is_given_its_file(show) -> None:
    shown = show()
    shown.bench.files = (Path("minister.jpg"),)
    card = shown.panel("pictures").open_card("minister")
    QTest.mouseClick(card._parts.choose_file, Qt.MouseButton.LeftButton)
    assert shown.desk.pictures.attached == [("minister", Path("minister.jpg"))]


def test_thumbnails_are_asked_for_once_and_again_for_another_crop(show) -> None:
    shown = show()
    panel = shown.panel("pictures")
    assert sorted(shown.desk.pictures.asked) == ["harbour", "market"]
    panel.open_card("harbour")
    assert len(shown.desk.pictures.asked) == 2
    cropped = replace(HARBOUR, crop=Crop(width=0.5))
    shown.desk.session.edit_story("elsewhere", replace(STORY, pictures=(cropped, *STORY.pictures[1:])))
    assert shown.desk.pictures.asked.count("harbour") == 2


def test_one_card_is_open_at_a_time_and_the_keyboard_opens_it(show) -> None:
    shown = show()
    panel = shown.panel("pictures")
    for element_id in ("market", "harbour"):
        panel.card(element_id).head.setFocus()
        QTest.keyClick(panel.card(element_id).head, Qt.Key.Key_Return)
        assert [card.element_id for card in panel.cards if card.is_open] == [element_id]
    QTest.keyClick(panel.card("harbour").head, Qt.Key.Key_Space)
    assert not any(card.is_open for card in panel.cards)


def test_an_empty_panel_has_one_button(show) -> None:
    shown = show(replace(STORY, pictures=(), lead_picture=""))
    panel = shown.panel("pictures")
    assert panel.empty.isVisible()
    assert not panel.add_button.isVisible()
    shown.bench.files = (Path("quay.jpg"),)
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert shown.story.picture("quay") is not None
    assert not panel.empty.isVisible()


def test_a_picture_that_comes_in_elsewhere_is_opened_but_takes_no_focus(show, qapp) -> None:
    shown = show()
    panel = shown.panel("pictures")
    before = qapp.focusWidget()
    shown.desk.pictures.add_files([Path("quay.jpg")])
    assert panel.card("quay").is_open
    assert qapp.focusWidget() is before


def test_a_picture_that_comes_in_elsewhere_disturbs_no_typing(show) -> None:
    shown = show()
    caption = field(shown, "harbour", "caption")
    shown.desk.pictures.add_files([Path("quay.jpg")])
    assert shown.column.panel("pictures").card("harbour").is_open
    assert caption.hasFocus()


def test_several_credits_are_edited_from_the_panel(show):
    shown = show()
    panel = shown.panel("pictures")
    QTest.mouseClick(panel.credits_button, Qt.MouseButton.LeftButton)
    assert shown.bench.credit_edits == 1
    shown.desk.open(replace(STORY, pictures=STORY.pictures[:1]))
    assert panel.credits_button.isHidden()
