"""Fact boxes, embeds, related links and lists from the lines that make them."""

from msgspec.structs import replace

from studio.intake.escaping import escape_line
from studio.intake.fact_boxes import split_fact
from studio.intake.fates import Fate
from studio.intake.rules import IntakeRules
from studio.intake.runs import DecidedLine, groups_starting
from studio.story.directives import Directive, DirectiveName, format_directive
from studio.story.elements import Embed, EmbedKind, Fact, FactBox, Origin, RelatedLink


def box_groups(run: list[DecidedLine]) -> list[list[DecidedLine]]:
    """Split a run of fact-box lines into boxes: a title after facts opens the next box."""
    groups: list[list[DecidedLine]] = []
    previous: Fate | None = None
    for line in run:
        opens = line.verdict.fate is Fate.FACT_BOX and previous is not Fate.FACT_BOX
        if not groups or opens:
            groups.append([])
        groups[-1].append(line)
        previous = line.verdict.fate
    return groups


def fact_box_from(group: list[DecidedLine]) -> FactBox:
    """One fact box; its id is still empty. Answers are Markdown."""
    title = " ".join(line.text for line in group if line.verdict.fate is Fate.FACT_BOX)
    facts: list[Fact] = []
    for line in group:
        if line.verdict.fate is Fate.FACT:
            question, answer = split_fact(line.text)
            facts.append(Fact(question=question, answer=escape_line(answer)))
        elif line.verdict.fate is Fate.FACT_QUESTION:
            facts.append(Fact(question=line.text))
        elif line.verdict.fate is Fate.FACT_ANSWER:
            facts = _with_answer(facts, _answer(line))
    return FactBox(id="", title=title, facts=tuple(facts))


def _answer(line: DecidedLine) -> str:
    meant = line.piece.hint is Fate.FACT_ANSWER and line.piece.markdown
    return line.piece.markdown if meant else escape_line(line.text)


def _with_answer(facts: list[Fact], answer: str) -> list[Fact]:
    if not facts:
        return [Fact(answer=answer)]
    last = facts[-1]
    return [*facts[:-1], replace(last, answer=f"{last.answer}\n\n{answer}" if last.answer else answer)]


def embed_groups(run: list[DecidedLine]) -> list[list[DecidedLine]]:
    """Split a run of embed lines into embeds: a block of its own, or a fallback after a caption, is the next one."""
    groups: list[list[DecidedLine]] = []
    for line in run:
        if not groups or line.piece.starts or _follows_an_embed(line, groups[-1][-1]):
            groups.append([])
        groups[-1].append(line)
    return groups


def _follows_an_embed(line: DecidedLine, before: DecidedLine) -> bool:
    ended = before.piece.starts or before.verdict.fate is Fate.EMBED_CAPTION
    return line.verdict.fate is Fate.EMBED and ended


def embed_from(group: list[DecidedLine]) -> Embed:
    """One embed; its id is still empty. Without a fallback line the caption is the fallback too."""
    fallback = _sentences([line.text for line in group if line.verdict.fate is Fate.EMBED])
    caption = " ".join(line.text for line in group if line.verdict.fate is Fate.EMBED_CAPTION)
    kinds = [line.verdict.kind for line in group if line.verdict.kind is not EmbedKind.OTHER]
    piece = next((line.piece for line in group if line.piece.url or line.piece.said), group[0].piece)
    return Embed(
        id="",
        kind=kinds[0] if kinds else EmbedKind.OTHER,
        url=piece.url,
        author=piece.author,
        date=piece.date,
        text=piece.said,
        fallback=fallback or caption,
        caption=caption,
    )


def _sentences(texts: list[str]) -> str:
    """Lines as running text: all but the last end with a stop."""
    return " ".join(
        text if last or text.endswith((".", "!", "?", "…", ":")) else f"{text}."
        for text, last in ((text, index == len(texts) - 1) for index, text in enumerate(texts))
    )


_RELATED_SLOT = {
    Fate.RELATED_SECTION: "section",
    Fate.RELATED_HEADLINE: "headline",
    Fate.RELATED_EXCERPT: "excerpt",
}


def related_from(run: list[DecidedLine], rules: IntakeRules) -> list[RelatedLink]:
    """The links to other stories in a run of lines. Each line of a list of headlines is a link of its own."""
    links: list[RelatedLink] = []
    for group in groups_starting(run, _RELATED_SLOT):
        links.extend(_links(group, rules))
    return links


def _links(group: list[DecidedLine], rules: IntakeRules) -> list[RelatedLink]:
    links: list[RelatedLink] = []
    for line in group:
        fate, text = line.verdict.fate, line.text
        last = links[-1] if links else None
        if fate is Fate.RELATED_SECTION and last is not None and not last.section:
            links[-1] = replace(last, section=text)
        elif fate is Fate.RELATED_SECTION:
            links.append(RelatedLink(section=text))
        elif fate is Fate.RELATED_HEADLINE and last is not None and not last.headline:
            links[-1] = replace(last, headline=text)
        elif fate is Fate.RELATED_HEADLINE:
            links.append(RelatedLink(headline=text, url=line.piece.url))
        elif last is not None and not last.excerpt:
            links[-1] = replace(last, excerpt=text, is_cut=rules.is_cut(text))
        else:
            links.append(RelatedLink(excerpt=text, is_cut=rules.is_cut(text)))
    return links


def quote_directives(run: list[DecidedLine]) -> list[str]:
    """The directive lines of the pull quotes in a run; a name belongs to the quote before it."""
    quotes: list[Directive] = []
    for line in run:
        if line.verdict.fate is Fate.PULL_QUOTE:
            quotes.append(Directive(name=DirectiveName.PULL_QUOTE, text=line.text))
        elif quotes and not quotes[-1].by:
            quotes[-1] = replace(quotes[-1], by=line.text)
        else:
            quotes.append(Directive(name=DirectiveName.PULL_QUOTE, by=line.text))
    return [format_directive(quote) for quote in quotes]


def list_from(run: list[DecidedLine]) -> str:
    """A run of items as one Markdown list."""
    return "\n".join(f"- {_item(line)}" for line in run)


def _item(line: DecidedLine) -> str:
    return line.piece.markdown if line.piece.hint is Fate.LIST_ITEM and line.piece.markdown else escape_line(line.text)


def publisher_in(notice: str, rules: IntakeRules) -> str:
    """The publisher's name in a copyright line, as far as one can be made out."""
    bare = rules.publisher_noise.sub(" ", notice)
    return " ".join(bare.split()).strip(" .,;:|-–—·")


def origin_from(notices: list[DecidedLine], rules: IntakeRules) -> Origin:
    """The origin a page's copyright and republishing lines give. Nobody has given permission yet."""
    copyright_line = next((line for line in notices if line.verdict.reason == "copyright"), None)
    return Origin(
        publisher=publisher_in(copyright_line.text, rules) if copyright_line else "",
        rights_notice=" ".join(line.text for line in notices),
    )
