"""What embed code does to an embed that is there already."""

from msgspec.structs import replace

from studio.story.elements import Embed, EmbedKind

_TOLD_BY_CODE = ("url", "title", "author", "date", "text")


def filled_embed(embed: Embed, found: Embed) -> Embed:
    """`embed` with what code tells of it (`found`): the code wins, and what it does not tell stays.

    A fallback that is written stays as well: it is the editor's own.
    """
    told = {part: getattr(found, part) for part in _TOLD_BY_CODE if getattr(found, part)}
    kind = embed.kind if found.kind is EmbedKind.OTHER else found.kind
    return replace(embed, kind=kind, fallback=embed.fallback if embed.fallback.strip() else found.fallback, **told)
