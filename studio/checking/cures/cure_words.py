"""What cures are called: the same words on the desk's buttons and in what a command prints."""

from studio.checking.cures.cure import Cure
from studio.story.findings import Finding
from studio.wording import sentence


def cure_title(cure: Cure, finding: Finding) -> str:
    """What the cure of that finding is called."""
    return sentence(f"cures.{cure.id}.title", **finding.parameters)


def cure_step(cure: Cure) -> str:
    """What Undo calls it."""
    return sentence(f"cures.{cure.id}.step")


def cures_sentence(cures: tuple[Cure, ...], finding: Finding) -> str:
    """The cures of a finding in one sentence; empty where there are none."""
    titles = [cure_title(cure, finding) for cure in cures]
    if not titles:
        return ""
    first, others = titles[0], titles[1:]
    return sentence("cures.told-two", first=first, second=others[0]) if others else sentence("cures.told", first=first)
