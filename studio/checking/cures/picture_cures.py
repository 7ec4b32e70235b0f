"""Cures of pictures: the lead, labels in credits, openings of alt texts, crops, the class of what a model made."""

from msgspec.structs import replace

from studio.checking.alt_texts import without_opening
from studio.checking.credit_labels import without_label
from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.story.credit import RightsClass
from studio.story.cropping import (
    WIDEST_PLACE_PX,
    contains,
    crop_pixels,
    largest_crop,
    moved_to_show,
    own_crop,
    scaled,
    shape_in_fractions,
    with_crop,
)
from studio.story.findings import Finding
from studio.story.picture import CropRatio
from studio.story.story import Story, with_picture


def make_lead(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A picture that stands nowhere leads a story that has no lead."""
    picture = story.picture(finding.place.element)
    if picture is None or not picture.has_file or story.lead is not None:
        return None
    return replace(story, lead_picture=picture.id)


def have_no_lead(story: Story, _finding: Finding, _known: Known) -> Story | None:
    """A lead that is none of the story's pictures is no lead."""
    return replace(story, lead_picture="") if story.lead is None else None


def drop_opening(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The alt text begins with what is to be seen."""
    picture = story.picture(finding.place.element)
    alt = without_opening(picture.alt) if picture else ""
    return with_picture(story, replace(picture, alt=alt)) if picture and alt else None


def drop_credit_label(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The part of a credit begins with a name."""
    picture, part = story.picture(finding.place.element), finding.place.part.removeprefix("credit.")
    if picture is None or part not in picture.credit.__struct_fields__:
        return None
    bare = without_label(getattr(picture.credit, part))
    credit = replace(picture.credit, **{part: bare})
    return with_picture(story, replace(picture, credit=credit)) if bare else None


def move_crop(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The crop shows the focal point, and is as large as it was."""
    picture, shape = story.picture(finding.place.element), finding.parameters.get("shape", "")
    crop = own_crop(picture, shape) if picture else None
    if picture is None or picture.focus is None or crop is None or contains(crop, picture.focus):
        return None
    return with_picture(story, with_crop(picture, shape, moved_to_show(crop, picture.focus)))


def enlarge_crop(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The crop keeps its shape and its middle, and has the pixels for the widest place, where the picture has them."""
    picture, shape = story.picture(finding.place.element), finding.parameters.get("shape", "")
    crop = own_crop(picture, shape) if picture else None
    if picture is None or crop is None or picture.width < WIDEST_PLACE_PX:
        return None
    ratio = shape_in_fractions(picture, shape) or crop.width / crop.height
    larger = scaled(crop, WIDEST_PLACE_PX / picture.width - crop.width, ratio)
    if crop_pixels(picture, larger)[0] < WIDEST_PLACE_PX:
        return None
    return with_picture(story, with_crop(picture, shape, larger))


def make_crop(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The picture has the largest crop of the shape that its own crop leaves room for, around the focal point."""
    picture, shape = story.picture(finding.place.element), finding.parameters["shape"]
    if picture is None or not picture.has_file or shape not in set(CropRatio) or own_crop(picture, shape) is not None:
        return None
    return with_picture(story, with_crop(picture, shape, largest_crop(picture, shape, picture.crop)))


def call_it_made_by_ai(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The picture is of the class of those that a model made, as its content credentials say."""
    picture = story.picture(finding.place.element)
    if picture is None or picture.provenance is None or not picture.provenance.is_ai:
        return None
    credit = replace(picture.credit, rights_class=RightsClass.AI_GENERATED.value)
    return with_picture(story, replace(picture, credit=credit))


PICTURE_CURES = (
    Cure(id="no-lead", codes=("check.lead.unknown",), by=have_no_lead),
    Cure(id="make-lead", codes=("check.picture.unplaced",), by=make_lead),
    Cure(id="drop-label", codes=("check.picture.credit-label",), by=drop_credit_label),
    Cure(id="move-crop", codes=("check.crop.without-focus", "check.crop.shape-without-focus"), by=move_crop),
    Cure(id="enlarge-crop", codes=("check.crop.too-small", "check.crop.shape-too-small"), by=enlarge_crop),
    Cure(id="make-crop", codes=("check.crop.shape-missing",), by=make_crop),
    Cure(id="drop-opening", codes=("check.alt.opening",), by=drop_opening),
    Cure(id="made-by-ai", codes=("check.provenance.ai",), by=call_it_made_by_ai),
)
