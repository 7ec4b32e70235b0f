"""The text: directives and their elements, pull quotes, Markdown pictures, length."""

import pytest
from msgspec.structs import replace

from studio.checking.body_scan import scan_body
from studio.checking.check import check
from studio.story.findings import Place, Severity
from tests.checking.stories import BODY, BOX, EMBED, GOOD, HOUSE, PICTURE, POSTER, SECOND, codes, findings, the_finding

END = BODY.count("\n") + 2


@pytest.mark.parametrize("kind", ["picture", "fact-box", "embed"])
def test_an_unknown_id_is_an_error_on_its_line(kind: str) -> None:
    found = the_finding(body=f"{BODY}\n\n::{kind}{{#nobody}}")
    assert (found.code, found.severity) == (f"check.{kind}.unknown", Severity.ERROR)
    assert found.place == Place(field="body", element="nobody", line=END)


def test_an_id_of_another_kind_of_element_is_unknown() -> None:
    assert codes(body=BODY + "\n\n::embed{#harbour}") == ["embed.unknown"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("::video{#film}", "directive.unknown"),
        ("::picture", "directive.without-id"),
        ("::picture{#market", "directive.malformed"),
        ("::pull-quote[", "directive.malformed"),
        ("::pull-quote", "pull-quote.empty"),
    ],
)
def test_a_directive_that_does_nothing_is_an_error(line: str, code: str) -> None:
    found = the_finding(body=f"{BODY}\n\n{line}")
    assert (found.code, found.severity) == (f"check.{code}", Severity.ERROR)
    assert found.place.line == END


@pytest.mark.parametrize(
    "line", ["```\n::video{#film}\n```", "    ::video{#film}", "std::move", "~~~~\n::x\n~~~\n~~~~"]
)
def test_what_is_no_directive_is_left_alone(line: str) -> None:
    assert codes(body=f"{BODY}\n\n{line}") == []


def test_an_element_that_stands_nowhere_is_mentioned() -> None:
    found = findings(body="Text.", lead_picture="")
    assert [(finding.code, finding.place.element) for finding in found] == [
        ("check.picture.unplaced", "harbour"),
        ("check.picture.unplaced", "market"),
        ("check.fact-box.unplaced", "basics"),
        ("check.embed.unplaced", "film"),
    ]
    assert {finding.severity for finding in found} == {Severity.WARNING}


@pytest.mark.parametrize("line", ["::picture{#market}", "::fact-box{#basics}", "::embed{#film}", "::picture{#harbour}"])
def test_an_element_that_stands_twice_is_mentioned_at_the_second_place(line: str) -> None:
    found = the_finding(body=f"{BODY}\n\n{line}")
    assert found.code.endswith(".placed-twice")
    assert (found.severity, found.place.line) == (Severity.WARNING, END)


def test_the_lead_and_posters_are_pictures_of_the_story() -> None:
    assert codes(lead_picture="nobody") == ["lead.unknown", "picture.unplaced"]
    assert codes(embeds=(replace(EMBED, poster="nobody"),)) == ["picture.unplaced", "embed.poster-unknown"]


def test_two_elements_of_one_name_are_an_error() -> None:
    found = codes(fact_boxes=(BOX, replace(BOX, id="harbour")), pictures=(PICTURE, SECOND, POSTER))
    assert found.count("element.duplicate") == 2


@pytest.mark.parametrize(
    "quote",
    ["nobody had expected it so soon", "Nobody had … so soon", "“nobody had expected”", "The **market** opened"],
)
def test_a_pull_quote_from_the_text_passes(quote: str) -> None:
    assert codes(body=f"{BODY}\n\n::pull-quote[{quote}]") == []


@pytest.mark.parametrize("quote", ["everybody had expected it", "so soon … nobody had expected", "body had expected"])
def test_a_pull_quote_the_text_does_not_hold_is_mentioned(quote: str) -> None:
    found = the_finding(body=f"{BODY}\n\n::pull-quote[{quote}]")
    assert (found.code, found.severity) == ("check.pull-quote.not-in-text", Severity.WARNING)


def test_apostrophes_do_not_make_a_quote_differ() -> None:
    assert codes(body=BODY + "\n\nIt's late.\n\n::pull-quote[It’s late]") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He said: “We ‘never’ leave.”", "\"We 'never' leave\""),
        ("They don‘t leave.", "They don′t leave"),
        ("The co‐pilot’s road to Nur‑Sultan.", "The co-pilot's road to Nur-Sultan"),
        ("Their co\u00adopera\u200btion ended.", "Their cooperation ended"),
        ("The cafe\u0301 is open.", "The café is open"),
        ("They paid 5\u202f000\u00a0euros.", "They paid 5 000 euros"),
        ("They left&nbsp;it.", "They left it"),
        ("They are **not** [going](https://example.org).", "They are not going"),
        ("«Nous partons», a-t-il dit.", "“Nous partons”"),
    ],
)
def test_marks_that_are_typed_in_several_ways_make_no_false_alarm(text: str, quote: str) -> None:
    assert codes(body=f"{BODY}\n\n{text}\n\n::pull-quote[{quote}]") == []


@pytest.mark.parametrize(
    "speaker", ["Ada Reyes", "Reyes, harbour master of Northport", "the union’s leader", "Dr A. Reyes (retired)"]
)
def test_a_speaker_whom_the_text_names_passes(speaker: str) -> None:
    body = f'{BODY}\n\nIt is late, said Ada Reyes.\n\n::pull-quote[It is late]{{by="{speaker}"}}'
    assert codes(body=body) == []


def test_a_speaker_whom_the_text_does_not_name_is_mentioned() -> None:
    found = the_finding(
        body=f'{BODY}\n\nIt is late, said Ada Reyes.\n\n::pull-quote[It is late]{{by="Ada Reye, sailor"}}'
    )
    assert (found.code, found.severity) == ("check.pull-quote.speaker-unknown", Severity.WARNING)
    assert found.parameters == {"name": "Reye"}


@pytest.mark.parametrize("text", ["![boats](boats.jpg)", "See ![a [b] c](x)", "![boats][1]", "![](x)"])
def test_a_picture_written_as_markdown_is_an_error(text: str) -> None:
    found = the_finding(body=f"{BODY}\n\n{text}")
    assert (found.code, found.severity, found.place.line) == ("check.body.image", Severity.ERROR, END)


@pytest.mark.parametrize("text", ["`![boats](x)`", "```\n![boats](x)\n```", r"\![boats](x)", "Stop![1]", "! [a](x)"])
def test_what_is_no_picture_is_left_alone(text: str) -> None:
    assert codes(body=f"{BODY}\n\n{text}") == []


def test_an_empty_text_is_mentioned() -> None:
    assert "body.missing" in codes(body=" \n")


def test_a_text_over_its_target_is_counted() -> None:
    (found,) = check(GOOD, replace(HOUSE, word_target=10))
    assert (found.code, found.severity) == ("check.body.over-target", Severity.WARNING)
    assert int(found.parameters["words"]) - 10 == int(found.parameters["over"]) > 0
    assert check(GOOD, replace(HOUSE, word_target=500)) == ()


def test_the_scan_keeps_every_line_that_is_no_directive() -> None:
    scan = scan_body("one\n::ad\n\n```\n::ad\n```\n::picture{#a}")
    assert [(placed.line, placed.directive.name) for placed in scan.directives] == [(1, "ad"), (6, "picture")]
    assert scan.plain_text == "one\n\n```\n::ad\n```"
