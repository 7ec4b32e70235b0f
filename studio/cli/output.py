"""What commands print: data on standard output, words on standard error, neither able to command a terminal."""

import re
from pathlib import Path

import click
import msgspec

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """`text` without the characters that move a cursor or change colours; tabs and line ends stay."""
    return _CONTROLS.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` as one printable line."""
    return printable(" ".join(text.split()))


def put(text: str) -> None:
    """Write one piece of data, and a line end, to standard output."""
    click.echo(printable(text))


def put_row(*cells: str) -> None:
    """Write one row of data: its cells in one line, with tabs between them."""
    click.echo("\t".join(one_line(cell) for cell in cells))


def put_json(data: object) -> None:
    """Write data as indented JSON to standard output; paths become text."""
    click.echo(msgspec.json.format(msgspec.json.encode(data, enc_hook=_path_text), indent=2).decode())


def _path_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError


def say(text: str) -> None:
    """Write a sentence to standard error."""
    click.echo(printable(text), err=True)
