"""What content credentials say is compared with what the story says of its pictures."""

from msgspec.structs import replace

from studio.story.picture import Provenance, ProvenanceState
from tests.checking.stories import PICTURE, POSTER, SECOND, codes


def _codes(provenance: Provenance, rights_class: str = "staff") -> list[str]:
    credit = replace(PICTURE.credit, rights_class=rights_class)
    picture = replace(PICTURE, credit=credit, provenance=provenance)
    return [code.removeprefix("provenance.") for code in codes(pictures=(picture, SECOND, POSTER))]


def test_a_trusted_signature_stays_behind_when_exported() -> None:
    assert _codes(Provenance(state=ProvenanceState.TRUSTED, signer="Camera")) == ["dropped"]


def test_a_changed_file_and_an_unknown_signer_are_told_of() -> None:
    assert _codes(Provenance(state=ProvenanceState.TAMPERED)) == ["tampered"]
    assert _codes(Provenance(state=ProvenanceState.UNTRUSTED)) == ["untrusted", "dropped"]
    assert _codes(Provenance(state=ProvenanceState.UNREADABLE)) == []


def test_a_picture_made_by_a_model_is_of_a_class_that_says_so() -> None:
    made = Provenance(state=ProvenanceState.TRUSTED, is_ai=True)
    assert _codes(made) == ["ai", "dropped"]
    assert "ai" not in _codes(made, "ai-generated")
    assert _codes(replace(made, is_ai=False)) == ["dropped"]
