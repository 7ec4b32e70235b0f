"""Who made a picture, and on what terms it may run."""

from enum import StrEnum

from msgspec import Struct


class RightsClass(StrEnum):
    """On what footing a picture is used."""

    UNKNOWN = "unknown"
    STAFF = "staff"
    AGENCY = "agency"
    HANDOUT = "handout"
    SOCIAL = "social"
    CREATIVE_COMMONS = "creative-commons"
    PUBLIC_DOMAIN = "public-domain"
    SCREENGRAB = "screengrab"
    AI_GENERATED = "ai-generated"
    NO_RIGHTS = "no-rights"


class Credit(Struct, frozen=True, kw_only=True):
    """The credit of a picture. Every field is plain text; an empty field is unknown.

    `credit_line` is the wording the supplier asks for and wins over the composed one. `raw` is the text the credit
    was read from, kept as it was found.
    """

    creator: str = ""
    organisation: str = ""
    via: str = ""
    credit_line: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    rights_class: RightsClass = RightsClass.UNKNOWN
    context_note: str = ""
    raw: str = ""

    @property
    def text(self) -> str:
        """The credit in one line, as ``Creator/Organisation via Agency``; empty when nobody is named."""
        if self.credit_line.strip():
            return self.credit_line.strip()
        names = "/".join(name.strip() for name in (self.creator, self.organisation) if name.strip())
        via = self.via.strip()
        if names and via:
            return f"{names} via {via}"
        return names or via

    @property
    def is_missing(self) -> bool:
        """True when the credit names nobody."""
        return not self.text
