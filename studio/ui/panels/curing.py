"""Carrying a cure out on the open story."""

from studio.checking.cures.all_cures import cured
from studio.checking.cures.cure import DeskAction
from studio.checking.cures.cure_words import cure_step
from studio.session.story_session import StorySession
from studio.ui.panels.finding_row import CureWish
from studio.ui.panels.panel import PanelKnown


def carry_out(wish: CureWish, session: StorySession, known: PanelKnown, origin: str) -> bool:
    """Cure a finding as one step that can be undone; False where the story has changed too much since for that."""
    if wish.cure.by is DeskAction.RELEASE_QUOTE:
        known.release_quote(wish.finding.parameters["before"])
        return True
    story = cured(wish.cure, session.story, wish.finding, known.latest)
    if story is None:
        return False
    session.edit_story(origin, story, step=cure_step(wish.cure))
    return True
