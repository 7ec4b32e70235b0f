"""Every word a story holds, wherever it stands: to show that an intake lost none."""

import re
from collections import Counter

from studio.story.story import Story

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def text_of(story: Story) -> str:
    """All text of a story in one string; directive lines of the body count with their own words only."""
    body = re.sub(r"^::(?:picture|fact-box|embed)\{.*\}$", "", story.body, flags=re.MULTILINE)
    parts = [story.section, story.headline, story.standfirst, story.byline, story.dateline, body]
    for picture in story.pictures:
        parts += [picture.alt, picture.caption, picture.file_name, picture.credit.raw]
    for box in story.fact_boxes:
        parts.append(box.title)
        parts += [part for fact in box.facts for part in (fact.question, fact.answer)]
    for embed in story.embeds:
        parts += [embed.fallback, embed.caption]
    for link in story.related:
        parts += [link.section, link.headline, link.excerpt]
    if story.origin:
        parts.append(story.origin.rights_notice)
    return "\n".join(parts)
