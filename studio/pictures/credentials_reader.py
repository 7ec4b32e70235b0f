"""Reading content credentials (C2PA) out of a picture file: the one place that speaks c2pa, which need not be there.

It never goes online: not for a manifest kept elsewhere, not for the state of a certificate, not for a list of signers.
"""

import io
from typing import Any

from studio.pictures.content_credentials import STORE_MARK, provenance_from
from studio.story.picture import Provenance, ProvenanceState

_OFFLINE = {
    "version": 1,
    "verify": {"verify_trust": True, "remote_manifest_fetch": False, "ocsp_fetch": False},
    "core": {"allowed_network_hosts": [], "allow_redirects": False},
}


def read_provenance(data: bytes, media_type: str, trusted_signers: str = "") -> Provenance | None:
    """What the content credentials in a file say; None for a file without.

    `trusted_signers` are the certificates (PEM) of those who are believed; whoever else signed is untrusted. Where the
    c2pa package is not installed, or cannot make sense of them, the credentials are unreadable. Takes the library in
    at the first file that has any.
    """
    if STORE_MARK not in data:
        return None
    try:
        import c2pa
    except ImportError:
        return Provenance(state=ProvenanceState.UNREADABLE)
    report = _report(c2pa, data, media_type, trusted_signers)
    return Provenance(state=ProvenanceState.UNREADABLE) if report is None else provenance_from(report)


def _report(c2pa: Any, data: bytes, media_type: str, trusted_signers: str) -> str | None:
    try:
        context = _context(c2pa, trusted_signers)
        with context, c2pa.Reader(media_type, io.BytesIO(data), context=context) as reader:
            return str(reader.json())
    except c2pa.C2paError:
        return None


def _context(c2pa: Any, trusted_signers: str) -> Any:
    """The library's settings. Certificates that cannot be read are nobody's: then whoever signed is untrusted."""
    anchors = {"trust": {"user_anchors": trusted_signers}} if trusted_signers.strip() else {}
    try:
        return c2pa.Context.from_dict({**_OFFLINE, **anchors})
    except c2pa.C2paError:
        return c2pa.Context.from_dict(_OFFLINE)
