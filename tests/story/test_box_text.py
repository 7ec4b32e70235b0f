"""Every kind of box has its plain text, with every word in it."""

import pytest

from studio.story.box_text import box_text
from studio.story.elements import BoxKind, Fact, FactBox

FACTS = (Fact(question="Where?", answer="By the *sea*.", source="Port", as_of="2026"), Fact(question="", answer="Far."))


@pytest.mark.parametrize("kind", BoxKind)
def test_every_word_is_in_it(kind: BoxKind) -> None:
    text = box_text(FactBox(id="a", title="Basics", kind=kind, facts=FACTS))
    assert all(words in text for words in ("Basics\n\n", "Where?", "By the *sea*.", "(Port, 2026)", "Far."))


def test_questions_and_lists() -> None:
    assert box_text(FactBox(id="a", title="T", facts=FACTS)) == "T\n\nWhere?\nBy the *sea*. (Port, 2026)\n\nFar."
    listed = box_text(FactBox(id="a", kind=BoxKind.TIMELINE, facts=FACTS[:1]))
    assert listed == "- Where?: By the *sea*. (Port, 2026)"
