"""What can become of one line of a page that is taken in."""

from enum import StrEnum


class Fate(StrEnum):
    """What became of one line. Titles for people are in the wording, under ``intake.fate``."""

    BLANK = "blank"
    DROPPED = "dropped"
    AD = "ad"
    DIVIDER = "divider"
    COMMENTS = "comments"
    SECTION = "section"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATELINE_AND_BODY = "dateline-and-body"
    BODY = "body"
    SUBHEADING = "subheading"
    LIST_ITEM = "list-item"
    PULL_QUOTE = "pull-quote"
    QUOTE_BY = "quote-by"
    PICTURE = "picture"
    ALT = "alt"
    CAPTION = "caption"
    CREDIT = "credit"
    CAPTION_AND_CREDIT = "caption-and-credit"
    FACT_BOX = "fact-box"
    FACT = "fact"
    FACT_QUESTION = "fact-question"
    FACT_ANSWER = "fact-answer"
    EMBED = "embed"
    EMBED_CAPTION = "embed-caption"
    RELATED_SECTION = "related-section"
    RELATED_HEADLINE = "related-headline"
    RELATED_EXCERPT = "related-excerpt"
    RIGHTS_NOTICE = "rights-notice"
    FIELD = "field"


NOT_KEPT = frozenset({Fate.BLANK, Fate.DROPPED, Fate.AD, Fate.DIVIDER, Fate.COMMENTS})
"""Fates whose words do not stand in the story; every other fate keeps every word of its line."""

CHOOSABLE: tuple[Fate, ...] = tuple(fate for fate in Fate if fate not in {Fate.BLANK, Fate.PICTURE, Fate.FIELD})
"""The fates a person may choose for a line, in the order a menu shows them."""

STORY_FIELD: dict[Fate, str] = {
    Fate.COMMENTS: "comments",
    Fate.SECTION: "section",
    Fate.HEADLINE: "headline",
    Fate.STANDFIRST: "standfirst",
    Fate.BYLINE: "byline",
    Fate.DATELINE: "dateline",
    Fate.DATELINE_AND_BODY: "body",
    Fate.BODY: "body",
    Fate.DIVIDER: "body",
    Fate.SUBHEADING: "body",
    Fate.LIST_ITEM: "body",
    Fate.PULL_QUOTE: "body",
    Fate.QUOTE_BY: "body",
    Fate.PICTURE: "pictures",
    Fate.ALT: "pictures",
    Fate.CAPTION: "pictures",
    Fate.CREDIT: "pictures",
    Fate.CAPTION_AND_CREDIT: "pictures",
    Fate.FACT_BOX: "fact_boxes",
    Fate.FACT: "fact_boxes",
    Fate.FACT_QUESTION: "fact_boxes",
    Fate.FACT_ANSWER: "fact_boxes",
    Fate.EMBED: "embeds",
    Fate.EMBED_CAPTION: "embeds",
    Fate.RELATED_SECTION: "related",
    Fate.RELATED_HEADLINE: "related",
    Fate.RELATED_EXCERPT: "related",
    Fate.RIGHTS_NOTICE: "origin",
}
"""The field of `Story` a line of that fate goes to; fates that are missing here go nowhere."""
