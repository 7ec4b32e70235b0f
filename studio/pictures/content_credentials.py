"""What a report on a file's content credentials (C2PA) means for a desk: who signed, with what, and is it still true.

The report is the one that the C2PA library makes; `credentials_reader` asks for it. Everything here is plain data.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from studio.pictures.metadata_fields import MetadataField, cleaned
from studio.story.picture import Provenance, ProvenanceState

STORE_MARK = bytes.fromhex("63327061 0011 0010 8000 00aa00389b71")
"""The kind of the box that holds content credentials; it stands in every file that has them, and as it is."""

_NAME = MetadataField("name", "")
_LONGEST_NAME = 200
_MODELS = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia")
_NO_EDITS = frozenset(
    {
        "c2pa.created",
        "c2pa.opened",
        "c2pa.published",
        "c2pa.converted",
        "c2pa.transcoded",
        "c2pa.repackaged",
        "c2pa.edited.metadata",
    }
)
_CHANGED = (".mismatch", ".missing", ".undeclared", ".notRedacted")
_DOUBTFUL_SIGNER = ("signingCredential.", "timeStamp.", "timestamp.")


class _Generator(Struct, frozen=True):
    name: str = ""
    version: str | None = None


class _Action(Struct, frozen=True):
    action: str = ""
    digitalSourceType: str | None = None  # noqa: N815  # the report's name


class _Actions(Struct, frozen=True):
    actions: tuple[_Action, ...] = ()


class _Assertion(Struct, frozen=True):
    label: str = ""
    data: Any = None


class _Signature(Struct, frozen=True):
    issuer: str | None = None
    common_name: str | None = None
    time: str | None = None


class _Manifest(Struct, frozen=True):
    claim_generator: str | None = None
    claim_generator_info: tuple[_Generator, ...] | None = None
    signature_info: _Signature | None = None
    assertions: tuple[_Assertion, ...] = ()


class _Status(Struct, frozen=True):
    code: str = ""


class _Statuses(Struct, frozen=True):
    failure: tuple[_Status, ...] = ()


class _Results(Struct, frozen=True):
    activeManifest: _Statuses | None = None  # noqa: N815  # the report's name


class _Report(Struct, frozen=True):
    active_manifest: str = ""
    manifests: dict[str, _Manifest] = {}
    validation_state: str = ""
    validation_results: _Results | None = None


def provenance_from(report: str) -> Provenance:
    """What the library's report, which is JSON, says of a file; a report that makes no sense is unreadable."""
    try:
        found = msgspec.json.decode(report, type=_Report)
    except msgspec.MsgspecError:
        return Provenance(state=ProvenanceState.UNREADABLE)
    active = found.manifests.get(found.active_manifest)
    if active is None:
        return Provenance(state=ProvenanceState.UNREADABLE)
    signature = active.signature_info or _Signature()
    actions = [each for manifest in found.manifests.values() for each in _actions(manifest)]
    return Provenance(
        state=_state(found),
        signer=_name(signature.issuer or signature.common_name),
        signed_at=_name(signature.time),
        tool=_tool(active),
        is_ai=any((each.digitalSourceType or "").casefold().endswith(_MODELS) for each in actions),
        is_edited=any(each.action not in _NO_EDITS for each in actions),
    )


def _state(report: _Report) -> ProvenanceState:
    if report.validation_state == "Trusted":
        return ProvenanceState.TRUSTED
    results = report.validation_results or _Results()
    failures = [each.code for each in (results.activeManifest or _Statuses()).failure]
    if any(code.endswith(_CHANGED) for code in failures):
        return ProvenanceState.TAMPERED
    is_whole = report.validation_state == "Valid" or (
        failures and all(c.startswith(_DOUBTFUL_SIGNER) for c in failures)
    )
    return ProvenanceState.UNTRUSTED if is_whole else ProvenanceState.UNREADABLE


def _actions(manifest: _Manifest) -> Iterator[_Action]:
    """What was done to the picture, by one manifest; an account that makes no sense is passed over."""
    for assertion in manifest.assertions:
        if assertion.label.split("__")[0] in {"c2pa.actions", "c2pa.actions.v2"}:
            try:
                yield from msgspec.convert(assertion.data, _Actions).actions
            except msgspec.ValidationError:
                continue


def _tool(manifest: _Manifest) -> str:
    if not manifest.claim_generator_info:
        return _name(manifest.claim_generator)
    generator = manifest.claim_generator_info[0]
    return _name(f"{generator.name} {generator.version or ''}")


def _name(text: str | None) -> str:
    return cleaned(text or "", _NAME)[:_LONGEST_NAME].rstrip()
