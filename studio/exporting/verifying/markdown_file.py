"""Verifying an article in plain Markdown, as any reader of CommonMark has it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studio.exporting.story_document import StoryDocument
from studio.exporting.verifying.addresses import strange_links
from studio.exporting.verifying.pictures import printed_credit
from studio.exporting.verifying.plain_text import is_in_order, same_text, visible, words_in_text
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.source_body import SourceBody
from studio.exporting.verifying.story_text import texts_of_box, told_texts
from studio.exporting.verifying.wordpress_file import nearest_images
from studio.story.directives import DirectiveName, shown_directive

_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)


def markdown_problems(
    path: str, data: bytes, document: StoryDocument, source: SourceBody, _files: Mapping[str, bytes]
) -> Problems:
    """What is wrong with the text: it must hold the body as it was typed, the pictures with their credits, no HTML."""
    text = data.decode("utf-8", "replace")
    tokens = list(_flat(_parser().parse(text)))
    yield from _active(path, tokens)
    yield from _pictures(path, tokens, document, source)
    links = [str(token.attrGet("href") or "") for token in tokens if token.type == "link_open"]
    yield from strange_links(links, path, document, source)
    story, shown = document.story, visible("".join(_words(token) for token in tokens))
    texts = [story.headline, story.standfirst, story.byline, story.dateline, *told_texts(story, source)]
    texts += [words for each in source.directives if each.name == "pull-quote" for words in (each.text, each.by)]
    yield from (
        problem("flavour_lacks", file=path, text=each)
        for each in texts
        if not is_in_order(words_in_text(visible(each)), words_in_text(shown))
    )
    for box in story.fact_boxes:
        if source.places(DirectiveName.FACT_BOX, box.id):
            words = [word for each, is_whole in texts_of_box(box) if is_whole for word in each]
            if not is_in_order(words, words_in_text(shown)):
                yield problem("box_text", file=path, box=box.id, text=box.title)
    yield from _prose(path, text, story.body)


def _prose(path: str, text: str, body: str) -> Problems:
    """A problem unless each line of the body's prose stands in the text, in order; backslashes aside."""
    lines = iter(line.replace("\\", "").strip() for line in text.split("\n"))
    for typed in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        wanted = typed.replace("\\", "").strip()
        if wanted and shown_directive(typed) is None and wanted not in lines:
            yield problem("flavour_prose", file=path, text=wanted)
            return


@cache
def _parser() -> MarkdownIt:
    """Other readers take HTML and pictures, and links of every kind."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 200}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _words(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return f"{token.info} {token.content} "
    if token.type in {"text", "code_inline", "html_inline"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak"} or token.block else ""


def _lines(tokens: list[Token]) -> list[str]:
    """The words of the tokens, a line for each line of a paragraph."""
    text = "".join("\n" if each.type == "softbreak" or each.block else _words(each) for each in tokens)
    return [visible(line) for line in text.split("\n")]


def _active(path: str, tokens: list[Token]) -> Problems:
    for token in tokens:
        if token.type in {"html_inline", "html_block"}:
            yield problem("flavour_markup", file=path, text=token.content)
        if token.type == "link_open" and not _LINK.match(str(token.attrGet("href") or "#")):
            yield problem("odd_link", file=path, address=token.attrGet("href"))


def _pictures(path: str, tokens: list[Token], document: StoryDocument, source: SourceBody) -> Problems:
    """Each picture is one of the package, with its alt text, and its credit stands in what follows before the next.

    A picture that is more than the poster of an embed has its caption there as well.
    """
    images, told, captioned = nearest_images(document), set(), set()
    places = [number for number, token in enumerate(tokens) if token.type == "image"]
    for number, end in pairwise([*places, len(tokens)]):
        address = str(tokens[number].attrGet("src") or "")
        image = images.get(address)
        picture = document.story.picture(image.picture) if image is not None else None
        if picture is None:
            yield problem("loads", file=path, address=address)
            continue
        told.add(picture.id)
        alt = "".join(child.content for child in tokens[number].children or ())
        if not same_text(alt, "" if picture.decorative else picture.alt):
            yield problem("page_alt", file=path, image=address)
        lines = _lines(tokens[number + 1 : end])
        credit = printed_credit(document, picture.credit)
        if credit.strip() and visible(document.credit_style.label + credit) not in lines:
            yield problem("page_credit", file=path, picture=picture.id, found="—", wanted=credit)
        if not visible(picture.caption) or visible(picture.caption) in lines:
            captioned.add(picture.id)
    placed = {each.id for each in source.directives if each.name == DirectiveName.PICTURE}
    wanted_pictures = (placed | {document.story.lead_picture}) & {image.picture for image in document.images}
    yield from (problem("not_shown", file=path, picture=each) for each in sorted(wanted_pictures - told))
    lost = sorted((wanted_pictures & told) - captioned)
    yield from (problem("page_caption", file=path, picture=each) for each in lost)
