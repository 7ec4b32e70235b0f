"""What a page tells apart from its text, such as its author: it counts where the text itself does not say so."""

from studio.intake.fates import Fate
from studio.intake.page import Page, Verdict

_KNOWN, _TOLD = "told-twice", "page-facts"
_SAME = {Fate.DATELINE: frozenset({Fate.DATELINE, Fate.DATELINE_AND_BODY})}


def set_offers_aside(page: Page) -> None:
    """Keep what is offered out of the passes that read the text."""
    for index, piece in enumerate(page.pieces):
        if piece.offer is not None:
            page.decide(index, Fate.DROPPED, _KNOWN)


def take_offers(page: Page) -> None:
    """Give each offer its fate, unless a line of the text has it."""
    for index, piece in enumerate(page.pieces):
        verdict = page.verdicts[index]
        if piece.offer is None or verdict is None or verdict.reason != _KNOWN:
            continue
        if not any(page.has(fate) for fate in _SAME.get(piece.offer, {piece.offer})):
            page.verdicts[index] = Verdict(fate=piece.offer, reason=_TOLD, text=piece.text)
