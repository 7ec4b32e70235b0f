"""What a picture's card says of rights, contradictions and content credentials."""

from msgspec.structs import replace

from studio.rights import rights_rules
from studio.story.credit import Credit
from studio.story.picture import Contradiction, PlacedPicture, Provenance, ProvenanceState
from studio.ui.panels.picture_notes import FileNote, RightsNote, contradiction_words, provenance_words
from studio.ui.panels.picture_terms import PictureTerms, terms_in_short


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
    assert "by Camera Ltd on 2026-01-08." in provenance_words(
        Provenance(state=ProvenanceState.TRUSTED, signer="Camera Ltd", signed_at="2026-01-08T14:00:00Z")
    )
    assert "by Camera Ltd." in provenance_words(Provenance(state=ProvenanceState.TRUSTED, signer="Camera Ltd"))
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


def test_terms_are_said_in_short_and_the_row_opens_for_a_field(qtbot) -> None:
    credit = Credit(expires="2026-02-01", instructions="No sales", rights_class="cc-by-4.0")
    assert terms_in_short(credit) == "until 2026-02-01, No sales"
    terms = PictureTerms()
    qtbot.addWidget(terms)
    terms.show_picture(PlacedPicture(id="a", credit=credit))
    assert "until 2026-02-01" in terms.disclosure.button.accessibleName()
    assert not terms.disclosure.is_open
    assert terms.field_of("credit.link").is_marked_missing
    assert not terms.field_of("credit.expires").is_marked_missing
    assert terms.disclosure.is_open
    terms.show_picture(PlacedPicture(id="a", credit=replace(credit, expires="soon", link="https://example.org/1")))
    assert not terms.field_of("credit.link").is_marked_missing
    assert terms.field_of("credit.expires").is_marked_missing
