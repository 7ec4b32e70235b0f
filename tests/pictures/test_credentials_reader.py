"""Content credentials are read out of signed, changed and broken files, in the worker, and nobody is asked anything.

Skipped where c2pa is not installed: it is an optional part.
"""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("c2pa", reason="the optional part for content credentials is not installed")

from studio.pictures.content_credentials import STORE_MARK
from studio.pictures.credentials_reader import read_provenance
from studio.pictures.inspection import place_picture
from studio.pictures.renditions import make_renditions
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import Provenance, ProvenanceState
from tests.pictures.drawn import drawn, encoded
from tests.pictures.heic_files import heic
from tests.pictures.signed import TestSigner, taken

POST = TestSigner("The Valley Post")
STRANGER = TestSigner("Somebody Else")
JPEG = encoded(drawn(300, 200))
SIGNED = POST.sign(JPEG, "image/jpeg", taken())


def _read(data: bytes, *believed: TestSigner, media_type: str = "image/jpeg") -> Provenance:
    found = read_provenance(data, media_type, "".join(signer.root for signer in believed))
    assert found is not None
    return found


def test_a_signer_who_is_believed_is_trusted_and_others_are_not() -> None:
    whole = Provenance(state=ProvenanceState.TRUSTED, signer="The Valley Post", tool="Darkroom 3.1")
    assert _read(SIGNED, POST) == whole
    assert _read(SIGNED, STRANGER, POST) == whole
    assert _read(SIGNED, STRANGER).state is ProvenanceState.UNTRUSTED
    assert _read(SIGNED).state is ProvenanceState.UNTRUSTED
    assert read_provenance(SIGNED, "image/jpeg", "no certificate").state is ProvenanceState.UNTRUSTED  # type: ignore[union-attr]


def test_a_changed_pixel_and_a_changed_account_are_found() -> None:
    pixel = bytearray(SIGNED)
    pixel[-200] ^= 1
    assert _read(bytes(pixel), POST).state is ProvenanceState.TAMPERED
    account = SIGNED.replace(b"Darkroom", b"Darkr00m")
    assert _read(account, POST).state is ProvenanceState.TAMPERED
    assert _read(account, POST).signer == "The Valley Post"


def test_what_a_model_made_and_what_was_edited_is_told() -> None:
    made = POST.sign(JPEG, "image/jpeg", taken("trainedAlgorithmicMedia"))
    assert (_read(made).is_ai, _read(made).is_edited) == (True, False)
    edited = POST.sign(JPEG, "image/jpeg", taken(), {"action": "c2pa.color_adjustments"})
    assert (_read(edited).is_ai, _read(edited).is_edited) == (False, True)
    mixed = POST.sign(
        JPEG, "image/jpeg", taken(), {"action": "c2pa.edited", **_source("compositeWithTrainedAlgorithmicMedia")}
    )
    assert (_read(mixed).is_ai, _read(mixed).is_edited) == (True, True)


def _source(kind: str) -> dict[str, str]:
    return {"digitalSourceType": taken(kind)["digitalSourceType"]}


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "HEIC"])
def test_every_format_that_can_carry_them_is_read(file_format: str) -> None:
    media_type = f"image/{file_format.lower()}"
    data = heic("turned-6") if file_format == "HEIC" else encoded(drawn(60, 40), file_format)
    signed = POST.sign(data, media_type, taken())
    assert STORE_MARK in signed
    placed = place_picture(signed, "gate", "gate", trusted_signers=POST.root)
    assert placed.media_type == media_type
    assert placed.provenance == Provenance(state=ProvenanceState.TRUSTED, signer="The Valley Post", tool="Darkroom 3.1")
    assert place_picture(data, "gate", "gate").provenance is None


def test_exported_sizes_carry_none() -> None:
    placed = place_picture(SIGNED, "gate.jpg", "gate")
    assert all(STORE_MARK not in jpeg for jpeg in make_renditions(SIGNED, placed).values())


def test_broken_credentials_are_unreadable_and_keep_no_picture_out() -> None:
    start = SIGNED.index(STORE_MARK)
    states = set()
    for place in range(start + len(STORE_MARK), start + 6000, 97):
        broken = SIGNED[:place] + bytes([SIGNED[place] ^ 0xFF]) + SIGNED[place + 1 :]
        states.add(_read(broken, POST).state)
    assert ProvenanceState.UNREADABLE in states
    assert ProvenanceState.TAMPERED in states
    assert not states & {ProvenanceState.TRUSTED, ProvenanceState.UNTRUSTED}


def test_the_worker_believes_those_whose_certificates_lie_beside_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFSTONE_SETTINGS", str(tmp_path / "settings.toml"))
    with PictureWorker(place_limit_s=20) as worker:
        before = worker.place(SIGNED, "gate.jpg", "gate").provenance
        (tmp_path / "trusted-signers.pem").write_text(STRANGER.root + POST.root)
        after = worker.place(SIGNED, "gate.jpg", "gate").provenance
    assert before is not None
    assert after is not None
    assert (before.state, after.state) == (ProvenanceState.UNTRUSTED, ProvenanceState.TRUSTED)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """An address on this machine, and the list of those who called there."""
    callers: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        is_done = threading.Event()

        def listen() -> None:
            while not is_done.is_set():
                try:
                    connection, caller = server.accept()
                except TimeoutError:
                    continue
                callers.append(caller)
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", callers
        is_done.set()
        thread.join()


def test_nobody_is_asked(listener: tuple[str, list[object]]) -> None:
    """Neither where the credentials are said to be, nor where the certificate says that one may ask about it."""
    address, callers = listener
    asking = TestSigner("The Valley Post", asks_at=address)
    signed = asking.sign(JPEG, "image/jpeg", taken(), kept_at=address + "manifest.c2pa")
    assert address.encode() in signed
    assert _read(signed, asking).state is ProvenanceState.TRUSTED
    start = signed.index(STORE_MARK)
    lost = signed[:start] + bytes(len(STORE_MARK)) + signed[start + len(STORE_MARK) :]
    assert read_provenance(lost, "image/jpeg", asking.root) is None
    assert read_provenance(lost + STORE_MARK, "image/jpeg", asking.root) == Provenance(state=ProvenanceState.UNREADABLE)
    assert callers == []
