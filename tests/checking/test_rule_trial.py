"""Rules are tried wherever readers read, at every level, in stories of their language."""

from msgspec.structs import replace

from studio.checking.rule_trial import tried_hits, words_wanted
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


def test_the_words_that_a_text_must_hold() -> None:
    assert words_wanted((PACK,)) == ("harbor",)
    alike = StyleRule(id="b", check=StyleCheck.CONSISTENCY, note="n", either=(("e-mail", "email"), ("a", "b")))
    assert words_wanted((PACK, StylePack(name="More", rules=(alike,)))) == ("harbor", "e-mail", "email", "a", "b")
    long = StyleRule(id="c", check=StyleCheck.OCCURRENCE, note="n", most=40)
    assert words_wanted((PACK, StylePack(name="More", rules=(long,)))) == ()


def test_stories_in_other_languages_are_left_alone() -> None:
    assert tried_hits((PACK,), replace(STORY, language="de-DE")) == ()
