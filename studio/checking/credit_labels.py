"""The check that credits hold names and no labels: a house would print “Photo:” after the words that it puts there."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, warning
from studio.pictures.credit_rules import load_credit_rules
from studio.pictures.credit_text_steps import drop_label
from studio.story.findings import Finding, Place
from studio.story.story import Story

_PARTS = ("creator", "organisation", "via", "credit_line")


def check_credit_labels(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """No part of a credit begins with what a credit is called."""
    for picture in story.pictures:
        for part in _PARTS:
            text = getattr(picture.credit, part).strip()
            if bare := without_label(text):
                place = Place(field="pictures", element=picture.id, part=f"credit.{part}")
                yield warning("picture.credit-label", place, id=picture.id, label=text.removesuffix(bare).strip())


def without_label(text: str) -> str:
    """The part of a credit without the label before it; empty where it has none, or is nothing else."""
    bare = drop_label(text.strip(), load_credit_rules())
    return bare if bare != text.strip() else ""
