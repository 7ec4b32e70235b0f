"""The pure parts of the panels."""

import pytest
from msgspec.structs import replace

from studio.rendering.houses import CreditFormat
from studio.story.credit import Credit
from studio.story.elements import Fact
from studio.story.findings import Place
from studio.story.story import without_element
from studio.ui.panels.fact_order import with_fact_after, with_fact_moved, without_fact
from studio.ui.panels.iso_dates import is_iso_date, local_time, utc_text
from studio.ui.panels.labels import breakable
from studio.ui.panels.parts import part_of, with_part
from studio.ui.panels.picture_credit import printed_credit, printed_elsewhere
from studio.ui.panels.place_words import place_words
from studio.ui.panels.placement import placements
from studio.ui.panels.restoring import with_element_back
from tests.ui.panels.desk import BOX, HARBOUR, STORY, FakeDesk


def test_parts_are_read_and_set_by_their_dotted_names() -> None:
    assert part_of(BOX, "facts.1.answer") == "Eleven families."
    changed = with_part(BOX, "facts.1.answer", "Twelve.")
    assert changed.facts[1].answer == "Twelve."
    assert changed.facts[0] is BOX.facts[0]
    assert with_part(HARBOUR, "credit.via", "Wire").credit.via == "Wire"
    assert with_part(HARBOUR, "alt", "Boats").alt == "Boats"
    assert with_part(BOX, "facts.2", Fact()).facts[2] == Fact()


def test_placements_are_counted_for_elements_alone() -> None:
    body = "::picture{#a}\n\n::picture{#a}\n\n::fact-box{#b}\n\ntext ::picture{#c}\n\n"
    body += "::pull-quote[x]{#d}\n::nothing{#e}"
    assert placements(body) == {"a": 2, "b": 1}


def test_facts_are_put_in_moved_and_taken_out() -> None:
    one, two, three = BOX.facts
    assert with_fact_after(BOX.facts, 0) == (one, Fact(), two, three)
    assert with_fact_after((), -1) == (Fact(),)
    assert with_fact_moved(BOX.facts, 0, 2) == (two, three, one)
    assert with_fact_moved(BOX.facts, 2, -5) == (three, one, two)
    assert without_fact(BOX.facts, 1) == (one, three)


@pytest.mark.parametrize(("text", "is_date"), [("2026-01-08", True), ("2026-02-30", False), ("8 January", False)])
def test_dates(text: str, is_date: bool) -> None:
    assert is_iso_date(text) is is_date


def test_times_are_understood_as_utc_unless_they_say_otherwise() -> None:
    for text in ("2026-01-08T14:00:00Z", "2026-01-08T14:00:00", "2026-01-08T16:00:00+02:00"):
        time = local_time(text)
        assert time is not None
        assert utc_text(time) == "2026-01-08T14:00:00Z"
    assert local_time("tomorrow") is None
    assert local_time("") is None


def test_a_removed_element_comes_back_where_it_was_and_as_the_lead() -> None:
    without = without_element(STORY, "harbour")
    edited = replace(without, headline="Later")
    assert with_element_back(edited, STORY, "pictures", "harbour") == replace(STORY, headline="Later")
    other_lead = replace(without, lead_picture="market")
    assert with_element_back(other_lead, STORY, "pictures", "harbour").lead_picture == "market"
    assert with_element_back(STORY, STORY, "pictures", "harbour") is STORY


def test_the_credit_is_printed_as_the_house_prints_it() -> None:
    house = FakeDesk().house
    labelled = replace(house, credit_format=CreditFormat.LABEL, credit_label="Picture: ")
    hidden = replace(labelled, credit_format=CreditFormat.HIDDEN_LABEL)
    assert printed_credit(HARBOUR.credit, labelled) == "Picture: Ada Reyes/Northwind Agency"
    assert printed_credit(HARBOUR.credit, hidden) == "Ada Reyes/Northwind Agency"
    assert printed_credit(Credit(usage_terms="Once only"), labelled) == ""


def test_the_other_houses_print_the_credit_in_their_own_words() -> None:
    plain = FakeDesk().house
    weekly = replace(plain, id="weekly", name="Weekly", credit_format=CreditFormat.LABEL, credit_label="Photograph: ")
    daily = replace(plain, id="daily", name="Daily", credit_name_joiner=", ")
    assert printed_elsewhere(HARBOUR.credit, plain, (daily, plain, weekly)) == (
        "Daily: Ada Reyes, Northwind Agency\nWeekly: Photograph: Ada Reyes/Northwind Agency"
    )
    assert printed_elsewhere(Credit(), plain, (daily,)) == ""
    assert printed_elsewhere(HARBOUR.credit, plain, (plain,)) == ""


def test_places_are_named() -> None:
    assert place_words(Place(field="body", line=11)) == "Text, line 12"
    assert place_words(Place(field="pictures", element="harbour", part="alt")) == "Picture harbour"
    assert place_words(Place(field="fact_boxes", element="basics", part="facts.2.answer")) == "Fact box basics, fact 3"
    assert place_words(Place(field="related", element="0", part="url")) == "Related link 1"
    assert place_words(Place(field="headline")) == "Headline"


def test_every_field_of_a_story_has_a_name_for_its_place() -> None:
    for field in STORY.__struct_fields__:
        if field != "id":
            assert place_words(Place(field=field))


def test_long_words_can_be_broken_for_display() -> None:
    assert breakable("short words only") == "short words only"
    broken = breakable("https://example.org/" + "a" * 60)
    assert broken.replace("\u200b", "") == "https://example.org/" + "a" * 60
    assert max(len(piece) for piece in broken.split("\u200b")) <= 18
