"""What a report on content credentials means; no library is needed to understand one."""

import builtins
import json
from typing import Any

import pytest

from studio.pictures.content_credentials import STORE_MARK, provenance_from
from studio.pictures.credentials_reader import read_provenance
from studio.pictures.inspection import place_picture
from studio.story.picture import Provenance, ProvenanceState
from tests.pictures.drawn import drawn, encoded

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def report(state: str = "Valid", failures: tuple[str, ...] = (), actions: object = (), **manifest: Any) -> str:
    """A report in the shape the library gives."""
    signature = {"alg": "Es256", "issuer": "Camera Ltd", "common_name": "C", "time": "2026-01-08T14:02:00+00:00"}
    active = {
        "claim_generator_info": [{"name": "Darkroom", "version": "3", "org.example.more": {"a": 1}}],
        "signature_info": signature,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": actions}}, {"label": "x", "data": 3}],
        **manifest,
    }
    return json.dumps(
        {
            "active_manifest": "urn:1",
            "manifests": {"urn:1": active},
            "validation_state": state,
            "validation_results": {"activeManifest": {"success": [], "failure": [{"code": f} for f in failures]}},
        }
    )


@pytest.mark.parametrize(
    ("state", "failures", "meant"),
    [
        ("Trusted", (), ProvenanceState.TRUSTED),
        ("Valid", ("signingCredential.untrusted",), ProvenanceState.UNTRUSTED),
        ("Invalid", ("signingCredential.untrusted", "assertion.dataHash.mismatch"), ProvenanceState.TAMPERED),
        ("Invalid", ("assertion.hashedURI.mismatch",), ProvenanceState.TAMPERED),
        ("Invalid", ("claimSignature.mismatch",), ProvenanceState.TAMPERED),
        ("Invalid", ("assertion.missing",), ProvenanceState.TAMPERED),
        ("Invalid", ("signingCredential.expired",), ProvenanceState.UNTRUSTED),
        ("Invalid", ("claim.malformed",), ProvenanceState.UNREADABLE),
        ("Invalid", (), ProvenanceState.UNREADABLE),
        ("Something", (), ProvenanceState.UNREADABLE),
    ],
)
def test_states(state: str, failures: tuple[str, ...], meant: ProvenanceState) -> None:
    assert provenance_from(report(state, failures)).state is meant


def test_who_when_and_with_what() -> None:
    assert provenance_from(report("Trusted")) == Provenance(
        state=ProvenanceState.TRUSTED, signer="Camera Ltd", signed_at="2026-01-08T14:02:00+00:00", tool="Darkroom 3"
    )
    older = report(claim_generator_info=None, claim_generator="Old/1.0", signature_info={"common_name": "Ada"})
    assert (provenance_from(older).tool, provenance_from(older).signer) == ("Old/1.0", "Ada")
    nobody = provenance_from(report(claim_generator_info=[], signature_info=None))
    assert (nobody.tool, nobody.signer, nobody.signed_at) == ("", "", "")


def test_foreign_names_are_cleaned_and_bounded() -> None:
    found = provenance_from(report(signature_info={"issuer": "A\u0000B\nC " + "x" * 500}))
    assert found.signer.startswith("AB C xxx")
    assert len(found.signer) == 200


@pytest.mark.parametrize(
    ("actions", "is_ai", "is_edited"),
    [
        ([], False, False),
        ([{"action": "c2pa.created", "digitalSourceType": f"{SOURCE}digitalCapture"}], False, False),
        ([{"action": "c2pa.created", "digitalSourceType": f"{SOURCE}trainedAlgorithmicMedia"}], True, False),
        ([{"action": "c2pa.opened"}, {"action": "c2pa.cropped"}], False, True),
        ([{"action": "c2pa.edited", "digitalSourceType": f"{SOURCE}compositeWithTrainedAlgorithmicMedia"}], True, True),
        ([{"action": "c2pa.opened"}, {"action": "c2pa.published"}, {"action": "c2pa.transcoded"}], False, False),
        ("nonsense", False, False),
    ],
)
def test_what_was_done(actions: object, is_ai: bool, is_edited: bool) -> None:
    found = provenance_from(report(actions=actions))
    assert (found.is_ai, found.is_edited) == (is_ai, is_edited)


def test_what_an_earlier_version_says_counts_too() -> None:
    whole = json.loads(report())
    earlier = json.loads(
        report(actions=[{"action": "c2pa.created", "digitalSourceType": f"{SOURCE}trainedAlgorithmicMedia"}])
    )
    whole["manifests"]["urn:0"] = earlier["manifests"]["urn:1"]
    assert provenance_from(json.dumps(whole)).is_ai


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", '{"active_manifest": "urn:1"}', '{"manifests": 3}'])
def test_a_report_without_sense_is_unreadable(text: str) -> None:
    assert provenance_from(text) == Provenance(state=ProvenanceState.UNREADABLE)


def test_a_file_without_any_is_not_read_at_all() -> None:
    assert read_provenance(encoded(drawn(60, 40)), "image/jpeg") is None


def test_without_the_optional_part_credentials_are_unreadable_and_the_picture_is_taken_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "c2pa":
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    data = encoded(drawn(60, 40), comment=STORE_MARK)
    assert place_picture(data, "gate.jpg", "gate").provenance == Provenance(state=ProvenanceState.UNREADABLE)
