"""A story as canonical JSON and back: fixed key order, UTF-8, the same bytes for the same story."""

import msgspec

from studio.story.story import Story

_DECODER = msgspec.json.Decoder(Story)


def story_to_json(story: Story) -> bytes:
    """Compact JSON, keys in the order the struct declares them."""
    return msgspec.json.encode(story)


def story_from_json(data: bytes | str) -> Story:
    """The story from its JSON. Raises msgspec.ValidationError with a path such as ``$.pictures[0].credit``."""
    return _DECODER.decode(data)
