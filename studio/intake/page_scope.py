"""Where the story stands in a saved page: its parts get the fate their place and their names give them.

An element whose fate is known is marked with two attributes, `FATE` and `REASON`, that no page can bring along.
"""

from collections.abc import Iterator

from bs4.element import NavigableString, Tag
from msgspec import Struct

from studio.intake.fates import Fate
from studio.intake.html_tree import all_in, holds, words_in
from studio.intake.main_text import key_of
from studio.intake.page_facts import PageFacts
from studio.intake.page_names import PageNames

FATE, REASON = "data-fate", "data-reason"

_SHARE_OF_STORY = 0.6
"""An element that holds so much of the main text of the one around it holds the story."""

_MOST_IN_FURNITURE = 0.34
"""An element with this share of the story's main text is no furniture, whatever it is called."""

_LINKED = 0.75
_FEWEST_LINKS = 3
_BLOCKS = frozenset(
    {"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "dd", "dt", "pre", "div", "section"}
)
_FURNITURE_TAGS = {"nav": "navigation", "form": "form", "button": "form"}
_FEWEST_IN_PARAGRAPH = 10
_WRAPPERS = frozenset({"article", "main"})
_LISTS = frozenset({"ul", "ol", "div", "section"})
_MEDIA = frozenset({"img", "iframe", "video", "audio", "figure"})
_INLINE = frozenset(
    {
        "a",
        "b",
        "i",
        "em",
        "strong",
        "span",
        "abbr",
        "cite",
        "code",
        "mark",
        "small",
        "sub",
        "sup",
        "u",
        "s",
        "q",
        "ins",
        "del",
    }
)


class Measure(Struct):
    """How many words stand in an element: all, those of the main text, those in links; and how many links."""

    words: int = 0
    main: int = 0
    linked: int = 0
    links: int = 0


class PageScope:
    """One saved page while its parts are marked."""

    def __init__(self, root: Tag, main_text: frozenset[str], facts: PageFacts, names: PageNames) -> None:
        self._root = root
        self._main_text = main_text
        self._facts = facts
        self._names = names
        self._measures: dict[int, Measure] = {}
        if self._measure(root, in_link=False).main == 0:
            self._main_text = _densest(root)
            self._measure(root, in_link=False)
        self._total = max(1, self._measures[id(root)].main)
        self._container = self._find_container()
        self._headline = self._find_headline()
        self._scope = self._find_scope()
        self._found: set[Fate] = set()
        self._is_after = False

    @property
    def has_headline(self) -> bool:
        """True when the headline stands in the page."""
        return self._headline is not None

    def mark(self) -> None:
        """Mark what is no part of the story, and of its head what the names tell."""
        if self._headline is not None:
            self._mark_headline(self._headline)
        if self._measures[id(self._root)].main == 0:
            return
        self._mark_outside()
        self._visit(self._scope)

    def _measure(self, tag: Tag, *, in_link: bool, in_main: bool = False) -> Measure:
        own = Measure()
        in_link = in_link or tag.name == "a"
        own.links = int(tag.name == "a")
        if tag.name in _BLOCKS and not in_main and not _has_blocks(tag):
            in_main = key_of(words_in(tag)) in self._main_text
        for child in tag.children:
            if isinstance(child, Tag):
                inner = self._measure(child, in_link=in_link, in_main=in_main)
                own.words += inner.words
                own.main += inner.main
                own.linked += inner.linked
                own.links += inner.links
            elif isinstance(child, NavigableString):
                count = len(child.split())
                own.words += count
                own.main += count if in_main else 0
                own.linked += count if in_link else 0
        self._measures[id(tag)] = own
        return own

    def _find_container(self) -> Tag:
        """The innermost element that holds most of the main text."""
        container = self._root
        while True:
            share = _SHARE_OF_STORY * self._measures[id(container)].main
            inner = (child for child in container.children if isinstance(child, Tag))
            fuller = next((child for child in inner if self._measures[id(child)].main > share), None)
            if fuller is None or not _has_blocks(fuller):
                return container
            container = fuller

    def _find_headline(self) -> Tag | None:
        told = key_of(self._facts.headline)
        headings = [tag for tag in all_in(self._root, frozenset({"h1"})) if words_in(tag)]
        same = [tag for tag in headings if told and key_of(words_in(tag)) == told]
        if same or headings:
            return (same or [self._nearest(headings)])[0]
        others = all_in(self._root, frozenset({"h2", "h3", "div", "p", "span"})) if told else []
        small = (tag for tag in others if not _has_blocks(tag) and key_of(words_in(tag)[:400]) == told)
        return next(small, None)

    def _nearest(self, headings: list[Tag]) -> Tag:
        """Of several headings of the first rank the one that shares the narrowest element with the story."""
        around = {id(parent): depth for depth, parent in enumerate([self._container, *self._container.parents])}
        return min(headings, key=lambda tag: min((around[id(p)] for p in tag.parents if id(p) in around), default=99))

    def _find_scope(self) -> Tag:
        around = [self._container, *(parent for parent in self._container.parents if parent is not self._root)]
        if self._headline is not None:
            holding = {id(parent) for parent in self._headline.parents}
            scope = next((tag for tag in around if id(tag) in holding), self._root)
        else:
            scope = next((tag for tag in around if tag.name in _WRAPPERS), self._container)
        return next((tag for tag in [scope, *scope.parents] if tag.name == "article"), scope)

    def _mark_headline(self, headline: Tag) -> None:
        for other in all_in(self._root, frozenset({"h1"})):
            if other is not headline:
                other.name = "h2"
        headline.name = "h1"

    def _mark_outside(self) -> None:
        tag = self._scope
        while tag is not self._root and tag.parent is not None:
            for sibling in tag.parent.children:
                if isinstance(sibling, Tag) and sibling is not tag:
                    _set(
                        sibling,
                        Fate.DROPPED,
                        self._names.furniture(sibling) or _FURNITURE_TAGS.get(sibling.name, "outside-story"),
                    )
            tag = tag.parent

    def _visit(self, tag: Tag) -> None:
        for child in list(tag.children):
            if not isinstance(child, Tag) or child.get(FATE):
                continue
            holds_story = child is self._container or self._is_around(child, self._container)
            if child is self._headline or (not holds_story and self._mark_one(child)):
                continue
            self._visit(child)
            if child is self._container:
                self._is_after = True

    def _is_around(self, outer: Tag, inner: Tag | None) -> bool:
        return inner is not None and any(parent is outer for parent in inner.parents)

    def _mark_one(self, tag: Tag) -> bool:
        """Mark an element of the story's page; False when its parts have to be looked at."""
        measure = self._measures[id(tag)]
        is_around_headline = self._is_around(tag, self._headline)
        if tag.name == "figure":
            return True
        if is_around_headline:
            return False
        if not self._is_after and self._mark_head(tag, measure):
            return True
        if self._names.is_a("pull_quote", tag) and measure.words:
            _set(tag, Fate.PULL_QUOTE, "pull-quote-block")
            return True
        reason = self._reason(tag, measure)
        if reason:
            _set(tag, Fate.DROPPED, reason)
        return bool(reason)

    def _reason(self, tag: Tag, measure: Measure) -> str:
        """Why an element is no part of the story; empty when it may be one."""
        if tag.has_attr("hidden") and measure.main == 0:
            return "hidden"
        is_small = measure.main <= _MOST_IN_FURNITURE * self._total
        reason = (self._names.furniture(tag) or _FURNITURE_TAGS.get(tag.name, "")) if is_small else ""
        if reason:
            return reason
        is_list = tag.name in _LISTS and measure.links >= _FEWEST_LINKS and measure.main == 0
        if is_list and measure.linked >= _LINKED * measure.words:
            return "link-list"
        if (
            self._is_after
            and measure.main == 0
            and measure.words
            and tag.name not in _INLINE
            and not holds(tag, _MEDIA)
        ):
            return "after-story"
        return ""

    def _mark_head(self, tag: Tag, measure: Measure) -> bool:
        """Mark standfirst, byline, section and date, which stand before the story, by their names."""
        if measure.words == 0 or holds(tag, frozenset({"figure", "h1"})):
            return False
        parts: tuple[tuple[Fate, str, int, int], ...] = (
            (Fate.BYLINE, "byline", 1, 25),
            (Fate.STANDFIRST, "standfirst", 4, 90),
            (Fate.SECTION, "section", 1, 5),
        )
        if self._is_date(tag, measure):
            _set(tag, Fate.DROPPED, "page-date")
            return True
        for fate, role, fewest, most in parts:
            if self._names.is_a(role, tag) and fewest <= measure.words <= most:
                if self._holds_a_date(tag):
                    return False
                if fate is Fate.SECTION and self._is_other_section(tag):
                    _set(tag, Fate.DROPPED, "kicker")
                elif fate in self._found:
                    _set(tag, Fate.DROPPED, "repeated")
                else:
                    self._found.add(fate)
                    _set(tag, fate, f"named-{role}")
                return True
        return False

    def _is_date(self, tag: Tag, measure: Measure) -> bool:
        is_named = tag.name == "time" or self._names.is_a("date", tag)
        if not is_named or measure.words > 16 or not any(letter.isdigit() for letter in words_in(tag)):
            return False
        return not any(self._names.is_a("byline", inner) for inner in tag.find_all(True))

    def _holds_a_date(self, tag: Tag) -> bool:
        return any(self._is_date(inner, self._measures[id(inner)]) for inner in tag.find_all(True))

    def _is_other_section(self, tag: Tag) -> bool:
        told = self._facts.section.casefold()
        return bool(told) and words_in(tag).casefold() != told


def _densest(root: Tag) -> frozenset[str]:
    """The paragraphs of the element with most words in paragraphs: the story of a page too short to be found."""
    words: dict[int, int] = {}
    paragraphs = [tag for tag in all_in(root, frozenset({"p"})) if len(words_in(tag).split()) >= _FEWEST_IN_PARAGRAPH]
    for paragraph in paragraphs:
        words[id(paragraph.parent)] = words.get(id(paragraph.parent), 0) + len(words_in(paragraph).split())
    most = max(words.values(), default=0)
    return frozenset(key_of(words_in(tag)) for tag in paragraphs if words[id(tag.parent)] == most)


def _has_blocks(tag: Tag) -> bool:
    return holds(tag, _BLOCKS | {"figure", "table", "ul", "ol", "article", "dl"})


def _set(tag: Tag, fate: Fate, reason: str) -> None:
    tag[FATE] = fate.value
    tag[REASON] = reason


def dates_in(root: Tag) -> Iterator[str]:
    """The dates that the page's own marks for times give, in order."""
    for tag in all_in(root, frozenset({"time"})):
        if value := str(tag.get("datetime") or ""):
            yield value
