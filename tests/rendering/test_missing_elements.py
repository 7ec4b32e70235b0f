"""The preview says in words what is missing, and no other page does."""

from studio.rendering.missing_elements import Missing, missing_elements_style


def test_every_kind_has_its_rule_with_its_sentence():
    rules = missing_elements_style().split("\n")
    assert len(rules) == len(Missing)
    for kind, content in {
        "picture": '"No picture of this story is called “" attr(data-name) "”."',
        "quote-words": '"This pull quote has no words yet."',
    }.items():
        assert f'.missing-element[data-missing="{kind}"]::before {{ content: {content}; }}' in rules
