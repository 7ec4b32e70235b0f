"""Word by word: readable, complete, and told by paragraphs."""

from hypothesis import given

from studio.story.paragraph_changes import paragraph_changes
from studio.story.word_difference import PieceKind, text_after, text_before, word_difference
from tests.story.stories import BODIES


def marked(before: str, after: str) -> str:
    marks = {PieceKind.SAME: "{}", PieceKind.ADDED: "[+{}]", PieceKind.REMOVED: "[-{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_difference(before, after))


@given(BODIES, BODIES)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = word_difference(before, after)
    assert text_before(pieces) == before
    assert text_after(pieces) == after
    assert all(piece.text for piece in pieces)


@given(BODIES, BODIES)
def test_paragraphs_hold_all_pieces_in_order(before, after):
    paragraphs = paragraph_changes(word_difference(before, after))
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    assert text_before(pieces) == before
    assert text_after(pieces) == after


@given(BODIES)
def test_the_same_text_is_the_same(text):
    assert all(piece.kind is PieceKind.SAME for piece in word_difference(text, text))


def test_only_the_words_that_changed_are_marked():
    assert marked("The troops left Almaty today.", "The last troops left Astana today.") == (
        "The [+last ]troops left [-Almaty][+Astana] today."
    )


def test_a_changed_phrase_reads_as_one():
    assert marked("It was a cold grey morning in town.", "It was a warm bright evening in town.") == (
        "It was a [-cold grey morning][+warm bright evening] in town."
    )


def test_a_paragraph_that_says_something_else_is_told_as_a_whole():
    assert marked(
        "One stays.\n\nGo away now.\n\nTwo stays.", "One stays.\n\nSomething quite different.\n\nTwo stays."
    ) == ("One stays.\n\n[-Go away now.\n\n][+Something quite different.\n\n]Two stays.")


def test_a_new_paragraph_leaves_its_neighbours_alone():
    assert marked("One.\n\nThree.", "One.\n\nTwo is new.\n\nThree.") == "One.\n\n[+Two is new.\n\n]Three."


def test_an_address_is_told_as_a_whole():
    assert marked("https://example.org/a-b", "https://example.org/a-c") == (
        "[-https://example.org/a-b][+https://example.org/a-c]"
    )


def test_changed_paragraphs_after_a_new_one_find_their_partners():
    before = "Alpha beta gamma delta.\n\nOne two three four."
    after = "Wholly new words here.\n\nAlpha beta gamma epsilon.\n\nOne two three five."
    assert marked(before, after) == (
        "[+Wholly new words here.\n\n]Alpha beta gamma [-delta][+epsilon].\n\nOne two three [-four][+five]."
    )


def test_paragraphs_are_numbered_as_an_editor_counts_them():
    pieces = word_difference("One.\n\nTwo goes.\n\nThree words here.", "One.\n\nThree words there.\n\nFour came.")
    assert [(one.kind, one.number) for one in paragraph_changes(pieces)] == [
        (PieceKind.SAME, 1),
        (PieceKind.REMOVED, 2),
        (None, 2),
        (PieceKind.ADDED, 3),
    ]
