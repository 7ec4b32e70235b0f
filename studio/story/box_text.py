"""Fact boxes as plain text, for places that take no HTML."""

from studio.story.elements import BoxKind, Fact, FactBox


def box_text(box: FactBox) -> str:
    """The title, and the facts below it in the manner of the kind; answers stay Offstone Markdown."""
    gap = "\n\n" if box.kind is BoxKind.QUESTIONS else "\n"
    facts = gap.join(_fact_text(fact, box.kind) for fact in box.facts)
    return "\n\n".join(part for part in (_line(box.title), facts) if part)


def _fact_text(fact: Fact, kind: BoxKind) -> str:
    question, answer = _line(fact.question), fact.answer.strip()
    if kind is BoxKind.QUESTIONS:
        words = "\n".join(part for part in (question, answer) if part)
    else:
        words = ": ".join(part for part in (question, answer) if part)
    told = ", ".join(part for part in (_line(fact.source), _line(fact.as_of)) if part)
    return ("" if kind is BoxKind.QUESTIONS else "- ") + words + (f" ({told})" if told else "")


def _line(text: str) -> str:
    return " ".join(text.split())
