"""Taking in a news item as agencies send it: ninjs 1.x, 2.x or 3.x, from anybody."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from studio.errors import IntakeError
from studio.intake.fates import Fate
from studio.intake.html_reader import read_marked_up
from studio.intake.linked_data import LinkedPicture
from studio.intake.ninjs_item import NinjsEmbed, NinjsItem, NinjsPicture, looks_like_ninjs, ninjs_item
from studio.intake.page import Piece
from studio.intake.page_facts import iso_date
from studio.intake.result import IntakeNote, IntakeResult
from studio.intake.rules import load_rules
from studio.story.elements import Origin
from studio.story.story import Story

_REASON = "ninjs-field"
_NO_CHOICES: Mapping[int, Fate] = {}


def parsed(text: str) -> Any:
    """The value of a JSON text, or None where it is none."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        return msgspec.json.decode(text.lstrip("\ufeff").encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def recognises_ninjs(text: str) -> bool:
    """True for a text that is a news item in JSON."""
    return looks_like_ninjs(parsed(text))


def read_ninjs(text: str, *, overrides: Mapping[int, Fate] = _NO_CHOICES, story_id: str = "") -> IntakeResult:
    """The story in a news item. Each field and each block is one line of the result.

    Nothing is fetched: pictures wait for their files. Raises IntakeError for JSON that is no news item.
    """
    data = parsed(text)
    if not looks_like_ninjs(data):
        raise IntakeError("intake.json.unknown")
    return read_item(ninjs_item(data), overrides=overrides, story_id=story_id)


def read_item(item: NinjsItem, *, overrides: Mapping[int, Fate] = _NO_CHOICES, story_id: str = "") -> IntakeResult:
    """The story in a parsed item."""
    markup = item.html or _paragraphs(item.text)
    in_text = [picture for picture in item.pictures if _stands_in(picture, markup)]
    leads = [picture for picture in item.pictures if picture.is_lead and picture not in in_text]
    others = [picture for picture in item.pictures if picture not in in_text and picture not in leads]
    before = [*_head(item), *(piece for picture in leads for piece in _picture(picture))]
    beside = [
        *(piece for picture in others for piece in _picture(picture)),
        *(piece for embed in item.embeds for piece in _embed(embed)),
        *_foot(item),
    ]
    told = tuple(
        LinkedPicture(url=f"{name}.", caption=picture.caption, credit=picture.credit)
        for picture in in_text
        for name in sorted(picture.names)
    )
    result = read_marked_up(markup, "ninjs", beside, before=before, told=told, overrides=overrides, story_id=story_id)
    return replace(result, story=_completed(result.story, item), notes=(*result.notes, *_notes(item)))


def _head(item: NinjsItem) -> Iterator[Piece]:
    fields = (
        (Fate.SECTION, item.section),
        (Fate.HEADLINE, item.headline),
        (Fate.STANDFIRST, item.standfirst),
        (Fate.BYLINE, item.byline),
        (Fate.DATELINE, item.dateline),
    )
    for fate, text in fields:
        if text:
            yield Piece(text=text, hint=fate, reason=_REASON)


def _foot(item: NinjsItem) -> Iterator[Piece]:
    day = load_rules().written_date(iso_date(item.published))
    if day:
        yield Piece(text=day, offer=Fate.DATELINE)
    for text in item.rights:
        yield Piece(text=text, hint=Fate.RIGHTS_NOTICE, reason="copyright")
    if item.note:
        yield Piece(text=item.note, hint=Fate.FIELD, reason="desk-note")
    if item.subjects:
        yield Piece(text=", ".join(item.subjects), hint=Fate.DROPPED, reason="topics")


def _picture(picture: NinjsPicture) -> Iterator[Piece]:
    yield Piece(text=picture.file_name or picture.id or "—", hint=Fate.PICTURE, reason="picture")
    for fate, text, reason in (
        (Fate.ALT, picture.alt, "figure-alt"),
        (Fate.CAPTION, picture.caption, "figure-caption"),
        (Fate.CREDIT, picture.credit, "figure-credit"),
    ):
        if text:
            yield Piece(text=text, hint=fate, reason=reason)


def _embed(embed: NinjsEmbed) -> Iterator[Piece]:
    if embed.fallback or embed.url:
        yield Piece(
            text=embed.fallback or embed.url,
            hint=Fate.EMBED,
            reason="media",
            url=embed.url,
            kind=embed.kind,
            starts=True,
        )
        if embed.caption and embed.caption != embed.fallback:
            yield Piece(text=embed.caption, hint=Fate.EMBED_CAPTION, reason="figure-caption")


def _stands_in(picture: NinjsPicture, markup: str) -> bool:
    folded = markup.casefold()
    return "<img" in folded and any(len(name) > 2 and name in folded for name in picture.names)


def _paragraphs(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    blocks = escaped.split("\n\n") if "\n\n" in escaped else escaped.split("\n")
    return "".join(f"<p>{block}</p>" for block in blocks if block.strip())


def _completed(story: Story, item: NinjsItem) -> Story:
    origin = story.origin or Origin()
    origin = replace(origin, publisher=item.publisher or origin.publisher, url=item.url)
    return replace(
        story,
        language=item.language if item.language not in {"", "en"} else story.language,
        embargoed_until=_moment(item.embargoed_until),
        desk_notes=item.note,
        origin=origin if origin != Origin() else None,
    )


def _notes(item: NinjsItem) -> Iterator[IntakeNote]:
    published = iso_date(item.published)
    if published:
        yield IntakeNote(
            code="intake.note.published", parameters={"published": published[:16].replace("T", " ")}, is_warning=False
        )
    if item.embargoed_until:
        yield IntakeNote(code="intake.note.embargo", parameters={"until": item.embargoed_until[:40]})


def _moment(text: str) -> str:
    """An ISO time in UTC, whole seconds; what is no time is kept as it is, for nobody can tell when it ends."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    zoned = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
