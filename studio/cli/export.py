"""`offstone export`: hand a story off."""

from pathlib import Path

import click

from studio.cli.export_story import ExportOrder, export_story, request_of
from studio.cli.findings_report import finding_data, finding_line
from studio.cli.houses import chosen_house
from studio.cli.options import Text, house_option, json_option, library_option, story_argument
from studio.cli.output import one_line, put, put_json, say
from studio.exporting.earlier_hand_off import changes_since
from studio.exporting.exporters import EXPORTERS
from studio.exporting.hand_off import HandOffRequest
from studio.library.library import Library
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
@click.option(
    "--no-correction-because",
    type=Text(),
    metavar="TEXT",
    default="",
    help="Why readers need no correction note; it travels along.",
)
@house_option
@json_option
@library_option
def export(
    story: str,
    exporter_id: str,
    out: Path,
    override_reason: str,
    no_correction_because: str,
    house_id: str,
    as_json: bool,
    library: Path,
) -> None:
    """Hand a story off as HTML, JSON or a package.

    Errors block it, and the exit code is then 3, unless --override-reason says why they do not matter. So does a
    change of what readers were told since the last hand-off, unless the story has a new correction note or
    --no-correction-because says why none is needed. The library remembers the hand-off. The same story for the same
    house, after the same hand-off, gives the same bytes.
    """
    order = ExportOrder(
        exporter=_EXPORTERS[exporter_id],
        house=chosen_house(house_id),
        override_reason=override_reason,
        no_correction_because=no_correction_because,
    )
    with Library.open(library) as opened:
        request = request_of(opened, opened.load(opened.find(story)), order)
        _say_findings(request)
        written, hand_off = export_story(opened, request, order.exporter, out)
    changes = [sentence(each.code, **each.parameters) for each in changes_since(request.earlier, request.story)]
    if as_json:
        findings = [finding_data(finding) for finding in request.findings]
        data = {"path": str(written), "to": exporter_id, "hand_off": hand_off, "changes": changes}
        put_json({**data, "findings": findings})
    else:
        put(str(written))
    if request.earlier is not None and changes:
        say(sentence("cli.changed-since", revision=request.earlier.revision, changes="; ".join(changes)))
    say(sentence("cli.exported", path=str(written)))


def _say_findings(request: HandOffRequest) -> None:
    for finding in request.findings:
        say(one_line(" · ".join(finding_line(finding))))
