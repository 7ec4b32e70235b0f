"""`offstone export`: hand a story off."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import click

from studio.checking.check import check
from studio.checking.known import gather_known
from studio.cli.findings_report import finding_data, finding_line
from studio.cli.houses import chosen_house
from studio.cli.options import Text, house_option, json_option, library_option, story_argument
from studio.cli.output import one_line, put, put_json, say
from studio.cli.today import today
from studio.exporting.exporters import EXPORTERS, ExporterSpec
from studio.exporting.hand_off import HandOffRequest
from studio.library.library import Library
from studio.library.records import HandOff
from studio.settings.places import source_cautions_file
from studio.wording import sentence

_EXPORTERS = {spec.id: spec for spec in EXPORTERS}


@click.command("export")
@story_argument
@click.option("--to", "exporter_id", type=click.Choice([*_EXPORTERS]), required=True, help="What to make.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PATH",
    help="Where to write it: a file, or a folder for HTML.",
)
@click.option(
    "--override-reason", type=Text(), metavar="TEXT", default="", help="Hand off in spite of errors; it travels along."
)
@house_option
@json_option
@library_option
def export(
    story: str, exporter_id: str, out: Path, override_reason: str, house_id: str, as_json: bool, library: Path
) -> None:
    """Hand a story off as HTML, JSON or a package.

    Errors block it, and the exit code is then 3, unless --override-reason says why they do not matter. The library
    remembers the hand-off. The same story for the same house gives the same bytes.
    """
    house, exporter = chosen_house(house_id), _EXPORTERS[exporter_id]
    with Library.open(library) as opened:
        stored = opened.load(opened.find(story))
        known = gather_known(opened, stored.story, today(), source_cautions_file())
        request = HandOffRequest(
            story=stored.story,
            revision=stored.revision,
            saved_at=stored.saved_at,
            house=house,
            findings=check(stored.story, house, known),
            override_reason=override_reason,
        )
        _say_findings(request)
        written = exporter.export(request, opened.pictures, out)
        hand_off = _hand_off(request, written)
        opened.record_hand_off(hand_off)
    _report(exporter, request, hand_off, written, as_json=as_json)


def _say_findings(request: HandOffRequest) -> None:
    for finding in request.findings:
        say(one_line(" · ".join(finding_line(finding))))


def _hand_off(request: HandOffRequest, written: Path) -> HandOff:
    return HandOff(
        story_id=request.story.id,
        revision=request.revision,
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        house=request.house.id,
        sha256=_sha256_of(written),
        file_name=written.name,
    )


def _sha256_of(written: Path) -> str:
    """The hash of a file; of a folder, the hash of its manifest: a line with hash and path for each file, sorted."""
    if written.is_file():
        return hashlib.sha256(written.read_bytes()).hexdigest()
    paths = sorted((path.relative_to(written).as_posix(), path) for path in written.rglob("*") if path.is_file())
    manifest = "".join(f"{_sha256_of(path)}  {name}\n" for name, path in paths)
    return hashlib.sha256(manifest.encode()).hexdigest()


def _report(
    exporter: ExporterSpec, request: HandOffRequest, hand_off: HandOff, written: Path, *, as_json: bool
) -> None:
    if as_json:
        findings = [finding_data(finding) for finding in request.findings]
        put_json({"path": str(written), "to": exporter.id, "hand_off": hand_off, "findings": findings})
    else:
        put(str(written))
    say(sentence("cli.exported", path=str(written)))
