"""The outline has the subheadings readers see, with their lines."""

from studio.story.outline import Subheading, outline


def test_subheadings_are_listed_with_line_level_and_words() -> None:
    body = "Text\n\n## Who rode\nMore.\n\n   ### On the *plateau* ##\n#hash tag\n##\n    ## code\n\n# Top"
    assert outline(body) == (
        Subheading(2, 2, "Who rode"),
        Subheading(5, 3, "On the *plateau*"),
        Subheading(10, 1, "Top"),
    )


def test_code_between_fences_has_none() -> None:
    assert outline("```\n# not\n~~~\n# not\n````\n## Yes\n~~~~\n# not") == (Subheading(5, 2, "Yes"),)


def test_a_fence_has_no_backtick_behind_it_and_one_that_closes_has_nothing() -> None:
    assert outline("```one``` here\n\n## Yes") == (Subheading(2, 2, "Yes"),)
    assert outline("```\n``` no\n## not\n```\n## Yes") == (Subheading(4, 2, "Yes"),)
