"""Checks of content credentials: whether they can be believed, and what becomes of them."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, warning
from studio.rights import rights_rule
from studio.story.findings import Finding, Place
from studio.story.picture import PlacedPicture, Provenance, ProvenanceState
from studio.story.story import Story

_NOBODY = "—"
_SIGNED = frozenset({ProvenanceState.TRUSTED, ProvenanceState.UNTRUSTED})


def check_provenance(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Content credentials are whole and trusted, agree with the rights class, and are known to stay behind."""
    for picture in story.pictures:
        if picture.provenance is not None:
            yield from _findings(picture, picture.provenance)


def _findings(picture: PlacedPicture, provenance: Provenance) -> Iterator[Finding]:
    place = Place(field="pictures", element=picture.id, part="provenance")
    rights, signer = rights_rule(picture.credit.rights_class), provenance.signer.strip() or _NOBODY
    if provenance.state is ProvenanceState.TAMPERED:
        yield warning("provenance.tampered", place, id=picture.id, signer=signer)
    elif provenance.state is ProvenanceState.UNTRUSTED:
        yield warning("provenance.untrusted", place, id=picture.id, signer=signer)
    if provenance.is_ai and not rights.is_ai:
        part = Place(field="pictures", element=picture.id, part="credit.rights_class")
        yield warning("provenance.ai", part, id=picture.id, signer=signer, rights=rights.title)
    if provenance.state in _SIGNED:
        yield warning("provenance.dropped", place, id=picture.id, signer=signer)
