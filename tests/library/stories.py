"""Stories for the tests of the library: one that uses every element, and any story at all."""

from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from studio.story.credit import Credit, RightsClass
from studio.story.elements import (
    BoxKind,
    Correction,
    CorrectionKind,
    Embed,
    EmbedKind,
    Fact,
    FactBox,
    Origin,
    RelatedLink,
)
from studio.story.picture import (
    Contradiction,
    Crop,
    CropRatio,
    FocalPoint,
    PlacedPicture,
    Provenance,
    ProvenanceState,
    RatioCrop,
)
from studio.story.story import CommentsPolicy, Status, Story, new_story


def full_story(sha256: str = "") -> Story:
    picture = PlacedPicture(
        id="airport",
        sha256=sha256,
        media_type="image/jpeg" if sha256 else "",
        alt="Soldiers on an airfield",
        caption="Troops arriving on the plateau",
        credit=Credit(creator="Aigerim Bek", organisation="Ministry of Quinces", rights_class=RightsClass.HANDOUT),
        crop=Crop(left=0.1, top=0.2, width=0.7, height=0.3),
    )
    return replace(
        new_story(),
        headline="Café unrest in the valley",
        section="World",
        standfirst="What happened overnight",
        body="The minister spoke of zebras.\n\n::picture{#airport}\n\nHe left.",
        lead_picture="airport",
        pictures=(picture, PlacedPicture(id="waiting", decorative=True)),
        fact_boxes=(
            FactBox(
                id="basics", title="The basics", facts=(Fact(question="Where is it?", answer="Between xylophones"),)
            ),
            FactBox(id="empty"),
        ),
        embeds=(Embed(id="clip", fallback="A video", kind=EmbedKind.VIDEO, caption="Walruses on film"),),
        related=(RelatedLink(headline="Earlier", is_cut=True),),
        corrections=(Correction(text="It was Tuesday", kind=CorrectionKind.UPDATE),),
        origin=Origin(publisher="Another desk"),
    )


# Every code point but the halves of surrogate pairs, which are no characters. U+0000 is among them.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_fraction = st.floats(0, 1)
_credits = st.builds(
    Credit,
    creator=text,
    organisation=text,
    via=text,
    credit_line=text,
    copyright_notice=text,
    usage_terms=text,
    rights_class=text,
    context_note=text,
    raw=text,
    link=text,
    not_before=text,
    expires=text,
    instructions=text,
)
_crops = st.builds(Crop, left=_fraction, top=_fraction, width=_fraction, height=_fraction)
_pictures = st.builds(
    PlacedPicture,
    id=text,
    media_type=text,
    file_name=text,
    width=st.integers(0, 2**31),
    height=st.integers(0, 2**31),
    alt=text,
    decorative=st.booleans(),
    caption=text,
    credit=_credits,
    crop=st.none() | _crops,
    crops=st.lists(st.builds(RatioCrop, ratio=st.sampled_from(CropRatio), crop=_crops), max_size=2).map(tuple),
    focus=st.none() | st.builds(FocalPoint, x=_fraction, y=_fraction),
    contradictions=st.lists(st.builds(Contradiction, field=text, xmp=text, iim=text, exif=text), max_size=2).map(tuple),
    provenance=st.none()
    | st.builds(
        Provenance,
        state=st.sampled_from(ProvenanceState),
        signer=text,
        signed_at=text,
        tool=text,
        is_ai=st.booleans(),
        is_edited=st.booleans(),
    ),
)
_facts = st.builds(Fact, question=text, answer=text, source=text, as_of=text, review_by=text)
_embeds = st.builds(
    Embed,
    id=text,
    fallback=text,
    kind=st.sampled_from(EmbedKind),
    title=text,
    url=text,
    author=text,
    date=text,
    text=text,
    caption=text,
    poster=text,
    alt=text,
)
_origins = st.builds(Origin, publisher=text, url=text, fetched_at=text, permission=text, rights_notice=text)
_links = st.builds(
    RelatedLink,
    headline=text,
    url=text,
    section=text,
    excerpt=text,
    is_cut=st.booleans(),
    is_included=st.booleans(),
    library_story=text,
)


def _few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3).map(tuple)


any_story = st.builds(
    Story,
    id=st.uuids().map(str),
    slug=text,
    language=text,
    status=st.sampled_from(Status),
    section=text,
    headline=text,
    short_headline=text,
    seo_title=text,
    standfirst=text,
    byline=text,
    dateline=text,
    body=text,
    lead_picture=text,
    pictures=_few(_pictures),
    fact_boxes=_few(
        st.builds(
            FactBox,
            id=text,
            title=text,
            facts=_few(_facts),
            kind=st.sampled_from(BoxKind),
            library_box=text,
            library_version=st.integers(0, 2**31),
        )
    ),
    embeds=_few(_embeds),
    related=_few(_links),
    corrections=_few(st.builds(Correction, text=text, date=text, kind=st.sampled_from(CorrectionKind))),
    origin=st.none() | _origins,
    comments=st.sampled_from(CommentsPolicy),
    embargoed_until=text,
    desk_notes=text,
)
