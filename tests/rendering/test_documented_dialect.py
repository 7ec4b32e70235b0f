"""The page on Offstone Markdown says what the renderer does: each of its examples is rendered."""

import re

import pytest
from msgspec.structs import replace

from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import shipped_houses
from studio.story.directives import DirectiveName
from tests.project_files import ROOT
from tests.rendering.stories import picture, rich_story

PAGE = (ROOT / "docs" / "markdown.md").read_text("utf-8")
_EXAMPLE = re.compile(
    r"^(?P<fence>`{3,})markdown\n(?P<text>.*?)\n(?P=fence)\n\n```html\n(?P<html>.*?)\n```$", re.DOTALL | re.MULTILINE
)
EXAMPLES = [(match["text"], match["html"]) for match in _EXAMPLE.finditer(PAGE)]


def _blocks(body: str) -> str:
    plain = next(house for house in shipped_houses() if house.id == "plain")
    story = rich_story()
    story = replace(story, body=body, pictures=(*story.pictures, picture("gate")))
    return "\n".join(ArticleRenderer(plain).render(story).blocks)


@pytest.mark.parametrize(("text", "html"), EXAMPLES, ids=[text.split("\n")[0] for text, _ in EXAMPLES])
def test_an_example_becomes_what_the_page_says(text: str, html: str) -> None:
    if "…<" not in html:
        assert _blocks(text) == html
    else:  # an ellipsis before a closing tag stands for more
        assert re.fullmatch(re.escape(html).replace("…<", ".*?<"), _blocks(text), re.DOTALL)


def test_every_example_is_followed_by_what_it_becomes() -> None:
    assert len(EXAMPLES) == len(re.findall(r"^`{3,}markdown$", PAGE, re.MULTILINE)) > 10


@pytest.mark.parametrize("name", DirectiveName)
def test_every_directive_is_described(name: DirectiveName) -> None:
    assert re.search(rf"^\| `::{name}\b", PAGE, re.MULTILINE)
