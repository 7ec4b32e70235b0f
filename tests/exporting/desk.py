"""A story with every element, its originals, and packages made from it, for the tests of what leaves the desk."""

import hashlib
import io
import json
import re
from collections.abc import Mapping

from msgspec.structs import replace

from studio.exporting.hand_off import HandOffRequest
from studio.exporting.package_files import package_files
from studio.exporting.repeatable_zip import write_zip
from studio.pictures.inspection import place_picture
from studio.rendering.houses import House, shipped_houses
from studio.story.credit import Credit, RightsClass
from studio.story.elements import Correction, Embed, EmbedKind, Fact, FactBox, Origin, RelatedLink
from studio.story.findings import Finding, Place, Severity
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import Story
from tests.pictures.drawn import drawn, encoded

SAVED_AT = "2026-01-08T14:02:00Z"
HOUSES = {house.id: house for house in shipped_houses()}

LEAD = encoded(drawn(1700, 1000))
GATE = encoded(drawn(700, 500), "PNG")
MARKET = encoded(drawn(300, 260, "L"))

BODY = """The convoy came over the pass at dusk, and nobody in the valley "slept" that night -- or so they say.

::picture{#gate}

## What is known

* Two battalions arrived; *nobody* counted the rest.
* The airport [reopened](https://news.example/airport "Latest") on Friday.

1. First came the lorries.
2. Then the generals & their cooks.

> Once they are in your house, it is hard to make them leave…

::pull-quote[It is hard to make them "leave"]{by="A. Blinken"}

::fact-box{#basics}

::embed{#almaty-video}

| Town | Troops |
| --- | ---: |
| Almaty | 1,200 |
| Aktau | 300 |

::ad

---

`code` is kept, \\*stars\\* too, and <b>tags</b> are only text: 5 < 6 & 7 > 2. Ünïcode – ЖЗШ – 漢字 – 🚚.

```note
a fenced line
```

The end.
"""


class StoredOriginals:
    """Originals kept in memory, by hash."""

    def __init__(self, *pictures: bytes) -> None:
        self.pictures = {hashlib.sha256(data).hexdigest(): data for data in pictures}

    def read(self, sha256: str) -> bytes:
        return self.pictures[sha256]


ORIGINALS = StoredOriginals(LEAD, GATE, MARKET)


def pictures() -> tuple[PlacedPicture, ...]:
    return (
        replace(
            place_picture(LEAD, "convoy.jpg", "convoy"),
            alt='Lorries with "Z" plates & headlights <on>',
            caption="The convoy at the Kordai pass.",
            credit=Credit(organisation="Ministry of Defence", via="Reuters", rights_class=RightsClass.HANDOUT),
        ),
        replace(
            place_picture(GATE, "gate.png", "gate"),
            alt="Ворота базы – a gate",
            caption="The gate\nof the base, “closed” since Thursday.",
            credit=Credit(
                creator="Aigerim Bekova",
                organisation="Steppe Photo Agency & Sons",
                usage_terms="No sales",
                copyright_notice="© 2022 Steppe Photo Agency",
            ),
            crop=Crop(left=0.1, top=0.1, width=0.8, height=0.7),
        ),
        replace(
            place_picture(MARKET, "market.jpg", "market"),
            decorative=True,
            credit=Credit(credit_line="Handout/Akimat of Almaty, as the supplier asks for it to be written"),
        ),
        PlacedPicture(id="waiting", alt="A picture that has not come yet", credit=Credit(organisation="AFP")),
    )


def story(**changes: object) -> Story:
    whole = Story(
        id="5b0f3c0a-58b5-4f3e-9f59-1d2b7c1f1a10",
        slug="kordai-convoy",
        section="World",
        headline='Convoy at the pass: "nobody slept" & other tales',
        short_headline="Convoy at the pass",
        standfirst="What the valley saw,\nand what it did not.",
        byline="By Dana Seitkali",
        dateline="KORDAI, 8 January",
        body=BODY,
        lead_picture="convoy",
        pictures=pictures(),
        fact_boxes=(
            FactBox(
                id="basics",
                title="Kordai: the basics",
                facts=(
                    Fact(
                        question="Where is it?",
                        answer="On the **road** to Bishkek.",
                        source="Atlas",
                        as_of="2022-01-08",
                    ),
                    Fact(question="How high is it?", answer="1,233 metres & a bit."),
                ),
            ),
        ),
        embeds=(
            Embed(
                id="almaty-video",
                kind=EmbedKind.VIDEO,
                title="The square",
                url="https://video.example/1",
                caption="The square at noon",
                fallback="A video of the square.",
                poster="market",
            ),
        ),
        related=(RelatedLink(headline="Earlier", url="https://news.example/earlier", is_included=True),),
        corrections=(Correction(text="The pass is in Kordai, not in Merke.", date="2022-01-09"),),
        origin=Origin(publisher="The Valley Post", url="https://valley.example/1", permission="Desk agreement"),
        desk_notes="Ask the ministry again before noon.",
    )
    return replace(whole, **changes)


ERROR = Finding(
    code="picture.no_rendition",
    severity=Severity.ERROR,
    place=Place(field="pictures", element="gate"),
    parameters={"name": "gate-small"},
)
WARNING = Finding(
    code="picture.not_a_picture",
    severity=Severity.WARNING,
    place=Place(field="body", line=3),
    parameters={"formats": "none"},
)


def request(house: str | House = "plain", **changes: object) -> HandOffRequest:
    chosen = HOUSES[house] if isinstance(house, str) else house
    whole = HandOffRequest(story=story(), revision=3, saved_at=SAVED_AT, house=chosen)
    return replace(whole, **changes)


def contents(**changes: object) -> dict[str, bytes]:
    """The files of a package by their path in its folder."""
    return package_files(request(**changes), ORIGINALS)


def packed(files: Mapping[str, bytes], folder: str = "kordai-convoy") -> bytes:
    """Files zipped as a package is."""
    stream = io.BytesIO()
    write_zip(stream, {f"{folder}/{name}": data for name, data in files.items()}, SAVED_AT)
    return stream.getvalue()


def listed_again(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest that fits them, as a careful forger would write it."""
    others = {name: data for name, data in sorted(files.items()) if name != "manifest-sha256.txt"}
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in others.items()]
    return {**others, "manifest-sha256.txt": "".join(lines).encode()}


def measured_again(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with the hashes and lengths of their images mended wherever they are told, if that can be read."""
    try:
        own, news = json.loads(files["offstone.json"]), json.loads(files["story.json"])
        page, table = files["pictures.html"].decode(), files["pictures.csv"].decode()
        for image in own["images"]:
            was, data = image["sha256"], files[image["file"]]
            image["sha256"] = hashlib.sha256(data).hexdigest()
            page = page.replace(was, image["sha256"])
            table = re.sub(rf'"\d+","{was}"', f'"{len(data)}","{image["sha256"]}"', table)
        for rendition in (each for picture in news["associations"] for each in picture.get("renditions", ())):
            if rendition["contentType"] == "image/jpeg":
                rendition["sizeInBytes"] = len(files["images/" + rendition["href"].rpartition("/")[2]])
    except (KeyError, ValueError, RecursionError, AttributeError, TypeError):
        return dict(files)
    sheet = {"pictures.html": page.encode(), "pictures.csv": table.encode()}
    return {**files, "offstone.json": json.dumps(own).encode(), "story.json": json.dumps(news).encode(), **sheet}
