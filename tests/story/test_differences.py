"""Differences tell the whole truth: both versions can be read back from them, and equal stories have none."""

from collections import Counter

from hypothesis import given
from msgspec.structs import replace

from studio.story.credit import Credit
from studio.story.differences import Change, FieldDifference, difference
from studio.story.elements import Fact, FactBox, Origin, RelatedLink
from studio.story.part_texts import part_texts
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import Story, new_story
from tests.story.stories import STORIES, few

TEXT_FIELDS = ("headline", "byline", "body", "status", "lead_picture", "comments")


def texts_of(story: Story) -> Counter[str]:
    """Every text in a story's elements, with how often it is there."""
    elements = [*story.pictures, *story.fact_boxes, *story.embeds, *story.related, *story.corrections, story.origin]
    elements += [fact for box in story.fact_boxes for fact in box.facts]
    return Counter(text for element in elements for part, text in part_texts(element).items() if text and part != "id")


@few
@given(STORIES, STORIES)
def test_both_versions_of_every_text_field_can_be_read_from_its_pieces(before, after):
    found = difference(before, after)
    for name in TEXT_FIELDS:
        changed = found.of(name)
        if getattr(before, name) == getattr(after, name):
            assert changed == ()
        else:
            assert (changed[0].before, changed[0].after) == (getattr(before, name), getattr(after, name))


@few
@given(STORIES, STORIES)
def test_both_versions_of_every_part_of_pictures_and_embeds_can_be_read(before, after):
    found = {(one.field, one.element, one.part): one for one in difference(before, after).fields}
    for name in ("pictures", "embeds"):
        old = {element.id: part_texts(element) for element in getattr(before, name)}
        new = {element.id: part_texts(element) for element in getattr(after, name)}
        for element in old.keys() | new.keys():
            parts = (old.get(element) or new[element]).keys() - {"id"}
            for part in parts:
                was, now = old.get(element, {}).get(part, ""), new.get(element, {}).get(part, "")
                one = found.get((name, element, part))
                assert (was == now) if one is None else (one.before, one.after) == (was, now)


@few
@given(STORIES, STORIES)
def test_no_text_of_any_element_goes_untold(before, after):
    parts = [one for one in difference(before, after).fields if one.field not in TEXT_FIELDS]
    removed = Counter(one.before for one in parts if one.before)
    added = Counter(one.after for one in parts if one.after)
    assert texts_of(before) + added == texts_of(after) + removed


@few
@given(STORIES, STORIES)
def test_stories_differ_exactly_when_a_difference_is_told(before, after):
    assert bool(difference(before, after)) == (before != after)


@few
@given(STORIES)
def test_equal_stories_give_no_difference(story):
    assert difference(story, replace(story)).fields == ()


def only(found) -> FieldDifference:
    (one,) = found.fields
    return one


def test_a_new_crop_is_one_part_of_its_picture():
    before = replace(new_story(), pictures=(PlacedPicture(id="harbour"), PlacedPicture(id="square")))
    after = replace(before, pictures=(before.pictures[0], replace(before.pictures[1], crop=Crop(left=0.25, width=0.5))))
    one = only(difference(before, after))
    assert (one.field, one.element, one.part, one.number) == ("pictures", "square", "crop", 2)
    assert one.after == "0.25 0 0.5 1"


def test_a_credit_that_changed_is_named_to_the_part():
    before = replace(new_story(), pictures=(PlacedPicture(id="harbour", credit=Credit(creator="Ann Lee")),))
    after = replace(before, pictures=(PlacedPicture(id="harbour", credit=Credit(creator="Ann Leigh")),))
    assert only(difference(before, after)).part == "credit.creator"


def test_boxes_that_only_changed_places_have_moved():
    boxes = tuple(FactBox(id=name, title=name) for name in "abc")
    before = replace(new_story(), fact_boxes=boxes)
    one = only(difference(before, replace(before, fact_boxes=(boxes[1], boxes[2], boxes[0]))))
    assert (one.element, one.change, one.number) == ("a", Change.MOVED, 3)


def test_a_fact_put_in_front_leaves_the_others_alone():
    facts = (Fact(question="Where?", answer="Almaty"), Fact(question="When?", answer="Today"))
    before = replace(new_story(), fact_boxes=(FactBox(id="basics", facts=facts),))
    after = replace(before, fact_boxes=(FactBox(id="basics", facts=(Fact(question="Who?", answer="Ann"), *facts)),))
    found = difference(before, after).fields
    assert [(one.part, one.change, one.after) for one in found] == [
        ("facts.0", Change.ADDED, ""),
        ("facts.0.question", Change.ADDED, "Who?"),
        ("facts.0.answer", Change.ADDED, "Ann"),
    ]


def test_a_fact_is_known_by_its_question_when_its_answer_changed_and_it_moved():
    facts = (Fact(question="Where?", answer="Almaty"), Fact(question="When?", answer="Today"))
    before = replace(new_story(), fact_boxes=(FactBox(id="basics", facts=facts),))
    turned = (facts[1], Fact(question="Where?", answer="Astana"))
    found = difference(before, replace(before, fact_boxes=(FactBox(id="basics", facts=turned),))).fields
    assert ("facts.1.answer", "Almaty", "Astana") in [(one.part, one.before, one.after) for one in found]
    assert Change.MOVED in [one.change for one in found]


def test_a_related_link_is_known_by_its_address():
    link = RelatedLink(headline="Old headline", url="https://example.org/a")
    before = replace(new_story(), related=(link,))
    after = replace(
        before, related=(RelatedLink(headline="Other", url="https://example.org/b"), replace(link, headline="New"))
    )
    changed = [one for one in difference(before, after).of("related") if one.change is Change.CHANGED]
    assert [(one.element, one.part, one.before, one.after) for one in changed] == [
        ("1", "headline", "Old headline", "New")
    ]


def test_an_empty_origin_that_was_added_is_told():
    before = new_story()
    assert only(difference(before, replace(before, origin=Origin()))).change is Change.ADDED


def test_the_id_of_a_story_is_not_compared():
    assert not difference(replace(new_story(), headline="A"), replace(new_story(), headline="A"))
