"""Editing several credits: what differs is shown, what is touched changes, and all else stays."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.story.batch_credit import BATCH_FIELDS, CreditChange, CreditUse
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture
from studio.ui.panels.panel import PanelContext
from studio.ui.picture_library.batch_fields import differs_words
from studio.ui.picture_library.credit_batch_dialog import CreditBatchDialog
from studio.ui.picture_library.credit_lines import counted_lines
from studio.ui.picture_library.picture_ticks import PictureTicks
from tests.ui.panels.desk import FakeBench, FakeDesk
from tests.ui.window.test_accessibility import nameless, stops, walk

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ADA = Credit(creator="Ada Reyes", organisation="Northwind", rights_class="agency")
LI = Credit(creator="Li Wei", organisation="Northwind", rights_class="handout", context_note="From the port")
PICTURES = (PlacedPicture(id="gate", credit=ADA, caption="Gate"), PlacedPicture(id="pier", credit=LI, caption="Pier"))
USES = tuple(CreditUse(story_id="s", picture_id=picture.id, credit=picture.credit) for picture in PICTURES)

Open = Callable[..., tuple[CreditBatchDialog, list[tuple[CreditChange, ...]]]]


@pytest.fixture
def open_dialog(qtbot, theme) -> Open:
    parent = QWidget()
    qtbot.addWidget(parent)

    def open_(*, with_ticks: bool = False, uses: tuple[CreditUse, ...] = USES):
        desk = FakeDesk()
        desk.setParent(parent)
        applied: list[tuple[CreditChange, ...]] = []
        ticks = PictureTicks(PICTURES, PanelContext(desk, theme, FakeBench())) if with_ticks else None
        dialog = CreditBatchDialog(uses, desk.house, applied.append, parent, ticks=ticks)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog, applied

    return open_


def type_into(dialog: CreditBatchDialog, name: str, text: str) -> None:
    dialog.fields[name].control.setFocus()
    QTest.keyClicks(dialog.fields[name].control, text)


def test_every_field_is_there_and_says_what_differs(open_dialog: Open) -> None:
    dialog, _ = open_dialog()
    assert set(dialog.fields) == set(BATCH_FIELDS)
    creator, organisation = dialog.fields["creator"].text, dialog.fields["organisation"].text
    assert (creator.exact_text, creator.placeholderText()) == ("", "differs: Ada Reyes · Li Wei")
    assert organisation.exact_text == "Northwind"
    assert dialog.fields["rights_class"].choice.currentText() == "differs: Agency · Handout"
    assert dialog.fields["context_note"].text.toolTip() == "differs: none · From the port"
    assert not dialog.apply_button.isEnabled()


def test_many_values_are_cut_short() -> None:
    words = differs_words(["One", "", "A name that is really much too long", "Four"])
    assert words == "differs: One · none · A name that is really m… · …"


def test_a_touched_field_is_set_in_all_and_the_others_stay(open_dialog: Open) -> None:
    dialog, applied = open_dialog()
    type_into(dialog, "via", "Getty")
    assert dialog.apply_button.text() == "Change 2 Credits"
    assert dialog.preview.lines == (("Ada Reyes/Northwind via Getty", 1), ("Li Wei/Northwind via Getty", 1))
    QTest.mouseClick(dialog.apply_button, LEFT)
    assert [change.after for change in applied[0]] == [replace(ADA, via="Getty"), replace(LI, via="Getty")]


def test_a_field_can_be_emptied_in_all_and_left_as_it_was_again(open_dialog: Open) -> None:
    dialog, applied = open_dialog()
    type_into(dialog, "creator", "x")
    QTest.keyClick(dialog.fields["creator"].control, Qt.Key.Key_Backspace)
    assert dialog.values == {"creator": ""}
    assert dialog.fields["creator"].text.placeholderText() == "emptied in all of them"
    assert dialog.preview.lines == (("Northwind", 2),)
    QTest.mouseClick(dialog.fields["creator"].reset_button, LEFT)
    assert dialog.values == {}
    assert dialog.fields["creator"].text.placeholderText() == "differs: Ada Reyes · Li Wei"
    assert not dialog.fields["creator"].reset_button.isVisible()
    dialog.accept()
    assert applied == []


def test_a_common_value_typed_again_is_no_change(open_dialog: Open) -> None:
    dialog, _ = open_dialog()
    type_into(dialog, "organisation", "x")
    assert dialog.values == {"organisation": "Northwindx"}
    QTest.keyClick(dialog.fields["organisation"].control, Qt.Key.Key_Backspace)
    assert dialog.values == {}


def test_a_class_is_chosen_and_left_again(open_dialog: Open) -> None:
    dialog, _ = open_dialog()
    choice = dialog.fields["rights_class"].choice
    index = choice.findData("staff")
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    assert dialog.values == {"rights_class": "staff"}
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert dialog.values == {}
    assert choice.currentText() == "differs: Agency · Handout"


def test_nothing_is_applied_while_a_date_is_none(open_dialog: Open) -> None:
    dialog, applied = open_dialog()
    type_into(dialog, "expires", "2026-1")
    assert not dialog.apply_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    type_into(dialog, "expires", "2-01")
    assert dialog.apply_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert {change.after.expires for change in applied[0]} == {"2026-12-01"}


def test_enter_in_a_field_applies_nothing(open_dialog: Open) -> None:
    dialog, applied = open_dialog()
    type_into(dialog, "via", "Getty")
    QTest.keyClick(dialog.fields["via"].control, Qt.Key.Key_Return)
    QTest.keyClick(dialog.fields["rights_class"].control, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert applied == []


def test_only_ticked_pictures_are_edited(open_dialog: Open) -> None:
    dialog, applied = open_dialog(with_ticks=True)
    assert dialog.ticks.ticked == {"gate", "pier"}
    dialog.ticks.rows[1].box.click()
    assert dialog.fields["creator"].text.exact_text == "Ada Reyes"
    assert not dialog.ticks.all.isChecked()
    type_into(dialog, "via", "Getty")
    assert dialog.apply_button.text() == "Change 1 Credit"
    dialog.ticks.all.click()
    assert dialog.apply_button.text() == "Change 2 Credits"
    dialog.ticks.all.click()
    assert not dialog.apply_button.isEnabled()
    assert not dialog.fields["via"].isEnabled()
    QTest.mouseClick(dialog.ticks.rows[0], LEFT)
    dialog.accept()
    assert [change.picture_id for change in applied[0]] == ["gate"]


def test_every_stop_has_a_name_and_tab_comes_round(open_dialog: Open) -> None:
    dialog, _ = open_dialog(with_ticks=True)
    type_into(dialog, "via", "Getty")
    assert nameless(dialog) == []
    assert set(walk(dialog, dialog.ticks.all, Qt.Key.Key_Tab)) == set(stops(dialog))


def test_lines_are_counted_the_most_frequent_first() -> None:
    assert counted_lines((LI, ADA, Credit(), ADA), FakeDesk().house) == (
        ("Ada Reyes/Northwind", 2),
        ("Li Wei/Northwind", 1),
        ("", 1),
    )
