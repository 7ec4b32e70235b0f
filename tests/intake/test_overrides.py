"""An editor's choice for a line is honoured exactly, and no choice loses a word."""

from hypothesis import given
from hypothesis import strategies as st

from studio.intake.fates import CHOOSABLE, NOT_KEPT, Fate
from studio.intake.text_reader import read_text
from studio.wording import sentence
from tests.intake.copied_pages import PAGES, page
from tests.intake.story_words import text_of, words

_LINES = [line for name in PAGES for line in page(name).split("\n\n")]
_TEXT = st.lists(st.sampled_from(_LINES) | st.text(max_size=60), min_size=1, max_size=25).map("\n".join)


@given(_TEXT, st.dictionaries(st.integers(0, 30), st.sampled_from(CHOOSABLE)))
def test_any_choice_is_honoured_and_loses_no_word(text: str, overrides: dict[int, Fate]) -> None:
    result = read_text(text, overrides=overrides)
    for line in result.lines:
        if line.number in overrides and line.text.strip():
            assert (line.fate, line.reason) == (overrides[line.number], "chosen")
    kept = "\n".join(line.text.replace(line.label, " ", 1) for line in result.lines if line.fate not in NOT_KEPT)
    assert not words(kept) - words(text_of(result.story))


@given(st.lists(st.sampled_from(_LINES), min_size=3, max_size=12), st.data())
def test_one_fate_for_every_line_loses_no_word(lines: list[str], data: st.DataObject) -> None:
    fate = data.draw(st.sampled_from([fate for fate in CHOOSABLE if fate not in NOT_KEPT]))
    result = read_text("\n".join(lines), overrides=dict.fromkeys(range(len(lines)), fate))
    assert {line.fate for line in result.lines} == {fate}
    kept = "\n".join(line.text.replace(line.label, " ", 1) for line in result.lines)
    assert not words(kept) - words(text_of(result.story))


def test_a_chosen_headline_is_the_only_one() -> None:
    text = page("american-paper")
    lines = text.split("\n\n")
    number = 2 * lines.index("Hundreds of drivers spent a freezing night on Interstate 95, some without food or water.")
    result = read_text(text, overrides={number: Fate.HEADLINE})
    assert result.story.headline == lines[number // 2]


def test_paragraphs_become_a_fact_box() -> None:
    text = "The dam\nWhat is it?\nA wall across a river.\nIt is tall."
    fates = {0: Fate.FACT_BOX, 1: Fate.FACT_QUESTION, 2: Fate.FACT_ANSWER, 3: Fate.FACT_ANSWER}
    (box,) = read_text(text, overrides=fates).story.fact_boxes
    assert box.title == "The dam"
    assert [(fact.question, fact.answer) for fact in box.facts] == [
        ("What is it?", "A wall across a river.\n\nIt is tall.")
    ]


def test_every_fate_and_reader_has_a_title() -> None:
    for fate in Fate:
        assert sentence(f"intake.fate.{fate}")
