"""Kinds of boxes lose no word when they change, copies know when they are behind, and review dates are scattered."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.story.box_kinds import (
    REVIEW_AFTER_DAYS,
    Conversion,
    conversion,
    convert,
    is_behind,
    kept,
    last_day,
    looked_at,
    missing_parts,
    needed_parts,
    overdue,
    pinned_copy,
    review_date,
    taken,
    with_review_dates,
)
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.library_box import LibraryBox

LIBRARY = LibraryBox(
    id="b1", version=3, title="Basics", kind=BoxKind.PROFILE, facts=(Fact(question="Age", answer="5"),)
)
_texts = st.text(st.sampled_from("abc19 .:?!-*_#[]\n"), max_size=30)
_made = st.builds(
    FactBox,
    id=st.just("box"),
    kind=st.sampled_from(BoxKind),
    facts=st.lists(st.builds(Fact, question=_texts, answer=_texts, source=_texts), max_size=3).map(tuple),
)


def _words(box: FactBox) -> list[list[str]]:
    return [re.findall(r"\w+", f"{fact.question} {fact.answer} {fact.source}") for fact in box.facts]


@given(box=_made, kind=st.sampled_from(BoxKind))
def test_converting_loses_no_word(box: FactBox, kind: BoxKind) -> None:
    made = convert(box, kind)
    assert made.kind is kind
    assert [[w.strip("_") for w in words] for words in _words(made)] == [
        [w.strip("_") for w in words] for words in _words(box)
    ]


def test_pairs_stay_pairs() -> None:
    facts = (Fact(question="1822", answer="The port opens."),)
    assert convert(FactBox(id="a", facts=facts), BoxKind.TIMELINE).facts == facts


@pytest.mark.parametrize(
    ("question", "answer", "point"),
    [
        ("Where is it?", "By the sea.", "Where is it? By the sea."),
        ("Capital", "Astana", "Capital: Astana"),
        ("1822.", "It opens.", "1822\\. It opens."),
        ("-5 %", "Growth", "\\-5 %: Growth"),
        ("Who?", "- one\n- two", "Who?\n\n- one\n- two"),
        ("a*b", "c", "a\\*b: c"),
        ("", "As it is", "As it is"),
        ("Alone", "", "Alone"),
    ],
)
def test_a_pair_becomes_a_point(question: str, answer: str, point: str) -> None:
    box = FactBox(id="a", facts=(Fact(question=question, answer=answer, source="s", as_of="2026"),))
    assert convert(box, BoxKind.KEY_POINTS).facts == (Fact(answer=point, source="s", as_of="2026"),)


@pytest.mark.parametrize(
    ("point", "question", "answer"),
    [
        ("Where is it? By the sea.", "Where is it?", "By the sea."),
        ("Capital: Astana", "Capital", "Astana"),
        ("Who?\n\n- one\n- two", "Who?", "- one\n- two"),
        ("It opened at 10:30 today", "", "It opened at 10:30 today"),
        ("**Bold**: words", "", "**Bold**: words"),
        ("Only a question?", "", "Only a question?"),
    ],
)
def test_a_point_becomes_a_pair(point: str, question: str, answer: str) -> None:
    box = FactBox(id="a", kind=BoxKind.KEY_POINTS, facts=(Fact(answer=point),))
    assert convert(box, BoxKind.QUESTIONS).facts == (Fact(question=question, answer=answer),)


def test_what_each_kind_needs() -> None:
    assert needed_parts(BoxKind.KEY_POINTS) == ("answer",)
    assert all(needed_parts(kind) == ("question", "answer") for kind in BoxKind if kind is not BoxKind.KEY_POINTS)
    assert missing_parts(Fact(answer=" "), BoxKind.NUMBERS) == ("question", "answer")
    assert missing_parts(Fact(answer="x"), BoxKind.KEY_POINTS) == ()


def test_a_copy_is_behind_until_it_is_taken_or_kept() -> None:
    copy = pinned_copy(LIBRARY, "basics")
    assert (copy.id, copy.title, copy.kind, copy.facts) == ("basics", "Basics", BoxKind.PROFILE, LIBRARY.facts)
    assert (copy.library_box, copy.library_version) == ("b1", 3)
    assert not is_behind(copy, LIBRARY)

    newer = replace(LIBRARY, version=4, title="Renamed")
    assert is_behind(copy, newer)
    assert taken(copy, newer) == replace(copy, title="Renamed", library_version=4)
    assert kept(copy, newer) == replace(copy, library_version=4)
    assert not is_behind(taken(copy, newer), newer)
    assert not is_behind(kept(copy, newer), newer)


def test_nothing_is_behind_what_it_is_no_copy_of_or_says_too() -> None:
    newer = replace(LIBRARY, version=4, title="Renamed")
    assert not is_behind(FactBox(id="own"), newer)
    assert not is_behind(replace(pinned_copy(LIBRARY, "a"), title="Renamed"), newer)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 28)),
        (" 2026-02-03 ", date(2026, 2, 3)),
        ("2026-02-30", None),
        ("0000", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_last_day_of_a_date(written: str, day: date | None) -> None:
    assert last_day(written) == day


@given(base=st.dates(date(2000, 1, 1), date(2100, 1, 1)), count=st.integers(1, 26))
def test_review_dates_are_scattered_over_weekdays(base: date, count: int) -> None:
    days = [review_date(base, index, count) for index in range(count)]
    assert days == sorted(set(days))
    assert all(day >= base and day.weekday() < 5 for day in days)


def test_only_facts_without_a_review_date_get_one() -> None:
    facts = (Fact(review_by="2030-01-01"), Fact(), Fact())
    dated = with_review_dates(facts, date(2026, 1, 5))
    assert [fact.review_by for fact in dated] == ["2030-01-01", "2026-01-12", "2026-01-19"]


def test_what_another_kind_does_is_told_before() -> None:
    facts = (Fact(question="Who?", answer="We."), Fact(answer="Since: 1822."), Fact(answer="Eleven families."))
    questions = FactBox(id="a", facts=facts)
    assert conversion(questions, BoxKind.KEY_POINTS) == Conversion(joined=1, lacking=0)
    assert conversion(questions, BoxKind.TIMELINE) == Conversion(joined=0, lacking=0)  # what lacks, lacked before
    points = FactBox(id="a", kind=BoxKind.KEY_POINTS, facts=facts[1:])
    assert conversion(points, BoxKind.TIMELINE) == Conversion(joined=0, lacking=1)
    assert conversion(points, BoxKind.KEY_POINTS) == Conversion(joined=0, lacking=0)


@given(today=st.dates(date(2000, 1, 2), date(2100, 1, 1)), index=st.integers(0, 3))
def test_a_fact_that_was_looked_at_has_a_weekday_of_its_own(today: date, index: int) -> None:
    facts = tuple(Fact(answer=str(number), review_by="2000-01-01") for number in range(4))
    after = looked_at(facts, (index,), today)
    due = last_day(after[index].review_by)
    assert due is not None
    assert (due - today).days >= REVIEW_AFTER_DAYS
    assert due.weekday() < 5
    assert replace(after[index], review_by="2000-01-01") == facts[index]
    assert overdue(after, today) == tuple(number for number in range(4) if number != index)


def test_facts_that_are_due_today_or_have_no_date_are_not_overdue() -> None:
    facts = (
        Fact(review_by="2026-03-01"),
        Fact(review_by="2026-03-02"),
        Fact(),
        Fact(review_by="soon"),
        Fact(review_by="2026-02"),
    )
    assert overdue(facts, date(2026, 3, 2)) == (0, 4)
