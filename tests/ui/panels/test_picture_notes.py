"""What a picture's card says of rights, contradictions and content credentials."""

from studio.rights import rights_rules
from studio.story.picture import Contradiction, PlacedPicture, Provenance, ProvenanceState
from studio.ui.panels.picture_notes import FileNote, RightsNote, contradiction_words, provenance_words


def test_every_class_shows_its_cost_and_its_caution(qtbot) -> None:
    note = RightsNote()
    qtbot.addWidget(note)
    for rule in rights_rules():
        note.show_rights(rule.id)
        assert note.cost.text().replace("\u200b", "") == rule.cost
        assert note.caution.text().replace("\u200b", "") == rule.caution
        assert note.isHidden() == (not rule.cost and not rule.caution)


def test_a_contradiction_names_the_field_and_both_sayings() -> None:
    words = contradiction_words(Contradiction(field="creator", xmp="Ada Reyes", iim="A. Reyes"))
    assert "Credit, creator" in words
    assert "XMP: Ada Reyes; IIM: A. Reyes" in words
    assert "EXIF" not in words


def test_content_credentials_are_said_in_every_state() -> None:
    for state in ProvenanceState:
        words = provenance_words(Provenance(state=state, signer="Camera Ltd", signed_at="2026-01-08T14:00:00Z"))
        assert ("Camera Ltd" in words) == (state is not ProvenanceState.UNREADABLE)
    words = provenance_words(Provenance(state=ProvenanceState.TRUSTED, is_ai=True, is_edited=True, tool="Darkroom 3"))
    assert "Made by AI." in words
    assert "Darkroom 3" in words


def test_a_file_that_says_nothing_odd_takes_no_room(qtbot) -> None:
    note = FileNote()
    qtbot.addWidget(note)
    note.show_picture(PlacedPicture(id="a"))
    assert note.isHidden()
    note.show_picture(PlacedPicture(id="a", provenance=Provenance(state=ProvenanceState.TAMPERED)))
    assert not note.isHidden()
