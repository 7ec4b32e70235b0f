"""The table of rights classes: whole, readable, and covering every class the code speaks of."""

from studio.rights import Need, rights_rule, rights_rules
from studio.story.credit import Credit, RightsClass


def test_every_class_the_code_speaks_of_is_in_the_table() -> None:
    ids = [rule.id for rule in rights_rules()]
    assert set(RightsClass) <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_need_is_a_field_of_a_credit() -> None:
    assert set(Need) <= set(Credit.__struct_fields__)


def test_sentences_are_sentences() -> None:
    for rule in rights_rules():
        assert rule.title
        assert not rule.title.endswith(".")
        for text in (rule.cost, rule.caution):
            assert not text or text.endswith(".")


def test_creative_commons_classes_name_maker_link_and_licence() -> None:
    for rule in rights_rules():
        if rule.id.startswith("cc-"):
            assert {Need.CREATOR, Need.LINK} <= set(rule.needs)
            assert rule.licence.startswith("https://creativecommons.org/licenses/")


def test_a_class_that_is_not_known_is_kept_and_asks_for_nothing() -> None:
    rule = rights_rule("house-deal-7")
    assert (rule.title, rule.needs, rule.blocks) == ("house-deal-7", (), False)
