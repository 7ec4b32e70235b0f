"""What to know before a picture runs: what its rights cost, what to beware of, and what its file says of itself."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.rights import rights_rule
from studio.story.picture import Contradiction, PlacedPicture, Provenance, ProvenanceState
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.part_words import part_label
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_DOUBTFUL = frozenset({ProvenanceState.TAMPERED, ProvenanceState.UNTRUSTED})


class RightsNote(QWidget):
    """What a rights class costs, and what to beware of; it takes no room where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.cost, self.caution = WrappedLabel(), WrappedLabel()
        set_look(self.cost, "hint-small")
        set_look(self.caution, "hint-small")
        _stack(self, self.cost, self.caution)

    def show_rights(self, rights_class: str) -> None:
        """Show the lines of one class."""
        rule = rights_rule(rights_class)
        for label, text in ((self.cost, rule.cost), (self.caution, rule.caution)):
            label.show_text(text)
            label.setVisible(bool(text))
        set_look(self.caution, "error-text" if rule.blocks else "hint-small")
        self.setVisible(bool(rule.cost or rule.caution))


class FileNote(QWidget):
    """Where a file contradicts itself, and what its content credentials say; no room where it does neither."""

    def __init__(self) -> None:
        super().__init__()
        self.provenance, self.contradictions = WrappedLabel(), WrappedLabel()
        set_look(self.contradictions, "warning-text")
        _stack(self, self.provenance, self.contradictions)

    def show_picture(self, picture: PlacedPicture) -> None:
        """Show what the picture's file said when it came in."""
        signed = "" if picture.provenance is None else provenance_words(picture.provenance)
        differing = "\n".join(contradiction_words(each) for each in picture.contradictions)
        is_doubtful = picture.provenance is not None and picture.provenance.state in _DOUBTFUL
        set_look(self.provenance, "warning-text" if is_doubtful else "hint-small")
        for label, text in ((self.provenance, signed), (self.contradictions, differing)):
            label.show_text(text)
            label.setVisible(bool(text))
        self.setVisible(bool(signed or differing))


def provenance_words(provenance: Provenance) -> str:
    """What content credentials say, in sentences."""
    return " ".join(_provenance_sentences(provenance))


def contradiction_words(contradiction: Contradiction) -> str:
    """One line: the field, and what each standard has in it."""
    stored = {"XMP": contradiction.xmp, "IIM": contradiction.iim, "EXIF": contradiction.exif}
    said = "; ".join(f"{standard}: {text}" for standard, text in stored.items() if text)
    return sentence("picture-notes.contradiction", field=part_label(contradiction.field), said=said)


def _provenance_sentences(provenance: Provenance) -> Iterator[str]:
    signer = provenance.signer or sentence("picture-notes.somebody")
    if provenance.signed_at:
        signer = sentence("picture-notes.signed-on", signer=signer, date=provenance.signed_at[:10])
    yield sentence(f"picture-notes.{provenance.state}", signer=signer)
    if provenance.is_ai:
        yield sentence("picture-notes.made-by-ai")
    if provenance.is_edited:
        yield sentence("picture-notes.edited", tool=provenance.tool or sentence("picture-notes.a-program"))


def _stack(parent: QWidget, *labels: WrappedLabel) -> None:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for label in labels:
        column.addWidget(label)
