"""Stories of every kind for property tests."""

from hypothesis import settings
from hypothesis import strategies as st

from studio.story.credit import Credit, RightsClass
from studio.story.elements import Correction, Embed, EmbedKind, Fact, FactBox, Origin, RelatedLink
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import CommentsPolicy, Status, Story

WORDS = st.sampled_from(
    ["Almaty", "troops", "the", "of", "don’t", "e\u0301", "記事", "😀", "—", ".", "12", "\u00a0", ""]
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=8)
BODIES = st.lists(TEXTS, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n\n", "\n", "\n\n\n", "\u2028"]).map(lambda gap: gap.join(lines))
)
IDS = st.sampled_from("abcd")
CREDITS = st.builds(Credit, creator=TEXTS, organisation=TEXTS, rights_class=st.sampled_from(RightsClass), raw=TEXTS)
PICTURES = st.builds(
    PlacedPicture,
    id=IDS,
    sha256=st.sampled_from(["", "0a", "1b"]),
    width=st.sampled_from([0, 640, 1600]),
    alt=TEXTS,
    decorative=st.booleans(),
    caption=TEXTS,
    credit=CREDITS,
    crop=st.none() | st.builds(Crop, left=st.sampled_from([0.0, 0.25]), width=st.sampled_from([0.5, 1.0])),
)
FACTS = st.builds(Fact, question=TEXTS, answer=TEXTS, source=TEXTS, as_of=TEXTS)
BOXES = st.builds(FactBox, id=IDS, title=TEXTS, facts=st.lists(FACTS, max_size=4).map(tuple))
EMBEDS = st.builds(Embed, id=IDS, fallback=TEXTS, kind=st.sampled_from(EmbedKind), url=TEXTS)
LINKS = st.builds(RelatedLink, headline=TEXTS, url=TEXTS, is_cut=st.booleans(), is_included=st.booleans())
NOTES = st.builds(Correction, text=TEXTS, date=TEXTS)


def _several(elements):
    return st.lists(elements, max_size=4, unique_by=lambda element: element.id).map(tuple)


STORIES = st.builds(
    Story,
    id=st.just("story"),
    headline=TEXTS,
    byline=TEXTS,
    body=BODIES,
    status=st.sampled_from(Status),
    lead_picture=st.sampled_from(["", "a", "b"]),
    pictures=_several(PICTURES),
    fact_boxes=_several(BOXES),
    embeds=_several(EMBEDS),
    related=st.lists(LINKS, max_size=3).map(tuple),
    corrections=st.lists(NOTES, max_size=3).map(tuple),
    origin=st.none() | st.builds(Origin, publisher=TEXTS, url=TEXTS),
    comments=st.sampled_from(CommentsPolicy),
)

few = settings(max_examples=40)
"""For properties over pairs of whole stories, which take a while to make."""
