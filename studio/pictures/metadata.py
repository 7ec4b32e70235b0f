"""Reading who made a picture and what it shows out of its file: XMP over IIM over EXIF, and where they disagree."""

from msgspec import Struct
from msgspec.structs import replace

from studio.pictures.credit_fields import CreditFields, credit_from_fields
from studio.pictures.metadata_container import StoredTags, read_tags
from studio.pictures.metadata_fields import FIELDS, MetadataField, capped, cleaned
from studio.story.credit import Credit, RightsClass
from studio.story.picture import Contradiction

_CAMERA_CAPTIONS = frozenset({"olympus digital camera", "samsung camera pictures", "default", "sony dsc", "dav", "cof"})
"""What cameras write where a person would write a caption."""


class PictureMetadata(Struct, frozen=True, kw_only=True):
    """What a file says about itself; plain text, without control characters, and of bounded length.

    `instructions` are the supplier's, such as "no sales" or an embargo; the credit holds them too. `contradictions`
    has each field whose XMP, IIM and EXIF values are not the same.
    """

    credit: Credit
    caption: str = ""
    alt: str = ""
    headline: str = ""
    instructions: str = ""
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def differs(self) -> tuple[str, ...]:
        """The names of the fields whose values are not the same."""
        return tuple(each.field for each in self.contradictions)


def read_metadata(data: bytes) -> PictureMetadata:
    """The credit and texts a picture file carries; all empty where it carries none or they cannot be read."""
    tags = read_tags(data)
    values, contradictions = {}, []
    for field in FIELDS:
        candidates = _candidates(tags, field)
        values[field.name] = next((capped(text, field) for text in candidates.values()), "")
        if len({" ".join(text.split()) for text in candidates.values()}) > 1:
            said = {standard: capped(text, field) for standard, text in candidates.items()}
            contradictions.append(Contradiction(field=field.name, **said))
    return PictureMetadata(
        credit=_credit(values),
        caption=values["caption"],
        alt=values["alt"],
        headline=values["headline"],
        instructions=values["instructions"],
        contradictions=tuple(contradictions),
    )


def _credit(values: dict[str, str]) -> Credit:
    labels = {"creator": "Creator", "credit_line": "Credit", "organisation": "Source", "copyright_notice": "Copyright"}
    is_generated = "trainedalgorithmicmedia" in values["source_type"].casefold()
    read = credit_from_fields(
        CreditFields(creator=values["creator"], organisation=values["organisation"], credit_line=values["credit_line"])
    )
    return replace(
        read,
        copyright_notice=values["copyright_notice"],
        usage_terms=values["usage_terms"],
        link=values["link"],
        not_before=values["not_before"],
        expires=values["expires"],
        instructions=values["instructions"],
        rights_class=RightsClass.AI_GENERATED if is_generated else read.rights_class,
        raw=" · ".join(f"{label}: {values[name]}" for name, label in labels.items() if values[name]),
    )


def _candidates(tags: StoredTags, field: MetadataField) -> dict[str, str]:
    """The field's values that are not empty by the name of their standard, the strongest standard first."""
    found: dict[str, str] = {}
    for standard, stored, key in (
        ("xmp", tags.xmp, field.xmp),
        ("iim", tags.iim, field.iim),
        ("exif", tags.exif, field.exif),
    ):
        text = cleaned(", ".join(value for value in stored.get(key, ()) if value.strip()), field)
        is_noise = key == field.exif and text.casefold() in _CAMERA_CAPTIONS
        if text and not is_noise and not _was_cut_from(next(iter(found.values()), ""), text, field):
            found[standard] = text
    return found


def _was_cut_from(strongest: str, text: str, field: MetadataField) -> bool:
    """True when `text` is the strongest value, cut where the older standard says it should end."""
    nearly_full = len(text.encode()) > field.iim_bytes - 4
    return bool(strongest) and field.iim_bytes > 0 and nearly_full and strongest.startswith(text.rstrip("\ufffd"))
