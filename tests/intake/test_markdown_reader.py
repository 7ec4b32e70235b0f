"""Markdown is kept as it is; header fields, a first heading and pictures find their places."""

from hypothesis import given
from hypothesis import strategies as st

from studio.intake.fates import Fate
from studio.intake.markdown_reader import parse_source, read_markdown

SOURCE = """Headline: Ferry strike ends
Section: Europe
Colour: blue

First *paragraph*.

![A \\[busy\\] quay](images/quay.jpg "The quay on Monday")

```
![not a picture](x.jpg)
```
::embed{#film}
"""


def test_header_fields_and_body() -> None:
    source = parse_source(SOURCE)
    assert source.fields == {"headline": "Ferry strike ends", "section": "Europe"}
    assert source.body.startswith("First *paragraph*.")
    assert source.first_line == 4


def test_a_picture_on_its_own_line_is_placed_and_waits() -> None:
    story = read_markdown(SOURCE).story
    (picture,) = story.pictures
    assert (picture.alt, picture.caption, picture.file_name) == ("A [busy] quay", "The quay on Monday", "quay.jpg")
    assert not picture.has_file
    assert story.lead_picture == ""
    assert story.body == (
        f"First *paragraph*.\n\n::picture{{#{picture.id}}}\n\n```\n![not a picture](x.jpg)\n```\n::embed{{#film}}"
    )


def test_every_line_has_a_fate() -> None:
    lines = read_markdown(SOURCE).lines
    assert "\n".join(line.text for line in lines) == SOURCE
    assert [line.number for line in lines] == list(range(len(lines)))
    assert [line.fate for line in lines[:4]] == [Fate.HEADLINE, Fate.SECTION, Fate.DROPPED, Fate.BLANK]
    assert lines[0].label == "Headline: "


def test_a_first_heading_is_the_headline() -> None:
    story = read_markdown("\n# A \\*real\\* headline\n\nText.\n").story
    assert (story.headline, story.body) == ("A *real* headline", "Text.")
    kept = read_markdown("headline: Given\n\n# A heading\n\nText.").story
    assert (kept.headline, kept.body) == ("Given", "# A heading\n\nText.")


def test_a_first_paragraph_with_a_colon_is_no_header() -> None:
    text = "Section: this is\nhow the text begins\n\nMore."
    assert parse_source(text).fields == {}
    assert read_markdown(text).story.body == text


@given(st.text(alphabet="a*#:-\n _`\u00a0\u2028", max_size=60))
def test_a_body_is_kept_as_it_is(body: str) -> None:
    assert read_markdown(f"headline: x\n\n{body}\n").story.body == body
