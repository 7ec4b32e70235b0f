"""Whatever is typed into whichever field leaves whole: a package of it verifies, and no false alarm is raised."""

import ast
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.exporting.package_files import package_files
from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.addresses import link_problems
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.source_body import read_source_body
from studio.exporting.verifying.story_text import page_text_problems
from studio.exporting.verifying.verify_package import verify_archive
from studio.rendering.article import ArticleRenderer
from studio.story.credit import Credit
from studio.story.elements import Fact, FactBox
from studio.story.story import Story
from tests.exporting.desk import HOUSES, ORIGINALS, SAVED_AT, packed, pictures, request, story
from tests.project_files import ROOT
from tests.shared_data import shared

RENDERER = ArticleRenderer(HOUSES["plain"])


def _filled(text: str) -> Story:
    """A story with `text` in every field."""
    credit = Credit(creator=text, organisation=text, via=text, copyright_notice=text, usage_terms=text, raw=text)
    return story(
        headline=text,
        short_headline=text,
        seo_title=text,
        slug=text,
        section=text,
        standfirst=text,
        byline=text,
        dateline=text,
        body=f"{text}\n\n::fact-box{{#basics}}\n",
        lead_picture="market",
        pictures=(replace(pictures()[2], decorative=False, alt=text or "Alt", caption=text, credit=credit),),
        fact_boxes=(FactBox(id="basics", title=text, facts=(Fact(question=text, answer=text, source=text),)),),
    )


def _problems(filled: Story) -> list[str]:
    reasoned = request("broadsheet", story=filled, override_reason="No credit to be had")
    return [problem.sentence for problem in verify_archive(packed(package_files(reasoned, ORIGINALS)))]


def test_naughty_strings_leave_whole() -> None:
    strings = json.loads(shared("corpora", "xss", "blns", "blns.json").read_text("utf-8"))
    assert {text: _problems(_filled(text)) for text in strings[::25] if text.strip()} == {
        text: [] for text in strings[::25] if text.strip()
    }


@settings(max_examples=8, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60).filter(str.strip))
def test_any_text_leaves_whole(text: str) -> None:
    visible = [problem for problem in _problems(_filled(text)) if "no credit" not in problem]
    assert [problem for problem in visible if "no alt text" not in problem] == []


def test_no_word_of_any_markdown_is_missed_or_imagined() -> None:
    bodies = [
        example["markdown"]
        for corpus in ("commonmark", "gfm")
        for example in json.loads(shared("corpora", corpus, "spec.json").read_text("utf-8"))[::3]
    ]
    bodies += ["> " * depth + "deep words" for depth in (10, 90, 150)]
    bodies += ["- " * depth + "deep words" for depth in (10, 90, 150)]
    assert len(bodies) > 400
    for body in bodies:
        plain = story(body=body, fact_boxes=())
        page = parse_markup(RENDERER.fragment(plain))
        source = read_source_body(body)
        assert list(page_text_problems(page, "body.html", plain, source)) == [], body
        assert (
            list(
                link_problems(
                    page, "body.html", StoryDocument(revision=1, saved_at=SAVED_AT, house="plain", story=plain), source
                )
            )
            == []
        ), body


@pytest.mark.parametrize("line", ["::picture[words]{#gate}", '::pull-quote[words]{by="B" more}', "::ad{#nothing}"])
def test_a_line_that_is_almost_a_directive_leaves_with_its_words(line: str) -> None:
    assert _problems(_filled(f"Before it.\n\n{line}\n\nBehind it.")) == []


def test_verification_shares_no_code_with_the_writer() -> None:
    allowed = (
        "studio.errors",
        "studio.wording",
        "studio.story.",
        "studio.exporting.story_document",
        "studio.exporting.ninjs_profile",
    )
    for path in (ROOT / "studio" / "exporting" / "verifying").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("studio"):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                inside = "studio.exporting.verifying."
                assert all(name.startswith((*allowed, inside)) or name == "studio.wording" for name in names), path
