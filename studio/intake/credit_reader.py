"""Credits read from the words under a picture, by the rules that clean the credits of picture files too."""

from studio.pictures.credit_cleaning import clean_credit
from studio.story.credit import Credit, RightsClass


def read_credit(text: str, *, raw: str = "") -> Credit:
    """The credit in `text`, the words without their label; `raw` is the whole line as found."""
    return clean_credit(text, raw=raw).credit


def is_handout(text: str) -> bool:
    """True when a credit's names suggest that the picture was handed out."""
    return read_credit(text).rights_class == RightsClass.HANDOUT
