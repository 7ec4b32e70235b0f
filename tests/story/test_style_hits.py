"""Rules of house style find what they are to find, where it stands, and never in quotations, code or addresses."""

import time

import pytest
from msgspec.structs import replace

from studio.story.style_hits import failing_examples, paragraph_hits, style_hits
from studio.story.style_rules import StyleCheck, StyleRule, can_be_sought, speaks


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


def test_letters_may_be_left_open_at_either_end_beside_whole_words() -> None:
    assert _found(rule(StyleCheck.EXISTENCE, words=("*gate",)), "Watergate opened.") == [("Watergate", "")]
    tested = rule(StyleCheck.EXISTENCE, words=("fire", "fire*"))
    assert _found(tested, "Two firefighters.") == [("firefighters", "")]


def test_small_letters_are_those_without_another_small_form() -> None:
    assert _found(rule(StyleCheck.EXISTENCE, words=("straße*",)), "Straßen und Straße") == [
        ("Straßen", ""),
        ("Straße", ""),
    ]


def test_words_in_underscores_are_found() -> None:
    assert _found(rule(StyleCheck.EXISTENCE, words=("very",)), "_very_ good") == [("very", "")]


def test_words_that_stand_in_what_is_to_stand_there_are_left_alone() -> None:
    tested = rule(StyleCheck.SUBSTITUTION, swap=(("Macedonia", "North Macedonia"), ("web", "the web")))
    text = "North  Macedonia is north of Macedonia. The web and a web."
    assert _found(tested, text) == [("Macedonia", "North Macedonia"), ("web", "the web")]
    assert [hit.start for hit in paragraph_hits((tested,), text)] == [text.index("Macedonia."), text.index("web.")]


def test_other_capitals_are_found_but_not_the_capital_that_begins_a_sentence() -> None:
    tested = rule(StyleCheck.CAPITALISATION, words=("internet", "BBC News"))
    assert _found(tested, "Internet users and the Internet, bbc news and BBC News.") == [
        ("Internet", "internet"),
        ("bbc news", "BBC News"),
    ]
    assert _found(tested, "He left. Internet users left! (Internet, they said.) “Down.” Internet users left.") == []
    assert _found(tested, "## Internet\n| Internet | Internet |") == []
    assert _found(tested, "In the *Internet*, he said; Internet users.") == [("Internet", "internet")] * 2


def test_a_word_twice_in_a_row_is_found_but_not_two_parts_of_words() -> None:
    assert _found(rule(StyleCheck.REPETITION), "The the cat and cat-and and that's s") == [("The the", "The")]
    names = rule(StyleCheck.REPETITION, words=("Duran", "that"))
    assert _found(names, "Duran Duran sang that that song song.") == [("song song", "song")]
    assert _found(names, "Well, no no no!") == [("no no no", "no")]


def test_sentences_with_too_many_words_or_commas_are_found_whole() -> None:
    text = "Short one. This one has quite a few words in it, more than six! End."
    assert _found(rule(StyleCheck.OCCURRENCE, most=6), text) == [
        ("This one has quite a few words in it, more than six!", "")
    ]
    assert _found(rule(StyleCheck.OCCURRENCE, most=1, words=("very",)), "Very good. Very, very good.") == [
        ("Very, very good.", "")
    ]


def test_words_with_open_letters_take_no_time() -> None:
    tested = rule(StyleCheck.EXISTENCE, words=("a*b", "*b", "a* b* c*"))
    began = time.perf_counter()
    assert _found(tested, "a" * 100_000) == []
    assert time.perf_counter() - began < 1
    assert not any(map(can_be_sought, ("a*a*b", "* *", "**", "x a*a*")))
    assert all(map(can_be_sought, ("a* b*", "a*-b*", "&")))


def test_a_paragraph_by_itself_is_not_held_to_consistency() -> None:
    assert _found(rule(StyleCheck.CONSISTENCY, either=(("email", "e-mail"),)), "An email and an e-mail.") == []


def test_a_story_is_to_be_consistent_with_what_it_says_most() -> None:
    tested = rule(StyleCheck.CONSISTENCY, either=(("organise", "organize"), ("email", "e-mail")))
    hits = style_hits((tested,), ["They organise.", "Organize it, and organise more by email."])
    assert [(number, hit.words, hit.instead) for number, hit in hits] == [(1, "Organize", "Organise")]
    assert hits[0][1].entry == ("organise", "organize")


def test_words_within_longer_ones_for_the_same_are_not_counted_twice() -> None:
    tested = rule(StyleCheck.CONSISTENCY, either=(("web", "web site"),))
    assert style_hits((tested,), ["A web site.", "Another web site."]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "“Nur-Sultan,” he said.",
        "«Nur-Sultan», a-t-il dit.",
        "`Nur-Sultan`",
        "[the capital](https://nur-sultan.example/Nur-Sultan)",
        "::pull-quote[Nur-Sultan]{by=Bek}",
        "> Nur-Sultan",
        "‘Nur-Sultan isn’t cold,’ he said.",
        "press@Nur-Sultan.example",
    ],
)
def test_quotations_code_addresses_and_elements_are_left_alone(text: str) -> None:
    assert _found(rule(StyleCheck.EXISTENCE, words=("Nur-Sultan",)), text) == []


def test_a_rule_is_held_to_its_own_examples() -> None:
    tested = rule(StyleCheck.EXISTENCE, words=("very",), wrong=("Very good.", "Good."), right=("Good.", "It is very."))
    assert failing_examples(tested) == ("Good.", "It is very.")
    assert failing_examples(replace(tested, wrong=(), right=("```\nvery\n```",))) == ()


def test_rules_of_a_language_are_for_all_kinds_of_it() -> None:
    assert speaks("en", "en-GB")
    assert speaks("en-GB", "en-gb")
    assert not speaks("en-GB", "en-US")
    assert not speaks("en", "enm")
