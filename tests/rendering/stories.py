"""Stories for the rendering tests: one with every element in it."""

from msgspec.structs import replace

from studio.story.credit import Credit
from studio.story.elements import (
    Correction,
    Embed,
    EmbedKind,
    Fact,
    FactBox,
    Origin,
    RelatedLink,
)
from studio.story.picture import PlacedPicture
from studio.story.story import CommentsPolicy, Story

BODY = """The bridge opened "again" on Friday -- ten days late...

::picture{#market}

## What was done

::pull-quote[A bridge is a promise.]{by="I. Duarte"}

- Four sections were *floated* down the river.
- Two hundred people worked in **three** shifts.

::ad

| Who pays | Share |
|:--|--:|
| City | 40% |

::fact-box{#basics}

> The river is our oldest neighbour.

::embed{#film}

---

The [report](https://example.org/report) says it will hold.

::embed{#post}

::picture{#waiting}

::picture{#nobody}
"""


def picture(picture_id: str, **fields) -> PlacedPicture:
    return PlacedPicture(
        id=picture_id, sha256="ab" * 32, media_type="image/jpeg", width=2400, height=1500, **{"alt": "Alt", **fields}
    )


def rich_story(**fields) -> Story:
    """A story that uses every element, with `fields` in place of its own."""
    story = Story(
        id="0b9e9b7e-6a0f-4c1e-9d35-6b8e0c2f0001",
        section="World",
        headline="The bridge opens again",
        standfirst="Ten days after the flood.",
        byline="By Marta Olsen",
        dateline="PORTO NOVO, 8 January",
        body=BODY,
        lead_picture="bridge",
        pictures=(
            picture("bridge", caption="The first train", credit=Credit(creator="A. Nunes", organisation="Reuters")),
            picture("market", alt="Stalls", caption="Noon", credit=Credit(organisation="City Archive")),
            picture("poster", alt="A still", credit=Credit(organisation="Port Authority")),
            PlacedPicture(id="waiting", alt="The mayor", credit=Credit(organisation="Town Hall")),
        ),
        fact_boxes=(
            FactBox(
                id="basics",
                title="The basics",
                facts=(
                    Fact(question="Where?", answer="On the *river*.", source="Archive", as_of="2022-01-07"),
                    Fact(question="How old?", answer="Rebuilt:\n\n- in 1946\n- in 1998", as_of="2021"),
                ),
            ),
        ),
        embeds=(
            Embed(
                id="film",
                fallback="The film is on the port's site.",
                kind=EmbedKind.VIDEO,
                title="The crossing",
                url="https://example.org/v?a=1&b=2",
                caption="Filmed at dawn",
                poster="poster",
            ),
            Embed(
                id="post",
                fallback="The post is on her page.",
                kind=EmbedKind.POST,
                author="The mayor",
                date="2022-01-08",
                text="Ten days.",
            ),
        ),
        related=(
            RelatedLink(
                headline="The night",
                url="https://example.org/a",
                section="World",
                excerpt="It began.",
                is_included=True,
            ),
            RelatedLink(headline="The price", excerpt="An argument that has", is_cut=True, is_included=True),
            RelatedLink(headline="Not chosen"),
        ),
        corrections=(Correction(text="The year was wrong.", date="2022-01-09"),),
        origin=Origin(publisher="Northern Post", url="https://example.org/o", rights_notice="© 2022 Northern Post"),
        comments=CommentsPolicy.CLOSED,
    )
    return replace(story, **fields)
