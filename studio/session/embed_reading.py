"""Reading what was pasted as an embed, for the editor and the panels: code, or the address of one post or film."""

from studio.intake.embed_address import EmbedCode, embed_from_address, is_embed_code


def read_embed(pasted: str) -> EmbedCode | None:
    """The embed that a pasted text stands for, with nothing beside it; None for any other text. Nothing is fetched."""
    if not is_embed_code(pasted):
        return embed_from_address(pasted)
    from studio.intake.embed_code import embed_from_code

    return embed_from_code(pasted)
