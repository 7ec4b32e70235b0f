"""Who made a picture, and on what terms it may run."""

from enum import StrEnum

from msgspec import Struct


class RightsClass(StrEnum):
    """The rights classes that Offstone itself speaks of. All there are, and what each asks for, is `rights.py`."""

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
    was read from, kept as it was found. `rights_class` is the id of a class of `studio.rights`; one that is not known
    is kept. `link` is the address the licence or the source asks to name. `not_before` and `expires` are the first and
    the last ISO date the picture may run on. `instructions` are the supplier's, such as "no sales".
    """

    creator: str = ""
    organisation: str = ""
    via: str = ""
    credit_line: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    rights_class: str = RightsClass.UNKNOWN.value
    context_note: str = ""
    raw: str = ""
    link: str = ""
    not_before: str = ""
    expires: str = ""
    instructions: str = ""

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
