"""Rules of house style find what they are to find, where it stands, and never in quotations, code or addresses."""

import pytest

from studio.story.style_hits import failing_examples, paragraph_hits, style_hits
from studio.story.style_rules import StyleCheck, StyleRule, speaks


def rule(check: StyleCheck, **fields: object) -> StyleRule:
    return StyleRule(id="rule", check=check, note="Mind this.", **fields)


def _found(tested: StyleRule, text: str) -> list[tuple[str, str]]:
    hits = paragraph_hits((tested,), text)
    assert [text[hit.start : hit.end] for hit in hits] == [hit.words for hit in hits]
    return [(hit.words, hit.instead) for hit in hits]


def test_words_that_are_not_to_be_there_are_found_in_any_case_and_form() -> None:
    tested = rule(StyleCheck.EXISTENCE, words=("utilis*", "at this moment in time", "NATO forces"))
    text = "Utilising it, at this  moment in time, nato forces and NATO forces utilise more; disutilise."
    assert _found(tested, text) == [
        ("Utilising", ""),
        ("at this  moment in time", ""),
        ("NATO forces", ""),
        ("utilise", ""),
    ]


def test_words_are_swapped_with_the_capital_they_have() -> None:
    tested = rule(StyleCheck.SUBSTITUTION, swap=(("nur-sultan", "Astana"), ("gaol*", "prison"), ("don't", "do not")))
    assert _found(tested, "Gaols in Nur-Sultan don’t close.") == [
        ("Gaols", "Prison"),
        ("Nur-Sultan", "Astana"),
        ("don’t", "do not"),
    ]


def test_other_capitals_are_found_but_not_the_capital_that_begins_a_paragraph() -> None:
    tested = rule(StyleCheck.CAPITALISATION, words=("internet", "BBC News"))
    assert _found(tested, "Internet users and the Internet, bbc news and BBC News.") == [
        ("Internet", "internet"),
        ("bbc news", "BBC News"),
    ]


def test_a_word_twice_in_a_row_is_found_but_not_two_parts_of_words() -> None:
    assert _found(rule(StyleCheck.REPETITION), "The the cat and cat-and and that's s") == [("The the", "The")]


def test_sentences_with_too_many_words_or_commas_are_found_whole() -> None:
    text = "Short one. This one has quite a few words in it, more than six! End."
    assert _found(rule(StyleCheck.OCCURRENCE, most=6), text) == [
        ("This one has quite a few words in it, more than six!", "")
    ]
    assert _found(rule(StyleCheck.OCCURRENCE, most=1, words=("very",)), "Very good. Very, very good.") == [
        ("Very, very good.", "")
    ]


def test_a_story_is_to_be_consistent_with_what_it_says_most() -> None:
    tested = rule(StyleCheck.CONSISTENCY, either=(("organise", "organize"), ("email", "e-mail")))
    hits = style_hits((tested,), ["They organise.", "Organize it, and organise more by email."])
    assert [(number, hit.words, hit.instead) for number, hit in hits] == [(1, "Organize", "Organise")]


@pytest.mark.parametrize(
    "text",
    [
        "“Nur-Sultan,” he said.",
        "«Nur-Sultan», a-t-il dit.",
        "`Nur-Sultan`",
        "[the capital](https://nur-sultan.example/Nur-Sultan)",
        "::pull-quote[Nur-Sultan]{by=Bek}",
    ],
)
def test_quotations_code_addresses_and_elements_are_left_alone(text: str) -> None:
    assert _found(rule(StyleCheck.EXISTENCE, words=("Nur-Sultan",)), text) == []


def test_a_rule_is_held_to_its_own_examples() -> None:
    tested = rule(StyleCheck.EXISTENCE, words=("very",), wrong=("Very good.", "Good."), right=("Good.", "It is very."))
    assert failing_examples(tested) == ("Good.", "It is very.")


def test_rules_of_a_language_are_for_all_kinds_of_it() -> None:
    assert speaks("en", "en-GB")
    assert speaks("en-GB", "en-gb")
    assert not speaks("en-GB", "en-US")
    assert not speaks("en", "enm")
