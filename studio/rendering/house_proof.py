"""The proof of a house: stories with everything a story can have, and with nothing, rendered before it is used."""

from html.parser import HTMLParser

from msgspec.structs import replace

from studio.errors import HouseError
from studio.rendering.article import ArticleRenderer
from studio.rendering.house_files import TEMPLATES
from studio.rendering.houses import House
from studio.story.credit import Credit
from studio.story.elements import (
    BoxKind,
    Correction,
    CorrectionKind,
    Embed,
    EmbedKind,
    Fact,
    FactBox,
    Origin,
    RelatedLink,
)
from studio.story.picture import PlacedPicture
from studio.story.story import CommentsPolicy, Story

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_CREDIT = Credit(creator="A maker", organisation="An archive", via="An agency")
_PICTURE = PlacedPicture(
    id="full", sha256="0" * 64, media_type="image/jpeg", width=2000, height=1500, alt="What it shows", credit=_CREDIT
)
_PICTURES = (
    replace(_PICTURE, caption="A caption"),
    replace(_PICTURE, id="bare", alt="", credit=Credit()),
    replace(_PICTURE, id="decorative", alt="", decorative=True, caption="A caption", credit=Credit()),
    replace(_PICTURE, id="small", width=300, height=200),
    replace(_PICTURE, id="waiting", sha256="", width=0, height=0),
)
_FACTS = (
    Fact(question="2024-05-01", answer="An *answer*.", source="A source", as_of="2024-05"),
    Fact(question="A question", answer="- one\n- two", as_of="lately"),
    Fact(source="A source"),
    Fact(),
)
_BOXES = (
    *(FactBox(id=f"full-{kind}", title="A title", facts=_FACTS, kind=kind) for kind in BoxKind),
    *(FactBox(id=f"bare-{kind}", kind=kind) for kind in BoxKind),
)
_FULL_EMBED = Embed(
    id="full", fallback="What it is", title="A title", url="https://example.org/", author="An author",
    date="2024-05-01", text="Words", caption="A caption", poster="full",
)  # fmt: skip
_EMBEDS = (
    *(replace(_FULL_EMBED, id=f"full-{kind}", kind=kind) for kind in EmbedKind),
    replace(_FULL_EMBED, id="half", url="", author="", poster="bare"),
    replace(_FULL_EMBED, id="other-half", title="", date="", caption="", poster="waiting"),
    Embed(id="bare", fallback=""),
)
_DIRECTIVES: tuple[tuple[str, str], ...] = (
    *(("picture.html", f"::picture{{#{picture.id}}}") for picture in _PICTURES if picture.has_file),
    *(("fact-box.html", f"::fact-box{{#{box.id}}}") for box in _BOXES),
    *(("embed.html", f"::embed{{#{embed.id}}}") for embed in _EMBEDS),
    ("pull-quote.html", '::pull-quote[Words]{by="A speaker"}'),
    ("pull-quote.html", "::pull-quote[Words]"),
    ("ad.html", "::ad"),
    ("missing.html", "::picture{#waiting}"),
    ("missing.html", "::picture{#nobody}"),
    ("missing.html", "::fact-box{#nobody}"),
    ("missing.html", "::embed{#nobody}"),
    ("missing.html", "::pull-quote[]"),
)
"""Each template of an element with what asks for it, in every form the element can have."""

_BARE = Story(id="00000000-0000-4000-8000-000000000000")
_FULL = replace(
    _BARE,
    section="A section",
    headline="A headline",
    standfirst="A standfirst.",
    byline="By a writer",
    dateline="A PLACE",
    body="\n\n".join(directive for _template, directive in _DIRECTIVES),
    lead_picture="full",
    pictures=_PICTURES,
    fact_boxes=_BOXES,
    embeds=_EMBEDS,
    related=(
        RelatedLink(
            headline="A link", url="https://example.org/", section="A section", excerpt="Words.", is_included=True
        ),
        RelatedLink(headline="Another", is_included=True),
    ),
    corrections=tuple(Correction(text="A note.", date="2024-05-01", kind=kind) for kind in CorrectionKind),
    origin=Origin(publisher="A publisher", url="https://example.org/", rights_notice="A notice"),
    comments=CommentsPolicy.OPEN,
)
_HALF = replace(
    _FULL,
    lead_picture="waiting",
    corrections=(Correction(text="A note."),),
    origin=Origin(rights_notice="A notice"),
    comments=CommentsPolicy.CLOSED,
)


def prove_house(house: House, story: Story | None = None) -> None:
    """Render everything in `house`, and `story` besides, which may have what nobody thought of.

    Raises HouseError (`house.template`) when a template does not work, an element is not exactly one HTML element, or
    the page does not hold the article once.
    """
    renderer = ArticleRenderer(house)
    for proof in (_FULL, _HALF, _BARE, *((story,) if story is not None else ())):
        article = renderer.render(proof)
        if renderer.page(proof, article).count(article.html) != 1:
            raise _error(house, "page.html", "it must place the article, once")
    for (template, _directive), block in zip(_DIRECTIVES, renderer.render(_FULL).blocks, strict=True):
        counted = _counted(block)
        if counted.elements != 1 or counted.has_loose_words:
            reason = f"it must make exactly one element, and it makes {counted.elements}"
            raise _error(house, template, reason + (" and words beside them" if counted.has_loose_words else ""))


def _error(house: House, template: str, reason: str) -> HouseError:
    return HouseError("house.template", file=str(house.folder / TEMPLATES / template), line=1, reason=reason)


class _Counter(HTMLParser):
    """Counts what stands side by side: elements, and whether there are words that are in none."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = 0
        self.has_loose_words = False
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.elements += self._depth == 0
        self._depth += tag not in _VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.elements += self._depth == 0

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in _VOID

    def handle_data(self, data: str) -> None:
        self.has_loose_words |= self._depth == 0 and bool(data.strip())


def _counted(html: str) -> _Counter:
    counter = _Counter()
    counter.feed(html)
    counter.close()
    return counter
