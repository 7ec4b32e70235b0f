"""Writing a picture's credit, caption and alt text into the file that leaves: in IIM and in XMP, in full."""

from studio.pictures.metadata_container import write_tags
from studio.pictures.metadata_fields import AI_SOURCE_TYPE, FIELDS, cleaned
from studio.story.credit import RightsClass
from studio.story.picture import PlacedPicture


def embed_credit(jpeg: bytes, picture: PlacedPicture, *, credit_line: str | None = None) -> bytes:
    """The JPEG with the picture's texts in IIM and XMP, and no other metadata: no place, no serial number.

    The credit line written is the whole credit in one line (`credit_line`, or else `Credit.text`). Some importers take
    credit, caption and copyright from IIM alone and alt text from XMP alone, so both are written. A day that is none
    stays behind. Raises PictureError when the texts are longer than a JPEG can hold.
    """
    texts = _texts(picture, picture.credit.text if credit_line is None else credit_line)
    fields = [(field, cleaned(texts.get(field.name, ""), field)) for field in FIELDS]
    xmp = {field.xmp: text for field, text in fields if text}
    iim = {field.iim: text for field, text in fields if text and field.iim}
    if "Xmp.dc.rights" in xmp:
        xmp["Xmp.xmpRights.Marked"] = "True"
    return write_tags(jpeg, xmp, iim)


def _texts(picture: PlacedPicture, credit_line: str) -> dict[str, str]:
    credit = picture.credit
    is_generated = credit.rights_class == RightsClass.AI_GENERATED
    return {
        "creator": credit.creator,
        "credit_line": credit_line,
        "organisation": credit.organisation,
        "copyright_notice": credit.copyright_notice,
        "usage_terms": credit.usage_terms,
        "link": credit.link,
        "not_before": credit.not_before,
        "expires": credit.expires,
        "instructions": credit.instructions,
        "caption": picture.caption,
        "alt": "" if picture.decorative else picture.alt,
        "source_type": AI_SOURCE_TYPE if is_generated else "",
    }
