"""Stories for the checks: one that nothing can be said against, and ways to spoil it."""

from msgspec import Struct
from msgspec.structs import replace

from studio.checking.check import check
from studio.story.credit import Credit, RightsClass
from studio.story.elements import Embed, Fact, FactBox, Origin, RelatedLink
from studio.story.findings import Finding
from studio.story.picture import PlacedPicture
from studio.story.severities import SeverityChoice
from studio.story.story import Story
from studio.story.style_rules import StylePack


class PlainLimits(Struct, frozen=True, kw_only=True):
    headline: int = 110
    standfirst: int = 0
    alt: int = 250


class PlainHouse(Struct, frozen=True, kw_only=True):
    sections: tuple[str, ...] = ("World", "Business")
    word_target: int = 0
    lead_shape: str = ""
    picture_shape: str = ""
    style: tuple[StylePack, ...] = ()
    limits: PlainLimits = PlainLimits()
    severities: tuple[tuple[str, SeverityChoice], ...] = ()


HOUSE = PlainHouse()

PICTURE = PlacedPicture(
    id="harbour",
    sha256="ab" * 32,
    media_type="image/jpeg",
    width=1200,
    height=800,
    alt="Boats in the harbour",
    credit=Credit(creator="Ada Reyes", rights_class=RightsClass.STAFF),
)
SECOND = replace(PICTURE, id="market")
POSTER = replace(PICTURE, id="poster")
BOX = FactBox(id="basics", title="The basics", facts=(Fact(question="Where is it?", answer="By the sea."),))
EMBED = Embed(id="film", fallback="The film shows the boats.", url="https://example.org/film", poster="poster")
BODY = """The boats came home, and “nobody had expected it so soon”, said the harbour master.

::picture{#market}

::pull-quote[nobody had expected it so soon]{by="The harbour master"}

::fact-box{#basics}

::embed{#film}

::ad

---

The market opened at noon."""

GOOD = Story(
    id="0b0f6f0e-0000-4000-8000-000000000000",
    section="World",
    headline="The boats came home",
    standfirst="A summer at sea is over.",
    byline="Ada Reyes",
    body=BODY,
    lead_picture="harbour",
    pictures=(PICTURE, SECOND, POSTER),
    fact_boxes=(BOX,),
    embeds=(EMBED,),
    related=(RelatedLink(headline="Last year's boats", url="https://example.org/boats", is_included=True),),
    origin=Origin(publisher="The Harbour News", permission="Its editor, by letter"),
)


def findings(**changes: object) -> tuple[Finding, ...]:
    """The findings of the good story after some changes."""
    return check(replace(GOOD, **changes), HOUSE)


def the_finding(**changes: object) -> Finding:
    """The one finding of the good story after some changes."""
    (found,) = findings(**changes)
    return found


def codes(**changes: object) -> list[str]:
    """The codes of those findings, without their prefix."""
    return [finding.code.removeprefix("check.") for finding in findings(**changes)]
