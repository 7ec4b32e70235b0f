"""The HEIC pictures of the tests, which are files: the decoder cannot write any."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "heic"


def heic(name: str) -> bytes:
    """The bytes of one of them; what each shows is said in the folder's README."""
    return (FOLDER / f"{name}.heic").read_bytes()
