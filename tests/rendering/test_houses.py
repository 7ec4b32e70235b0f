"""Houses: read from a folder, their templates run in a sandbox, and every mistake names its file."""

import re
import shutil
from string import Formatter

import pytest
from msgspec.structs import replace

from studio.errors import HouseError
from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import House, load_house, shipped_houses
from studio.resources import resource
from studio.wording import explain, sentences
from tests.rendering.stories import rich_story


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "ours"
    shutil.copytree(resource("houses", "plain"), target)
    return target


def page_in(folder) -> str:
    return ArticleRenderer(load_house(folder)).page(rich_story())


def failure(folder) -> HouseError:
    with pytest.raises(HouseError) as caught:
        page_in(folder)
    assert str(folder) in explain(caught.value)
    return caught.value


def test_two_houses_are_shipped():
    assert [house.id for house in shipped_houses()] == ["broadsheet", "plain"]
    assert all(house.name for house in shipped_houses())


def test_a_house_is_its_folder(folder):
    (folder / "house.toml").write_text('name = "Ours"\nsections = ["World"]\n[labels]\nadvertisement = "Anzeige"\n')
    house = load_house(folder)
    assert (house.id, house.name, house.sections, house.folder) == ("ours", "Ours", ("World",), folder)
    assert house.labels.advertisement == "Anzeige"


def test_a_missing_file_is_named(tmp_path):
    assert failure(tmp_path).code == "house.missing"


def test_broken_toml_is_named_with_its_line(folder):
    (folder / "house.toml").write_text('name = "Ours"\nlanguage = \n')
    error = failure(folder)
    assert (error.code, error.parameters["line"]) == ("house.syntax", 2)


ODD_CREDITS = [
    "credit_label = 3",
    'credit_format = "loud"',
    'credit_name_joiner = ""',
    'credit_name_joiner = " "',
    'credit_name_joiner = "and"',
    'credit_name_joiner = "/\\n"',
    'credit_via_joiner = " by kind permission of "',
    "credit_via_joiner = true",
]


@pytest.mark.parametrize(
    "line",
    ["sections = 3", "unknown = 1", 'media_base_url = "ftp://x"', "labels = {months = 1}", *ODD_CREDITS],
)
def test_a_wrong_value_is_named_with_its_line(folder, line):
    (folder / "house.toml").write_text(f'name = "Ours"\n{line}\n')
    error = failure(folder)
    assert (error.code, error.parameters["line"]) == ("house.value", 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sections = 3", "sections must be a list in square brackets"),
        ('word_target = "many"', "word_target must be a whole number"),
        ("ads_in_body = 1", "ads_in_body must be true or false"),
        ("labels = {source = 3}", "labels.source must be a text in quotation marks"),
        ('navigation = ["World"]', "navigation[0] must be a table"),
        ('credit_format = "loud"', "credit_format cannot be 'loud'"),
        ('media_base_url = "ftp://x"', "media_base_url does not have the form that docs/houses.md describes"),
        ("unknown = 1", "there is no key unknown"),
        ("labels = {nothing = 1}", "there is no key labels.nothing"),
        ("word_target = -1", "word_target: Expected `int` >= 0"),
    ],
)
def test_what_is_wrong_with_a_value_is_told_in_plain_words(folder, line, said):
    (folder / "house.toml").write_text(f'name = "Ours"\n{line}\n')
    assert said in explain(failure(folder))


def test_a_house_without_a_name_is_told_that(folder):
    (folder / "house.toml").write_text("sections = []\n")
    assert "the key name is missing" in explain(failure(folder))


@pytest.mark.parametrize("key", ["id", "folder", "files"])
def test_what_a_house_has_of_its_folder_stands_in_no_table(folder, key):
    (folder / "house.toml").write_text(f'name = "Ours"\n{key} = "theirs"\n')
    assert failure(folder).code == "house.value"


def test_a_house_stays_as_it_was_read(folder):
    renderer, before = ArticleRenderer(load_house(folder)), page_in(folder)
    shutil.rmtree(folder)
    assert renderer.page(rich_story()) == before


@pytest.mark.parametrize(
    "mistake",
    [
        "{% if %}",
        "{{ nothing }}",
        "{{ page.nothing }}",
        "{{ 1 // 0 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ house.folder }}",
        "{{ page.title.nothing() }}",
    ],
)
def test_a_template_error_names_file_and_line(folder, mistake):
    template = folder / "templates" / "page.html"
    template.write_text('{% extends "skeleton.html" %}\n{% block page %}\n' + mistake + "\n{% endblock %}\n")
    error = failure(folder)
    assert error.code == "house.template"
    assert (error.parameters["file"], error.parameters["line"]) == (str(template), 3)


