"""What commands print: data on standard output, words on standard error, neither able to command a terminal."""

import os
import re
import sys
from pathlib import Path

import click
import msgspec

from studio.errors import StorageError

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """`text` without the characters that move a cursor or change colours; tabs and line ends stay."""
    return _CONTROLS.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` as one printable line."""
    return printable(" ".join(text.split()))


def put(text: str) -> None:
    """Write one piece of data, and a line end, to standard output."""
    _write(printable(text))


def put_row(*cells: str) -> None:
    """Write one row of data: its cells in one line, with tabs between them."""
    _write("\t".join(one_line(cell) for cell in cells))


def put_json(data: object) -> None:
    """Write data as indented JSON to standard output; paths become text."""
    _write(msgspec.json.format(msgspec.json.encode(data, enc_hook=_path_text), indent=2).decode())


def _path_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError


def discard_output() -> None:
    """Send what is left of the output nowhere: it cannot be written, and Python would complain at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _write(text: str) -> None:
    try:
        click.echo(text)
    except BrokenPipeError:
        raise  # its reader has read enough, and needs no sentence
    except OSError as error:
        discard_output()
        raise StorageError("cli.output", reason=error.strerror or str(error)) from error


def say(text: str) -> None:
    """Write a sentence to standard error."""
    click.echo(printable(text), err=True)
