"""The story panel: every field of the story that is not written in its column."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.checking.known import Known
from studio.library.linked_stories import LinkedStory
from studio.story.elements import Correction, CorrectionKind, Origin, RelatedLink
from studio.story.findings import Place
from studio.story.story import CommentsPolicy, Status, new_story
from studio.ui.panels.iso_dates import local_time, today
from tests.ui.panels.desk import STORY

ORIGIN = Origin(publisher="The Harbour News")
FULL = replace(
    STORY,
    origin=ORIGIN,
    related=(RelatedLink(headline="One"), RelatedLink(headline="Two", is_included=True)),
    corrections=(Correction(text="It was nine boats.", date="2026-01-09"),),
)


def text(shown, field: str, element: str = "", part: str = ""):
    """The text field of a place, with the focus that revealing gave it."""
    assert shown.column.reveal(Place(field=field, element=element, part=part))
    widget = shown.column.panel("story")._field_of(Place(field=field, element=element, part=part))
    assert widget.text.hasFocus()
    return widget.text


@pytest.mark.parametrize("field", ["slug", "short_headline", "seo_title", "desk_notes"])
def test_texts(show, field: str) -> None:
    shown = show()
    QTest.keyClicks(text(shown, field), "Boats")
    assert getattr(shown.story, field) == "Boats"
    shown.desk.session.undo()
    assert shown.story == STORY


def test_choices(show) -> None:
    shown = show()
    choices = shown.panel("story").choices
    for choice in choices.values():
        QTest.keyClick(choice.choice, Qt.Key.Key_Down)
    assert shown.story.status is Status.READY
    assert shown.story.comments is CommentsPolicy.OPEN
    assert shown.story.language == "en-US"


def test_a_language_that_is_not_offered_stays(show) -> None:
    shown = show(replace(STORY, language="cy-GB"))
    assert shown.panel("story").choices["language"].choice.currentData() == "cy-GB"


def test_an_empty_slug_shows_the_one_that_would_be_used(show) -> None:
    shown = show()
    slug = shown.panel("story").names.fields["slug"].text
    assert slug.placeholderText() == "the-boats-came-home"
    shown.desk.session.edit("title", headline="They stayed")
    assert slug.placeholderText() == "they-stayed"


def test_an_embargo_is_set_changed_and_lifted(show) -> None:
    shown = show()
    embargo = shown.panel("story").embargo
    embargo.tick.click()
    assert local_time(shown.story.embargoed_until) is not None
    assert embargo.local.isVisible()
    field = text(shown, "embargoed_until")
    field.selectAll()
    QTest.keyClicks(field, "tomorrow")
    assert shown.story.embargoed_until == "tomorrow"
    assert embargo.time.is_marked_missing
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.hasFocus()
    embargo.tick.click()
    assert shown.story.embargoed_until == ""


def test_the_origin_is_begun_edited_and_removed(show) -> None:
    shown = show()
    section = shown.panel("story").origin_section
    QTest.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    assert shown.story.origin == Origin()
    assert section.form.fields["permission"].is_marked_missing
    for part in Origin.__struct_fields__:
        QTest.keyClicks(text(shown, "origin", part=part), "x")
    assert shown.story.origin == Origin(publisher="x", url="x", fetched_at="x", permission="x", rights_notice="x")
    assert not section.form.fields["permission"].is_marked_missing
    QTest.mouseClick(section.remove_button, Qt.MouseButton.LeftButton)
    assert shown.story.origin is None


def test_related_links_are_edited(show) -> None:
    shown = show(FULL)
    for part in ("headline", "url", "section", "excerpt"):
        QTest.keyClicks(text(shown, "related", "0", part), "x")
    rows = shown.panel("story").related.rows
    rows[0].included.click()
    rows[0].body.cut.click()
    link = shown.story.related[0]
    assert (link.url, link.section, link.excerpt, link.is_cut, link.is_included) == ("x", "x", "x", True, True)
    assert "x" in link.headline
    assert rows[1].field_of("url").is_marked_missing
    assert not rows[0].field_of("url").is_marked_missing


def test_links_and_corrections_are_added_and_removed(show) -> None:
    shown = show(FULL)
    notices = []
    shown.desk.notice.connect(notices.append)
    panel = shown.panel("story")
    panel.related.add_button.click()
    assert shown.story.related[2] == RelatedLink(is_included=True)
    panel.related.remove_wanted.emit(0)
    assert [link.headline for link in shown.story.related] == ["Two", ""]
    notices[-1].act()
    assert [link.headline for link in shown.story.related] == ["One", "Two", ""]
    panel.corrections.add_button.click()
    assert shown.story.corrections[0] == Correction(text="", date=today())
    assert panel.corrections.rows[0].text.is_marked_missing
    assert panel.corrections.rows[0].text.text.hasFocus()
    panel.corrections.remove_wanted.emit(0)
    assert shown.story.corrections == FULL.corrections


def test_corrections_are_edited(show) -> None:
    shown = show(FULL)
    for part in ("date", "text"):
        QTest.keyClicks(text(shown, "corrections", "0", part), "x")
    kind = shown.panel("story").corrections.rows[0].kind
    QTest.keyClick(kind.choice, Qt.Key.Key_Down)
    (correction,) = shown.story.corrections
    assert correction.kind is CorrectionKind.CLARIFICATION
    assert "x" in correction.text
    assert "x" in correction.date
    assert shown.panel("story").corrections.rows[0].date.is_marked_missing


def test_a_spiked_story_says_that_it_is_kept_and_comes_back_with_a_word(show, qtbot) -> None:
    shown = show(replace(STORY, status=Status.SPIKED))
    panel = shown.panel("story")
    assert panel.spiked.isVisible()
    panel.spiked.button.setFocus()
    with qtbot.waitSignal(shown.desk.notice) as said:
        QTest.keyClick(panel.spiked.button, Qt.Key.Key_Space)
    assert said.args[0].code == "notice.unspiked"
    assert shown.story.status is Status.DRAFT
    assert not panel.spiked.isVisible()
    assert panel.choices["status"].choice.hasFocus()
    said.args[0].act()
    assert shown.story.status is Status.SPIKED


def test_spiking_from_the_panel_is_said_and_can_be_taken_back(show, qtbot) -> None:
    shown = show()
    choice = shown.panel("story").choices["status"].choice
    with qtbot.waitSignal(shown.desk.notice) as said:
        QTest.keyClick(choice, Qt.Key.Key_End)
    assert said.args[0].code == "notice.spiked"
    assert shown.panel("story").spiked.isVisible()
    said.args[0].act()
    assert shown.story == STORY


def test_links_to_stories_of_the_library_come_as_one_step_none_twice(show) -> None:
    shown = show()
    panel = shown.panel("story")
    first, second = (replace(new_story(), headline=f"Headline {number}") for number in (1, 2))
    shown.bench.stories = (first, second, first, STORY)
    QTest.mouseClick(panel.related.library_button, Qt.MouseButton.LeftButton)
    assert shown.bench.taken == {STORY.id}
    assert [link.library_story for link in shown.story.related] == [first.id, second.id]
    assert panel.related.rows[0].field_of("headline").text.hasFocus()
    shown.desk.session.undo()
    assert shown.story == STORY


def test_an_address_that_is_not_known_yet_is_missing_only_of_other_links(show) -> None:
    link = RelatedLink(headline="Strike ends", is_included=True)
    shown = show(replace(STORY, related=(link, replace(link, library_story="strike"))))
    rows = shown.panel("story").related.rows
    assert rows[0].field_of("url").is_marked_missing
    assert not rows[1].field_of("url").is_marked_missing
    assert rows[1].field_of("url").text.placeholderText() == "Not known yet"
    assert rows[1].body.origin.text() == "A story of the library"
    shown.desk.known.learn(Known(linked={"strike": LinkedStory("Strike ends", Status.SPIKED)}))
    assert rows[1].body.origin.text() == "A story of the library: Spiked"
