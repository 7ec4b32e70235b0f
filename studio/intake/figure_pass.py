"""Pictures of a page with what is written about them, brought into one form: figure, caption, credit."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from bs4.element import NavigableString, Tag

from studio.intake.fates import Fate
from studio.intake.html_tree import all_in, holds, words_in
from studio.intake.linked_data import LinkedPicture
from studio.intake.page_names import PageNames
from studio.intake.rules import IntakeRules

_MOST_LEVELS = 4
_MOST_PICTURES = 1_000
"""Of a page; the pictures after so many are taken as they are."""

_MOST_CAPTION_WORDS = 90
_MEDIA = frozenset({"img", "iframe", "video", "audio", "object"})
_PROSE = frozenset({"h1", "h2", "ul", "ol", "table", "blockquote", "article", "main", "body"})
_CONTROLS = frozenset({"button", "nav", "form"})
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-full-src")
_SETS = ("srcset", "data-srcset")
_IN_FOLDER = re.compile(r"(?:\./)?[^/:?#]{1,200}[_.-][^\W\d_]{3,12}/[^/]{1,200}$")
_EDGES = " |·•/"
_BAR = re.compile(r"(?P<text>.+?\S)\s+[|·•/]\s+(?P<rest>\S.*)", re.DOTALL)


def bring_into_form(root: Tag, names: PageNames, rules: IntakeRules, told: tuple[LinkedPicture, ...]) -> None:
    """Make a figure of every picture that something is written about; its caption and its credit stand apart.

    `told` is what the page says elsewhere of its pictures; it is taken where the figure itself says nothing.
    """
    for figure in all_in(root, frozenset({"figure"})):
        if holds(figure, frozenset({"figure"})) or not holds(figure, _MEDIA):
            figure.name = "div"
    _drop_doubles(root)
    known = {_file_stem(picture.url): picture for picture in reversed(told)}
    for image in all_in(root, frozenset({"img"}))[:_MOST_PICTURES]:
        _find_address(image)
        if image.find_parent("figure") is None:
            _make_figure(image, names, is_known=_file_stem(str(image.get("src") or "")) in known)
    for figure in all_in(root, frozenset({"figure"}))[:_MOST_PICTURES]:
        if holds(figure, frozenset({"img"})):
            _take_neighbours(figure, names)
            _write_words(figure, names, rules, known)


def _drop_doubles(root: Tag) -> None:
    """A picture for readers without scripts is the one beside it again."""
    for plain in all_in(root, frozenset({"noscript"}))[:_MOST_PICTURES]:
        beside = plain.parent
        if beside is not None and any(not _is_within(image, plain) for image in _media_in(beside)):
            plain.decompose()
        else:
            plain.unwrap()


def _is_within(tag: Tag, outer: Tag) -> bool:
    return any(parent is outer for parent in tag.parents)


def _find_address(image: Tag) -> None:
    """The address of a picture that a script would have loaded, or that is offered in several sizes."""
    candidates = [str(image.get(name) or "") for name in _LAZY]
    sets = [str(image.get(name) or "") for name in _SETS]
    picture = image.find_parent("picture")
    if picture is not None:
        for source in all_in(picture, frozenset({"source"})):
            sets += [str(source.get(name) or "") for name in _SETS]
    candidates += [part.split()[0] for each in sets for part in each.rsplit(",", 1)[-1:] if part.strip()]
    own = str(image.get("src") or "")
    address = next((each for each in candidates if each and not each.startswith("data:")), "")
    if _IN_FOLDER.match(own):
        return  # a browser that saved the page whole wrote this, and left the others as they were
    if address and (not own or any(image.get(name) for name in _LAZY)):
        image["src"] = address


def _make_figure(image: Tag, names: PageNames, *, is_known: bool) -> None:
    """The element around a picture that holds what is written about it, as a figure; else the picture alone in one."""
    alone: Tag = image
    for _, parent in zip(range(_MOST_LEVELS), image.parents, strict=False):
        if (
            parent.name in _PROSE
            or len(list(islice(_media_in(parent), 2))) != 1
            or len(words_in(parent).split()) > _MOST_CAPTION_WORDS
        ):
            break
        if parent.name == "p" or parent.parent is None:
            break
        alone = parent
        if words_in(parent) and (names.is_a("picture", parent) or _has_words_about(parent, names)):
            parent.name = "figure"
            return
    neighbour = alone.find_next_sibling()
    is_written_beside = neighbour is not None and alone.name != "p" and _is_about(neighbour, names)
    if is_written_beside or is_known or _is_told(image, names):
        _wrap(alone)


def _media_in(tag: Tag) -> Iterator[Tag]:
    return (part for part in tag.descendants if isinstance(part, Tag) and part.name in _MEDIA)


def _wrap(tag: Tag) -> None:
    figure = Tag(name="figure")
    tag.insert_before(figure)
    figure.append(tag.extract())


def _has_words_about(tag: Tag, names: PageNames) -> bool:
    return any(_is_about(each, names) for each in tag.find_all(True))


def _is_about(tag: Tag, names: PageNames) -> bool:
    is_named = tag.name == "figcaption" or names.is_a("caption", tag) or names.is_a("credit", tag)
    return is_named and len(words_in(tag).split()) <= _MOST_CAPTION_WORDS


def _told_by(tag: Tag, attributes: tuple[str, ...]) -> str:
    return next((" ".join(str(value).split()) for name in attributes if (value := tag.get(name))), "")


def _is_told(image: Tag, names: PageNames) -> bool:
    """True when attributes of a picture, or of what is right around it, hold its credit or its caption."""
    around = [image, *(parent for _, parent in zip(range(2), image.parents, strict=False))]
    return any(_told_by(tag, names.file.credit_attributes + names.file.caption_attributes) for tag in around)


def _take_neighbours(figure: Tag, names: PageNames) -> None:
    """What is written about a picture may stand right behind its figure."""
    for _ in range(2):
        after = figure.find_next_sibling()
        if after is None or all_in(after, _MEDIA) or not _is_about(after, names) or after.name in _PROSE:
            return
        figure.append(after.extract())


def _write_words(figure: Tag, names: PageNames, rules: IntakeRules, told: dict[str, LinkedPicture]) -> None:
    images = all_in(figure, _MEDIA)
    for control in all_in(figure, _CONTROLS):
        if not all_in(control, _MEDIA):
            control.decompose()
    caption, lines = _caption_and_credits(figure, names, rules)
    elements = [figure, *(each for each in figure.find_all(True))]
    spoken = f"{caption} {' '.join(lines)}".casefold()
    for element in elements:
        credit = _told_by(element, names.file.credit_attributes)
        if credit and credit.casefold() not in spoken:
            lines.append(credit)
        caption = caption or _told_by(element, names.file.caption_attributes)
    known = next((told[stem] for image in images if (stem := _file_stem(str(image.get("src") or ""))) in told), None)
    if known is not None:
        caption = caption or known.caption
        if not lines and known.credit:
            lines.append(known.credit)
    for image in images:
        image.extract()
    figure.clear()
    for image in images:
        figure.append(image)
    figure.append(_written(caption, list(dict.fromkeys(lines))))


def _written(caption: str, credit_lines: list[str]) -> Tag:
    words = Tag(name="figcaption")
    for kind, text in (("caption", caption), *(("credit", credit) for credit in credit_lines)):
        if text:
            span = Tag(name="div", attrs={"class": kind})
            span.append(NavigableString(text))
            words.append(span)
    return words


def _caption_and_credits(figure: Tag, names: PageNames, rules: IntakeRules) -> tuple[str, list[str]]:
    captions: list[str] = []
    lines: list[str] = []
    for text, is_credit in _runs(figure, names):
        if is_credit:
            lines.append(text)
            continue
        rest, credit = split_credit(text, rules)
        captions += [rest] if rest else []
        lines += [credit] if credit else []
    return " ".join(captions), lines


def split_credit(text: str, rules: IntakeRules) -> tuple[str, str]:
    """A text about a picture as its caption and its credit; either may be empty."""
    match = next((m for m in rules.matches(text) if m.rule.fate in {Fate.CREDIT, Fate.CAPTION_AND_CREDIT}), None)
    if match is not None and match.rule.fate is Fate.CREDIT:
        return "", text
    if match is not None:
        credit = text[text.rfind(match.label) if match.label else text.rfind(match.rest) :].strip(f"{_EDGES}()[]")
        return match.text.strip(_EDGES), credit
    bar = _BAR.fullmatch(text)
    if bar and any(m.rule.fate is Fate.CREDIT for m in rules.matches(bar["rest"])):
        return bar["text"].strip(_EDGES), bar["rest"].strip()
    return text, ""


def _runs(figure: Tag, names: PageNames) -> Iterator[tuple[str, bool]]:
    """The texts of a figure in order, each with whether it stands in an element of the credit."""
    run: list[str] = []

    def ended() -> Iterator[tuple[str, bool]]:
        text = " ".join("".join(run).split()).strip(" |·•")
        run.clear()
        if text:
            yield text, False

    def visit(tag: Tag) -> Iterator[tuple[str, bool]]:
        for child in tag.children:
            if isinstance(child, NavigableString):
                run.append(str(child))
            elif isinstance(child, Tag) and _is_credit(child, names):
                yield from ended()
                text = " ".join(child.get_text().split()).strip(" |·•")
                if text:
                    yield text, True
            elif isinstance(child, Tag):
                is_block = child.name in {"p", "div", "figcaption", "br", "dd", "dt", "li"}
                if is_block:
                    yield from ended()
                yield from visit(child)
                if is_block:
                    yield from ended()

    yield from visit(figure)
    yield from ended()


def _is_credit(tag: Tag, names: PageNames) -> bool:
    """An element of the credit that holds nothing else: one called "caption-and-credit" may hold both."""
    if not names.is_a("credit", tag):
        return False
    return not names.is_a("caption", tag) or not any(names.is_a("credit", inner) for inner in tag.find_all(True))


def _file_stem(address: str) -> str:
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return unquote(path.rpartition("/")[2]).rpartition(".")[0].casefold()
