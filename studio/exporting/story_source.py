"""The story as a text file: plain header fields, an empty line, and the body in Offstone Markdown."""

from studio.story.story import Story

HEADER_FIELDS = (
    ("Headline", "headline"),
    ("Short-headline", "short_headline"),
    ("SEO-title", "seo_title"),
    ("Section", "section"),
    ("Standfirst", "standfirst"),
    ("Byline", "byline"),
    ("Dateline", "dateline"),
    ("Slug", "slug"),
    ("Language", "language"),
)
"""Header names as they stand in the file, and the story's fields they hold. Empty fields are not written."""


def story_source(story: Story) -> str:
    """The story's text fields and body as one text; a value with line breaks stands on one line.

    The line feed at the end of the text is the file's, not the body's.
    """
    values = {name: " ".join(str(getattr(story, field)).split()) for name, field in HEADER_FIELDS}
    header = "".join(f"{name}: {value}\n" for name, value in values.items() if value)
    body = story.body.replace("\r\n", "\n").replace("\r", "\n")
    return f"{header}\n{body}\n"
