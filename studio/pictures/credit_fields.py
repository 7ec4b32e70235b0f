"""The credit that the fields of a picture file hold, cleaned; what a file says outright is never guessed over."""

from msgspec import Struct

from studio.pictures.credit_cleaning import clean_credit, clean_wording
from studio.pictures.credit_rules import CreditRules, load_credit_rules
from studio.story.credit import Credit, RightsClass


class CreditFields(Struct, frozen=True, kw_only=True):
    """What a file's creator, source and credit fields say, as they stand there."""

    creator: str = ""
    organisation: str = ""
    credit_line: str = ""


def credit_from_fields(fields: CreditFields) -> Credit:
    """The names in `fields`, cleaned, and a proposed rights class. The raw texts are for the caller to keep.

    The creator and the source stay who the file says they are. The credit line stays the supplier's wording, without
    label or notice; an agency it names, and a person beside that agency, fill fields that are empty.
    """
    rules = load_credit_rules()
    creator, organisation = clean_credit(fields.creator, rules).credit, clean_credit(fields.organisation, rules).credit
    line = clean_credit(fields.credit_line, rules).credit
    names = Credit(creator=creator.text, organisation=organisation.text)
    if creator.creator and creator.organisation and organisation.text in {"", creator.organisation}:
        names = creator
    agency = _agency(line.organisation, rules)
    via = _agency(line.via, rules)
    if agency or via:
        names = Credit(
            creator=names.creator or ("" if line.creator in names.organisation else line.creator),
            organisation=names.organisation or agency,
            via=names.via or ("" if via in {names.organisation, names.creator} else via),
        )
    proposed = (each.rights_class for each in (line, organisation, creator))
    return Credit(
        creator=names.creator,
        organisation=names.organisation,
        via=names.via,
        credit_line=clean_wording(fields.credit_line, rules),
        rights_class=next((each for each in proposed if each != RightsClass.UNKNOWN), RightsClass.UNKNOWN),
    )


def _agency(names: str, rules: CreditRules) -> str:
    """`names` when each of them is an agency, else nothing."""
    return names if names and all(name.casefold() in rules.agencies for name in names.split("/")) else ""
