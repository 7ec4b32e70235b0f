"""Taking a picture file in: what it is, and the placed picture it makes with the credit it carries."""

import hashlib
from pathlib import PurePath

from msgspec import Struct

from studio.pictures.credentials_reader import read_provenance
from studio.pictures.formats import media_type_of, open_picture
from studio.pictures.metadata import read_metadata
from studio.pictures.pixels import decode, upright_size
from studio.story.picture import PlacedPicture

_TRIAL_SIZE = (64, 64)


class PictureFacts(Struct, frozen=True, kw_only=True):
    """What a picture file is: the hash of its bytes, its media type, and its size in pixels once upright."""

    sha256: str
    media_type: str
    width: int
    height: int


def inspect_picture(data: bytes) -> PictureFacts:
    """The facts of a picture file, which is decoded once to make sure that it is whole.

    Raises PictureError with a sentence for a format that is not taken in, too many pixels, and broken or cut files.
    """
    picture = open_picture(data)
    width, height = upright_size(picture)
    decode(data, _TRIAL_SIZE)
    return PictureFacts(
        sha256=hashlib.sha256(data).hexdigest(), media_type=media_type_of(picture), width=width, height=height
    )


def place_picture(data: bytes, file_name: str, picture_id: str, *, trusted_signers: str = "") -> PlacedPicture:
    """A placed picture with the facts, credit, caption, alt text and content credentials of the file.

    `trusted_signers` are the certificates (PEM) of those whose content credentials are believed. Raises PictureError.
    """
    facts = inspect_picture(data)
    metadata = read_metadata(data)
    return PlacedPicture(
        id=picture_id,
        sha256=facts.sha256,
        media_type=facts.media_type,
        file_name=PurePath(file_name.replace("\\", "/")).name,
        width=facts.width,
        height=facts.height,
        alt=metadata.alt,
        caption=metadata.caption,
        credit=metadata.credit,
        contradictions=metadata.contradictions,
        provenance=read_provenance(data, facts.media_type, trusted_signers),
    )
