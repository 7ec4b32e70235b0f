"""The credit of a picture as a house prints it: one structured credit, the house's joiners and its label."""

from msgspec import Struct

from studio.rendering.houses import CreditFormat, House
from studio.story.credit import Credit


class PrintedCredit(Struct, frozen=True, kw_only=True):
    """A credit in the words of a house; all empty while it names nobody.

    `text` is the credit itself, the same in page, JSON-LD and picture file. `label` stands before it as it is; when
    `label_is_hidden` only screen readers get it.
    """

    text: str = ""
    label: str = ""
    label_is_hidden: bool = False

    @property
    def seen(self) -> str:
        """What a reader sees: the credit, and its label where that is not hidden."""
        return self.text if self.label_is_hidden else f"{self.label}{self.text}"


def format_credit(credit: Credit, house: House) -> PrintedCredit:
    """The credit as `house` prints it."""
    text = credit_in_house(credit, house)
    if not text:
        return PrintedCredit()
    return PrintedCredit(
        text=text, label=house.credit_label, label_is_hidden=house.credit_format is CreditFormat.HIDDEN_LABEL
    )


def credit_in_house(credit: Credit, house: House) -> str:
    """The credit in one line, without its label. A supplier's own credit line is never put otherwise."""
    if credit.credit_line.strip():
        return credit.credit_line.strip()
    names = [name.strip() for name in (credit.creator, credit.organisation) if name.strip()]
    parts = [house.credit_name_joiner.join(names), credit.via.strip()]
    return house.credit_via_joiner.join(part for part in parts if part)
