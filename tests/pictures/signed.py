"""Pictures signed for the tests, with certificates made for them: a root, and a signer that it vouches for. Offline."""

import datetime
import io
from typing import Any

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_FROM, _UNTIL = datetime.datetime(2020, 1, 1), datetime.datetime(2090, 1, 1)  # noqa: DTZ001  # X.509 has no zones
_SETTINGS = {
    "version": 1,
    "verify": {"verify_after_sign": False, "remote_manifest_fetch": False, "ocsp_fetch": False},
    "core": {"allowed_network_hosts": []},
}


def _name(common_name: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


class TestSigner:
    """Somebody who signs pictures. `root` is the certificate (PEM) to believe, to believe them.

    `asks_at` is an address that the certificate names for questions about its state.
    """

    __test__ = False

    def __init__(self, organisation: str, *, asks_at: str = "") -> None:
        root_key, self._key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root_name = _name("Root", organisation)
        root = self._certificate(root_name, root_name, root_key.public_key())
        root = root.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        root = root.add_extension(_usage(is_authority=True), critical=True)
        leaf = self._certificate(_name("Camera desk", organisation), root_name, self._key.public_key())
        leaf = leaf.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        leaf = leaf.add_extension(_usage(is_authority=False), critical=True)
        leaf = leaf.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
        leaf = leaf.add_extension(issuer, critical=False)
        if asks_at:
            place = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(asks_at))
            leaf = leaf.add_extension(x509.AuthorityInformationAccess([place]), critical=False)
        self.root = self._text(root.sign(root_key, hashes.SHA256()))
        self._chain = self._text(leaf.sign(root_key, hashes.SHA256())) + self.root

    def sign(self, data: bytes, media_type: str, *actions: dict[str, Any], kept_at: str = "") -> bytes:
        """The picture with content credentials that tell `actions`; `kept_at` is where they are said to be as well."""
        manifest = {
            "claim_generator_info": [{"name": "Darkroom", "version": "3.1"}],
            "assertions": [{"label": "c2pa.actions", "data": {"actions": list(actions)}}],
        }
        key = self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        info = c2pa.C2paSignerInfo(b"es256", self._chain.encode(), key, None)
        target = io.BytesIO()
        with (
            c2pa.Context.from_dict(_SETTINGS) as context,
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(manifest, context=context) as builder,
        ):
            if kept_at:
                builder.set_remote_url(kept_at)
            builder.sign(signer, media_type, io.BytesIO(data), target)
        return target.getvalue()

    @staticmethod
    def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> Any:
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
        made = made.serial_number(x509.random_serial_number()).not_valid_before(_FROM).not_valid_after(_UNTIL)
        return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)

    @staticmethod
    def _text(certificate: x509.Certificate) -> str:
        return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def taken(source_type: str = "digitalCapture") -> dict[str, str]:
    """How a picture came to be: by a camera, or of another of IPTC's source types."""
    return {"action": "c2pa.created", "digitalSourceType": SOURCE_TYPES + source_type}
