"""A house is proven before it is used: whatever a story can have, its templates work."""

import shutil

import pytest

from studio.errors import HouseError
from studio.rendering.house_proof import prove_house
from studio.rendering.houses import load_house, shipped_houses
from studio.resources import resource
from tests.rendering.stories import rich_story


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "ours"
    shutil.copytree(resource("houses", "plain"), target)
    return target


def mistake(folder, story=None) -> tuple[str, int]:
    with pytest.raises(HouseError) as caught:
        prove_house(load_house(folder), story)
    error = caught.value
    assert error.code == "house.template"
    return error.parameters["file"], error.parameters["line"]


@pytest.mark.parametrize("house", shipped_houses(), ids=lambda house: house.id)
def test_the_shipped_houses_are_proven(house):
    prove_house(house, rich_story())


@pytest.mark.parametrize("name", sorted(path.name for path in resource("houses", "shared").glob("*.html")))
def test_a_mistake_in_any_template_is_found_with_its_line(folder, name):
    template = folder / "templates" / name
    text = (resource("houses", "shared") / name).read_text("utf-8")
    if name == "figure-parts.html":
        text = text.replace("{{ view.credit }}", "{{ view.credits }}")
        wanted = text[: text.index("view.credits")].count("\n") + 1
    else:
        lines = text.split("\n")
        wanted = next(number for number, line in enumerate(lines, 1) if not line.startswith("{% from") and line)
        lines[wanted - 1] = "{{ nothing }}" + lines[wanted - 1]
        text = "\n".join(lines)
    template.write_text(text)
    assert mistake(folder) == (str(template), wanted)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("embed.html", "<figure>\n{% if embed.poster %}\n{{ embed.posters }}\n{% endif %}</figure>", 3),
        ("fact-box.html", "<aside>\n{% if box.kind == 'numbers' %}{{ box.number }}{% endif %}</aside>", 2),
        ("picture.html", "<figure>\n\n{% if not picture.credit %}{{ 1 // 0 }}{% endif %}</figure>", 3),
        ("closing.html", "{% if not corrections %}{{ corrections[0].text }}{% endif %}", 1),
        ("page.html", "{% extends 'skeleton.html' %}\n{% block page %}\n{{ article }}\n{% if %}", 4),
        ("page.html", "{% extends 'none.html' %}", 1),
    ],
)
def test_a_mistake_in_a_form_that_few_stories_have_is_found(folder, name, text, line):
    (folder / "templates" / name).write_text(text)
    assert mistake(folder)[1] == line


@pytest.mark.parametrize(
    "text", ["<p>{{ text }}</p><p>{{ by }}</p>", "{{ text }}", "", "<p>{{ text }}</p> and", "<br><br>"]
)
def test_an_element_is_exactly_one(folder, text):
    (folder / "templates" / "pull-quote.html").write_text(text)
    assert mistake(folder) == (str(folder / "templates" / "pull-quote.html"), 1)


@pytest.mark.parametrize("place", ["", "{{ article }}{{ article }}"])
def test_the_page_places_the_article_once(folder, place):
    page = folder / "templates" / "page.html"
    page.write_text(page.read_text().replace("{{ article }}", place))
    assert mistake(folder) == (str(page), 1)


def test_the_open_story_is_rendered_too(folder):
    (folder / "templates" / "opening.html").write_text(
        "<header>{% if story.headline == 'Odd' %}\n{{ nothing }}{% endif %}</header>"
    )
    prove_house(load_house(folder))
    assert mistake(folder, rich_story(headline="Odd"))[1] == 2