@pytest.mark.parametrize(
    "name", ["../house.toml", "../../other/house.toml", "/etc/hostname", "..\\\\house.toml", "./x/../../y"]
)
def test_a_template_reaches_no_file_but_templates(folder, name):
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    page = folder / "templates" / "page.html"
    page.write_text(f"{{% extends 'skeleton.html' %}}{{% block page %}}{{% include '{name}' %}}{{% endblock %}}")
    assert failure(folder).code == "house.template"


@pytest.mark.parametrize(
    "place", ["{{ nothing }}", "{{ page.nothing }}", "{{ house.labels.nothing }}", "{{ page['nothing'] }}"]
)
def test_a_name_that_is_not_there_is_told_in_plain_words(folder, place):
    page = folder / "templates" / "page.html"
    page.write_text(f"{{% extends 'skeleton.html' %}}{{% block page %}}{place}{{% endblock %}}")
    assert "there is nothing called nothing here" in explain(failure(folder))


def test_a_house_may_replace_a_shared_template(folder):
    (folder / "templates" / "pull-quote.html").write_text("<aside>{{ text }}</aside>")
    html = ArticleRenderer(load_house(folder)).fragment(rich_story())
    assert "<aside>A bridge is a promise.</aside>" in html


def test_a_changed_template_is_read_again(folder):
    page_in(folder)
    (folder / "templates" / "pull-quote.html").write_text("<aside>new</aside>")
    assert "<aside>new</aside>" in page_in(folder)
    (folder / "house.css").write_text("body { color: red }")
    assert "color: red" in page_in(folder)


def test_templates_escape_what_they_place(folder):
    (folder / "templates" / "pull-quote.html").write_text("<p>{{ text }}</p>")
    story = rich_story(body="::pull-quote[<b>]\n")
    assert "<p>&lt;b&gt;</p>" in ArticleRenderer(load_house(folder)).fragment(story)


@pytest.mark.parametrize("style", ["</style><script>", "<!-- x"])
def test_a_style_sheet_cannot_close_its_element(folder, style):
    (folder / "house.css").write_text(style)
    assert failure(folder).code == "house.style"


@pytest.mark.parametrize(
    "style",
    [
        "body { background: url(x.png) }",
        "@import 'x.css';",
        "body { background: URL ( x.png ) }",
        "body { background: image-set('x.png' 1x) }",
        "body { background: \\75 rl(x.png) }",
        "body { background: u\\rl(x.png) }",
        "@\\69mport 'x.css';",
    ],
)
def test_a_style_sheet_that_loads_something_is_named_with_its_line(folder, style):
    (folder / "house.css").write_text(f"p {{ margin: 0 }}\n\n{style}\n")
    error = failure(folder)
    assert (error.code, error.parameters["line"]) == ("house.style", 3)


def test_a_house_without_style_is_refused(folder):
    (folder / "house.css").unlink()
    assert failure(folder).code == "house.missing"


def test_ads_stand_in_the_body_only_where_the_house_asks():
    house = shipped_houses()[1]
    story = rich_story(body="::ad\n")
    assert ArticleRenderer(house).render(story).blocks == ('<div class="ad-slot" hidden></div>',)
    shown = ArticleRenderer(replace(house, ads_in_body=True)).render(story).blocks
    assert shown == ('<div class="ad-slot"><span>Advertisement</span></div>',)


@pytest.mark.parametrize("house", shipped_houses(), ids=lambda house: house.id)
def test_no_style_sheet_asks_for_anything_from_elsewhere(house: House):
    for path in (resource("houses", "shared", "elements.css"), house.folder / "house.css"):
        assert (
            re.findall(r"url\(|@import|@font-face|https?:", path.read_text("utf-8").replace('[href^="http"]', "")) == []
        )


CODES = {
    "house.missing": {"file", "reason"},
    "house.syntax": {"file", "line", "reason"},
    "house.value": {"file", "line", "reason"},
    "house.template": {"file", "line", "reason"},
    "house.style": {"file", "line", "reason"},
    "house.reason.kind": {"key", "wanted"},
    "house.reason.form": {"key"},
    "house.reason.choice": {"key", "value"},
    "house.reason.unknown": {"key"},
    "house.reason.missing": {"key"},
    "house.reason.undefined": {"name"},
    "house.outside": {"file"},
    "house.large": {"file", "most"},
    "house.many": {"file", "most"},
    "house.folder-name": {"folder", "most"},
    "house.no-finding": {"file", "line", "finding"},
    "house.severity": {"file", "line", "finding", "value"},
    "house.guarded": {"file", "line", "finding"},
    "rendering.missing.picture-file": {"name"},
    "rendering.missing.picture": {"name"},
    "rendering.missing.fact-box": {"name"},
    "rendering.missing.embed": {"name"},
    "rendering.missing.quote-words": set(),
}


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_sentence(code):
    assert {name for _text, name, _spec, _conversion in Formatter().parse(sentences()[code]) if name} == CODES[code]
