"""What the history says in words: times, reasons, parts, folds."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from msgspec.structs import replace

from studio.story.differences import difference
from studio.story.word_difference import Piece, PieceKind, text_after, text_before, word_difference
from studio.ui.panels.difference_lines import LineKind, difference_lines, folded
from studio.ui.panels.history_entries import day_words, reason_words
from studio.ui.panels.iso_dates import utc_text
from studio.ui.panels.part_words import crop_words
from studio.wording import sentence
from tests.story.stories import STORIES, few
from tests.ui.panels.desk import STORY

NOW = datetime.now(UTC)


def test_days_are_said_as_one_says_them():
    assert day_words(utc_text(NOW), NOW) == "Today"
    assert day_words(utc_text(NOW - timedelta(days=1)), NOW) == "Yesterday"
    assert day_words("2021-01-08T12:00:00Z", NOW) == "Friday 8 January 2021"
    assert day_words("not a time", NOW) == "not a time"


def test_every_reason_has_words_and_unknown_ones_are_told_in_general():
    assert reason_words("hand-off") == "Handed off"
    assert reason_words("status: ready") == "Status changed"
    assert reason_words("from a later Offstone") == "Kept"


def test_a_crop_is_told_in_percent():
    assert crop_words("0.25 0 0.5 1") == "50 × 100 % of the picture, from 25 % left and 0 % top"
    assert crop_words("") == sentence("history.no-crop")


@few
@given(STORIES, STORIES)
def test_every_difference_can_be_shown(before, after):
    assert bool(difference_lines(difference(before, after))) == (before != after)


def test_the_middle_of_a_long_unchanged_stretch_is_left_out():
    long = " ".join(f"word{number}" for number in range(200))
    pieces = word_difference(f"Old start {long} old end.", f"New start {long} new end.")
    shown = folded(pieces)
    assert len(text_after(shown)) < 300
    assert " … " in text_after(shown)
    assert text_before(shown).startswith("Old start word0")
    assert text_after(shown).endswith("word199 new end.")


def test_unchanged_paragraphs_are_counted():
    before = replace(STORY, body="\n\n".join(f"Paragraph {number}." for number in range(20)))
    after = replace(before, body=before.body.replace("Paragraph 10.", "Another."))
    lines = [(line.kind, text_after(line.pieces)) for line in difference_lines(difference(before, after))]
    assert (LineKind.FOLD, "… 10 paragraphs unchanged") in lines
    assert (LineKind.FOLD, "… 9 paragraphs unchanged") in lines
    assert (LineKind.TEXT, "Another.") in lines


def test_line_breaks_alone_are_said():
    after = replace(STORY, body=STORY.body + "\n")
    lines = difference_lines(difference(STORY, after))
    assert [text_after(line.pieces) for line in lines] == ["Text", sentence("history.only-line-breaks")]


def test_codes_are_said_in_words():
    picture = replace(STORY.pictures[0], decorative=True)
    (_, line) = difference_lines(difference(STORY, replace(STORY, pictures=(picture, *STORY.pictures[1:]))))
    assert line.label == "Decorative"
    assert line.pieces == (Piece(PieceKind.REMOVED, "no"), Piece(PieceKind.SAME, " "), Piece(PieceKind.ADDED, "yes"))
