"""The proof that what machines read of a page, its metadata and its JSON-LD, says the same as the story."""

import json
from typing import Any

from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.plain_text import same_text, visible
from studio.exporting.verifying.problem import Problems, problem
from studio.story.story import Story


def page_head_problems(page: Element, name: str, story: Story) -> Problems:
    """A problem for each property that is there and says something else than the story."""
    wanted = {
        "description": story.standfirst,
        "og:description": story.standfirst,
        "og:title": story.seo_title.strip() or story.headline,
        "article:section": story.section,
    }
    for element in page.walk():
        key = element.attributes.get("name") or element.attributes.get("property") or ""
        is_ours = element.tag == "meta" and key in wanted
        if is_ours and not same_text(element.attributes.get("content") or "", wanted[key]):
            yield problem("head_field", file=name, field=key)
    for article in data_objects(page, "NewsArticle"):
        yield from _article_problems(article, name, story)


def _article_problems(article: dict[str, Any], name: str, story: Story) -> Problems:
    wanted = {
        "headline": story.headline,
        "alternativeHeadline": story.short_headline,
        "description": story.standfirst,
        "articleSection": story.section,
        "inLanguage": story.language,
    }
    for key, text in wanted.items():
        if not same_text(str(article.get(key, "")), text):
            yield problem("head_field", file=name, field=key)
    authors = [visible(str(each.get("name", ""))) for each in _objects_in(article.get("author"))]
    if not all(author and author in visible(story.byline) for author in authors):
        yield problem("head_field", file=name, field="author")
    told = [visible(str(each.get("text", ""))) for each in _objects_in(article.get("correction"))]
    if sorted(filter(None, told)) != sorted(visible(note.text) for note in story.corrections if visible(note.text)):
        yield problem("head_field", file=name, field="correction")


def _objects_in(value: object) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, dict)]


def data_objects(page: Element, kind: str) -> list[dict[str, Any]]:
    """The objects of that type in the page's JSON-LD, however the data is nested."""
    objects = []
    for script in (element for element in page.walk() if element.tag == "script"):
        try:
            waiting: list[Any] = [json.loads(script.text())]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop()
            if isinstance(node, dict):
                waiting.extend(node.values())
                if node.get("@type") == kind:
                    objects.append(node)
            elif isinstance(node, list):
                waiting.extend(node)
    return objects
