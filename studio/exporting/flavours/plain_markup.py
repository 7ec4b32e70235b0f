"""Pieces of an article as plain, semantic HTML that no house template had a hand in."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from studio.exporting.flavours.pieces import (
    BoxPiece,
    EmbedPiece,
    NotePiece,
    OriginPiece,
    PicturePiece,
    Piece,
    ProsePiece,
    QuotePiece,
)
from studio.rendering.element_views import DateView, FactView
from studio.rendering.houses import House

Address = Callable[[str], str]
"""The address that a file of the package has in one flavour."""

_LISTS = {"key-points": "ul", "timeline": "ol"}


def joined(pieces: Iterable[Markup]) -> Markup:
    """The pieces, one below the other."""
    return Markup("\n").join(piece for piece in pieces if piece)


def html_of(piece: Piece, house: House, address: Address) -> Markup:
    """One piece as one element."""
    match piece:
        case ProsePiece(html):
            return html
        case PicturePiece():
            return figure(piece, address)
        case BoxPiece():
            return fact_box(piece, house)
        case EmbedPiece():
            return embed(piece, address)
        case QuotePiece():
            return pull_quote(piece)
        case NotePiece():
            return note(piece)
        case OriginPiece():
            return origin(piece)


def image(piece: PicturePiece, address: Address) -> Markup:
    """The ``<img>``. Without alt text it has no `alt`: an empty one would call the picture decorative."""
    alt = Markup(' alt="{}"').format(piece.alt) if piece.alt is not None else ""
    size = Markup(' width="{}" height="{}"').format(piece.rendition.width, piece.rendition.height)
    return Markup('<img src="{}"{}{}>').format(address(piece.file), size, alt)


def figure(piece: PicturePiece, address: Address) -> Markup:
    """A picture with caption and credit."""
    words = caption_and_credit(piece)
    told = Markup("\n<figcaption>{}</figcaption>").format(words) if words else ""
    return Markup('<figure class="picture">{}{}</figure>').format(image(piece, address), told)


def caption_and_credit(piece: PicturePiece) -> Markup:
    """Caption and credit in the order of the house, each in an element of its own."""
    view = piece.view
    caption = Markup('<span class="caption">{}</span>').format(view.caption) if view.caption else Markup()
    parts = (caption, credit(piece)) if view.caption_first else (credit(piece), caption)
    return Markup(" ").join(part for part in parts if part)


def credit(piece: PicturePiece) -> Markup:
    """The credit behind its label. The label shows, for a CMS has no style of ours that would hide it."""
    if not piece.view.credit:
        return Markup()
    label = Markup('<span class="credit-label">{}</span>').format(piece.view.credit_label)
    return Markup('<span class="credit">{}{}</span>').format(label, piece.view.credit)


def fact_box(piece: BoxPiece, house: House) -> Markup:
    """A fact box: title, and a list of facts as its kind asks for."""
    view = piece.view
    title = Markup("<h3>{}</h3>\n").format(view.title) if view.title else ""
    facts = joined(_fact(fact, house, view.kind) for fact in view.facts)
    tag = _LISTS.get(view.kind, "dl")
    listed = Markup("<{0}>\n{1}\n</{0}>\n").format(tag, facts) if facts else ""
    return Markup('<aside class="fact-box">\n{}{}</aside>').format(title, listed)


def _fact(fact: FactView, house: House, kind: str) -> Markup:
    source, question = source_line(fact, house), fact.question
    if kind in _LISTS:
        if kind == "timeline" and fact.time is not None:
            question = day(fact.time)
        head = Markup("<strong>{}</strong>\n").format(question) if question else ""
        told = Markup("\n<small>{}</small>").format(source) if source else ""
        return Markup("<li>{}<div>{}</div>{}</li>").format(head, fact.answer, told)
    told = Markup("\n<dd><small>{}</small></dd>").format(source) if source else ""
    return Markup("<dt>{}</dt>\n<dd>{}</dd>{}").format(question, fact.answer, told)


def flat_fact_box(piece: BoxPiece, house: House) -> Markup:
    """A fact box of headings and paragraphs alone, for those who flatten lists of terms."""
    view = piece.view
    lines = [Markup("<h3>{}</h3>").format(view.title)] if view.title else []
    for fact in view.facts:
        question = day(fact.time) if view.kind == "timeline" and fact.time is not None else fact.question
        if question:
            lines.append(Markup("<p><strong>{}</strong></p>").format(question))
        lines.append(fact.answer if fact.answer.startswith("<p>") else Markup("<div>{}</div>").format(fact.answer))
        if source := source_line(fact, house):
            lines.append(Markup("<p><small>{}</small></p>").format(source))
    return Markup('<aside class="fact-box">\n{}\n</aside>').format(joined(lines))


def source_line(fact: FactView, house: House) -> Markup:
    """Where a fact comes from, and when it was true; empty where neither is known."""
    labels = house.labels
    source = Markup("{} {}").format(labels.source, fact.source) if fact.source else Markup()
    label = labels.as_of if source else labels.as_of.capitalize()
    dated = Markup("{} {}").format(label, day(fact.as_of)) if fact.as_of is not None else Markup()
    return Markup(", ").join(part for part in (source, dated) if part)


def embed(piece: EmbedPiece, address: Address) -> Markup:
    """An embed as its poster, its words, a link to it, and what readers get instead."""
    view, poster = piece.view, piece.poster
    lines = [_poster(piece, poster, address)] if poster is not None else []
    if view.text:
        lines.append(Markup("<blockquote><p>{}</p></blockquote>").format(view.text))
    byline = Markup(", ").join(part for part in (Markup.escape(view.author), day(view.date)) if part)
    lines += [Markup("<p>{}</p>").format(byline)] if byline else []
    if view.url or view.title:
        lines.append(Markup("<p>{}</p>").format(linked(view.link_text, view.url)))
    lines += [Markup("<p>{}</p>").format(view.fallback)] if view.fallback else []
    caption = Markup('<span class="caption">{}</span>').format(view.caption) if view.caption else Markup()
    words = Markup(" ").join(part for part in (caption, credit(poster) if poster is not None else Markup()) if part)
    lines += [Markup("<figcaption>{}</figcaption>").format(words)] if words else []
    return Markup('<figure class="embed">\n{}\n</figure>').format(joined(lines))


def _poster(piece: EmbedPiece, poster: PicturePiece, address: Address) -> Markup:
    """The poster as a link; where it has no alt text of its own, the link says where it leads."""
    shown, view = image(poster, address), piece.view
    if not view.url:
        return shown
    label = "" if poster.alt else Markup(' aria-label="{}"').format(view.link_text)
    return Markup('<a href="{}" rel="noopener"{}>{}</a>').format(view.url, label, shown)


def pull_quote(piece: QuotePiece) -> Markup:
    """A pull quote and who said it."""
    by = Markup("\n<figcaption>{}</figcaption>").format(piece.by) if piece.by else ""
    return Markup('<figure class="pull-quote"><blockquote><p>{}</p></blockquote>{}</figure>').format(piece.words, by)


def note(piece: NotePiece) -> Markup:
    """A correction with its kind and date."""
    view = piece.view
    date = Markup(" ({})").format(day(view.date)) if view.date is not None else ""
    return Markup('<aside class="correction"><p><strong>{}</strong>{}: {}</p></aside>').format(
        view.label, date, view.text
    )


def origin(piece: OriginPiece) -> Markup:
    """Who published the story first, and the notice they ask for."""
    named = linked(piece.publisher, piece.url)
    first = Markup("{} {}.").format(piece.label, named) if piece.publisher else Markup()
    words = Markup(" ").join(part for part in (first, Markup.escape(piece.notice)) if part)
    return Markup('<aside class="origin"><p>{}</p></aside>').format(words)


def linked(words: str, url: str) -> Markup:
    """The words as a link; as they are where there is no address."""
    return Markup('<a href="{}" rel="noopener">{}</a>').format(url, words) if url else Markup.escape(words)


def day(date: DateView | None) -> Markup:
    """A date in the words of the house; empty for none."""
    if date is None:
        return Markup()
    if not date.iso:
        return Markup.escape(date.text)
    return Markup('<time datetime="{}">{}</time>').format(date.iso, date.text)
