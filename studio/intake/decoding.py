"""Bytes of unknown origin as text, or a sentence that says why not."""

import codecs
import re
from contextlib import suppress

from msgspec import Struct

from studio.errors import IntakeError
from studio.intake.result import IntakeNote

LIMIT_MB = 50
_SAMPLE = 65536
_HEAD = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_NO_ENCODINGS_OF_PAGES = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "utf-7", "utf-8", "idna", "punycode", "undefined"}
    | {"raw-unicode-escape", "unicode-escape", "utf-16", "utf-16-le", "utf-16-be"}
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class DecodedText(Struct, frozen=True):
    """Text, with what the editor should know about how it was read."""

    text: str
    notes: tuple[IntakeNote, ...] = ()


def decode(data: bytes | str, name: str) -> DecodedText:
    """The text in `data`: UTF-8 or UTF-16 by its mark, else UTF-8, else as a page says, else Windows-1252 with a note.

    `name` is for the sentences. Raises IntakeError for more than 50 MB, for anything that is not text, and for nothing.
    """
    if len(data) > LIMIT_MB * 1_000_000:
        raise IntakeError("intake.too_large", name=name, size=-(-len(data) // 1_000_000), limit=LIMIT_MB)
    decoded = DecodedText(data) if isinstance(data, str) else _decode_bytes(data, name)
    if not decoded.text.strip():
        raise IntakeError("intake.empty", name=name)
    if _is_binary(decoded.text):
        raise IntakeError("intake.binary", name=name)
    return DecodedText(without_lone_surrogates(decoded.text), decoded.notes)


def without_lone_surrogates(text: str) -> str:
    """`text` with halves of surrogate pairs, which no file can hold, replaced; a pair in two halves is mended."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode_bytes(data: bytes, name: str) -> DecodedText:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return DecodedText(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise IntakeError("intake.binary", name=name) from error
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        told = _told_encoding(data)
        with suppress(UnicodeDecodeError):
            if told:
                return DecodedText(data.decode(told))
        note = IntakeNote(code="intake.note.encoding", parameters={"encoding": "Windows-1252"})
        return DecodedText(data.decode("cp1252", "replace"), (note,))


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in text or len(_CONTROLS.findall(sample)) * 50 > len(sample)


def _told_encoding(data: bytes) -> str:
    """The encoding that a page says it is in; empty where it says none, or one nobody knows."""
    told = _CHARSET.search(data[:_HEAD])
    name = told[1].decode("ascii") if told else ""
    try:
        return name if codecs.lookup(name).name.replace("_", "-") not in _NO_ENCODINGS_OF_PAGES else ""
    except LookupError:
        return ""
