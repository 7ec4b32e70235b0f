"""Which lines of a body are code, as CommonMark has it."""

import pytest

from studio.rendering.dialect import dialect
from studio.story.code_lines import code_lines


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text\n```\ncode\n```\nText", {1, 2, 3}),
        ("~~~ html\n```\n~~~~\nText", {0, 1, 2}),
        ("```` \n``` \n````\nText", {0, 1, 2}),
        ("```\ncode\n``` more\nstill code", {0, 1, 2, 3}),
        ("```one``` in a sentence\nText", set()),
        ("Text\n    goes on\n\n    code\n\n    code\nText", {3, 5}),
        ("# Heading\n    code\n\tText of it", {1, 2}),
        ("- item\n\n    goes on\n\nText\n\n    code", {6}),
        ("1. item\n\n   ```\n   code\n   ```\n\nText", {2, 3, 4}),
        ("10. item\n\n    ```\n    code\n    ```\n\nText", {2, 3, 4}),
    ],
)
def test_code_is_between_fences_or_by_four_spaces(body: str, expected: set[int]) -> None:
    assert code_lines(body) == expected
    assert {number for number in _rendered_as_code(body) if body.split("\n")[number].strip()} == expected


def _rendered_as_code(body: str) -> set[int]:
    tokens = dialect("en-GB").parse(body)
    places = [token.map for token in tokens if token.type in {"fence", "code_block"} and token.map]
    return {number for start, end in places for number in range(start, end)}
