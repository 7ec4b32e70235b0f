"""What of a text is the writer's own prose: no code, no addresses, no quotations of any country."""

import pytest

from studio.story.prose import BLANK, own_prose_of, own_prose_of_body, prose_of, quoted_spans


def _kept(prose: str) -> str:
    return " ".join(prose.replace(BLANK, " ").split())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Write to press@council.gov.uk.", "Write to ."),
        ("Write to press.office+uk@council.gov.uk, now.", "Write to , now."),
        ("“See https://x.example/UK” and web", "“See ” and web"),
        ("Said @EU_Commission of gov.uk, council.gov.uk/eu?x=1 and the EU.", "Said of , and the EU."),
        ("At 2.30pm, No.10, e.g. the U.S. and 3.5m. Then.", "At 2.30pm, No.10, e.g. the U.S. and 3.5m. Then."),
        ("They left.The end.", "They left.The end."),
        ("```js``` is code", "is code"),
    ],
)
def test_addresses_and_code_are_no_prose(text: str, kept: str) -> None:
    assert _kept(prose_of(text)) == kept
    assert len(prose_of(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("He said ‘the Internet’s down, isn’t it,’ and left the boys’ school.", "He said and left the boys’ school."),
        ("It’s the voters’ choice.", "It’s the voters’ choice."),
        ("_‘the Internet’_ is down", "_ _ is down"),
        ("‘It never ends", ""),
        ("Hon sade ”det är Internet” och gick.", "Hon sade och gick."),
        ("It was “so”, he said.” The end", "It was , he said.” The end"),
        ("Er sagte ‚das Internet‘ und ging.", "Er sagte und ging."),
        ("Hän sanoi »Internet» ja lähti.", "Hän sanoi ja lähti."),
        ("He said 'the Internet's down' in the '90s.", "He said in the '90s."),
        ("> On the Internet", ""),
        ("He said “on the Internet", "He said"),
    ],
)
def test_quotations_of_every_kind_are_not_the_writers_own(text: str, kept: str) -> None:
    assert _kept(own_prose_of(text)) == kept
    assert len(own_prose_of(text)) == len(text)


def test_where_something_is_quoted_is_known() -> None:
    assert quoted_spans("a ‘b’ c") == ((2, 5),)
    assert quoted_spans("> a") == ((0, 3),)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Own\n```\ncode\n```\nOwn\n\n    code", ["Own", "", "", "", "Own", "", ""]),
        ("He said “it\nis so” and\n\nleft.", ["He said", "and", "", "left."]),
        ("- “never closed\n- Own\n\n# “Head\nOwn", ["-", "- Own", "", "#", "Own"]),
        ("> quoted\nstill quoted\n>\nOwn", ["", "", "", "Own"]),
        ("::ad\nOwn {a\nb} own", ["", "Own {a", "b} own"]),
    ],
)
def test_a_body_is_read_by_paragraphs_and_kept_by_lines(body: str, kept: list[str]) -> None:
    prose = own_prose_of_body(body)
    assert [_kept(line) for line in prose] == kept
    assert [len(line) for line in prose] == [len(line) for line in body.split("\n")]
