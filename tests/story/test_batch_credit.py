"""Credits edited together: what is common, what is touched, and what stays."""

import pytest
from msgspec.structs import replace

from studio.story.batch_credit import (
    BATCH_FIELDS,
    DIFFERS,
    CreditChange,
    CreditUse,
    changes_of,
    common_values,
    distinct_values,
    with_changes,
    with_values,
)
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture
from studio.story.story import new_story

ADA = Credit(creator="Ada Reyes", organisation="Northwind", rights_class="agency", raw="Photo: Ada Reyes/Northwind")
LI = Credit(creator="Li Wei", organisation="Northwind", rights_class="agency", expires="2026-12-01")


def test_every_field_but_the_raw_text_can_be_edited() -> None:
    assert set(BATCH_FIELDS) == set(Credit.__struct_fields__) - {"raw"}


def test_common_values_and_those_that_differ() -> None:
    common = common_values((ADA, LI))
    assert common["creator"] is DIFFERS
    assert common["expires"] is DIFFERS
    assert (common["organisation"], common["rights_class"], common["via"]) == ("Northwind", "agency", "")
    assert set(common) == set(BATCH_FIELDS)
    assert set(common_values(()).values()) == {""}


def test_each_value_is_named_once() -> None:
    assert distinct_values((ADA, LI, ADA), "creator") == ("Ada Reyes", "Li Wei")


def test_only_what_was_touched_changes() -> None:
    assert with_values(ADA, {"via": "Getty", "organisation": ""}) == replace(ADA, via="Getty", organisation="")
    assert with_values(ADA, {}) == ADA
    with pytest.raises(ValueError, match="raw"):
        with_values(ADA, {"raw": "x"})


def test_what_has_the_values_already_is_no_change() -> None:
    uses = [CreditUse(story_id="s", picture_id=credit.creator, credit=credit) for credit in (ADA, LI)]
    (change,) = changes_of(uses, {"expires": "2026-12-01"})
    assert (change.picture_id, change.before, change.after) == ("Ada Reyes", ADA, replace(ADA, expires="2026-12-01"))
    assert changes_of(uses, {}) == ()


def test_changes_reach_their_own_picture_and_spare_what_was_edited_since() -> None:
    pictures = tuple(PlacedPicture(id=name, credit=ADA, alt=name) for name in ("gate", "harbour", "market"))
    story = replace(new_story(), pictures=pictures)
    edited = replace(pictures[1], credit=replace(ADA, via="Somebody else"))
    changes = [
        CreditChange(story_id=story.id, picture_id=name, before=ADA, after=LI) for name in ("gate", "harbour", "gone")
    ]
    changes.append(CreditChange(story_id="another", picture_id="market", before=ADA, after=LI))
    now = replace(story, pictures=(pictures[0], edited, pictures[2]))
    changed = with_changes(now, changes)
    assert [picture.credit for picture in changed.pictures] == [LI, edited.credit, ADA]
    assert with_changes(changed, [change.reversed for change in changes]) == now


def test_without_a_change_of_its_own_the_story_is_the_same() -> None:
    story = new_story()
    assert with_changes(story, ()) is story
