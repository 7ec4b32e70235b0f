"""Rules are tried wherever readers read, at every level, in stories of their language."""

from msgspec.structs import replace

from studio.checking.rule_trial import tried_hits
from studio.story.picture import PlacedPicture
from studio.story.story import Story
from studio.story.style_rules import StyleCheck, StyleLevel, StylePack, StyleRule

RULE = StyleRule(
    id="a", check=StyleCheck.SUBSTITUTION, level=StyleLevel.SUGGESTION, note="n", swap=(("harbor", "harbour"),)
)
PACK = StylePack(name="Ours", language="en", rules=(RULE,))
STORY = Story(
    id="s", headline="Harbor", body="One.\nA harbor, a “harbor”.", pictures=(PlacedPicture(id="p", alt="A harbor"),)
)


def test_every_hit_comes_with_its_text_and_place() -> None:
    found = tried_hits((PACK,), STORY)
    assert [(each.placed.place.field, each.placed.text, each.hit.start, each.hit.instead) for each in found] == [
        ("headline", "Harbor", 0, "Harbour"),
        ("body", "A harbor, a “harbor”.", 2, "harbour"),
        ("pictures", "A harbor", 2, "harbour"),
    ]
    assert found[1].placed.place.line == 1


def test_stories_in_other_languages_are_left_alone() -> None:
    assert tried_hits((PACK,), replace(STORY, language="de-DE")) == ()
