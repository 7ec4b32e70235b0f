"""A Python package with export plug-ins, good and bad ones, as an installer leaves it."""

from pathlib import Path

MODULE = """
from studio.exporting.plug_ins import PlugIn

def _lines(request, originals):
    return f"{request.story.headline}, revision {request.revision}".encode()

def _fail(request, originals):
    raise RuntimeError("no line to the agency")

def _text(request, originals):
    return "not bytes"

WIRE = PlugIn(title="Wire copy (file)", suffix=".txt", make=_lines)
FAILING = PlugIn(title="Failing", suffix=".txt", make=_fail)
TEXT = PlugIn(title="Text", suffix=".txt", make=_text)
OTHER = "not a plug-in"
"""
ENTRIES = """[offstone.exporters]
wire = our_wire:WIRE
failing = our_wire:FAILING
text = our_wire:TEXT
other = our_wire:OTHER
gone = our_wire.nowhere:WIRE
"""


def install(folder: Path) -> Path:
    """Install the package into a folder, which is to be in the search path."""
    information = folder / "our_wire-1.0.dist-info"
    information.mkdir(parents=True)
    (folder / "our_wire.py").write_text(MODULE)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: our-wire\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(ENTRIES)
    return folder
