"""`offstone export`: hand a story off, or many."""

from pathlib import Path
from typing import Any, TextIO

import click

from studio.cli.exit_codes import ExitCode
from studio.cli.export_batch import BatchReport, Selection, chosen_stories, export_stories
from studio.cli.export_story import ExportOrder, export_story, request_of
from studio.cli.findings_report import finding_data, finding_line
from studio.cli.houses import chosen_house
from studio.cli.options import Text, house_option, json_option, library_option
from studio.cli.output import one_line, put, put_json, say
from studio.exporting.earlier_hand_off import changes_since
from studio.exporting.exporters import EXPORTERS, ExporterSpec
from studio.exporting.hand_off import HandOffRequest
from studio.exporting.plug_ins import plug_in_ids, plugged_in
from studio.library.library import Library
from studio.story.story import Status
from studio.wording import sentence

_EXPORTERS = {spec.id: spec for spec in EXPORTERS}


class Exporter(click.ParamType[ExporterSpec]):
    """One of our exporters, or a plug-in; plug-ins are looked for only when no other is meant."""

    name = "exporter"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Ours by name, and that there may be others."""
        return f"[{'|'.join(_EXPORTERS)}|PLUG-IN]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ExporterSpec:
        """The exporter of that id. Raises ExportError for a plug-in that cannot be used."""
        if isinstance(value, ExporterSpec):
            return value
        try:
            return _EXPORTERS.get(value) or plugged_in(value)
        except KeyError:
            known = ", ".join((*_EXPORTERS, *plug_in_ids()))
            self.fail(sentence("cli.no-exporter", name=value, known=known), param, ctx)


@click.command("export")
@click.argument("story", metavar="[STORY]", type=Text(), required=False)
@click.option("--all", "is_all", is_flag=True, help="All stories that are not spiked.")
@click.option(
    "--status",
    "statuses",
    type=click.Choice([status.value for status in Status]),
    multiple=True,
    help="The stories that stand so.",
)
@click.option("--section", type=Text(), metavar="NAME", help="The stories of that section.")
@click.option(
    "--list",
    "listed",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="The stories a file names, one a line; - for standard input.",
)
@click.option(
    "--to",
    "exporter",
    type=Exporter(),
    default="package",
    show_default=True,
    help="What to make.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PATH",
    help="Where to write it: a file, or a folder for HTML and for many stories.",
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
    story: str | None,
    is_all: bool,
    statuses: tuple[str, ...],
    section: str | None,
    listed: TextIO | None,
    exporter: ExporterSpec,
    out: Path,
    override_reason: str,
    no_correction_because: str,
    house_id: str,
    as_json: bool,
    library: Path,
) -> int:
    """Hand a story off as HTML, JSON or a package; or many.

    Errors block it, and the exit code is then 3, unless --override-reason says why they do not matter. So does a
    change of what readers were told since the last hand-off, unless the story has a new correction note or
    --no-correction-because says why none is needed. The library remembers the hand-off. The same story for the same
    house, after the same hand-off, gives the same bytes.

    Many stories go into one folder, one after the other. Run again, it goes on where it was stopped, and passes over
    what has not changed.
    """
    order = ExportOrder(
        exporter=exporter,
        house=chosen_house(house_id),
        override_reason=override_reason,
        no_correction_because=no_correction_because,
    )
    wants_many = is_all or bool(statuses) or section is not None or listed is not None
    if wants_many == (story is not None):
        raise click.UsageError(sentence("cli.export-usage"))
    if story is not None:
        _export_one(story, order, out, library, as_json=as_json)
        return ExitCode.OK
    names = None if listed is None else tuple(name for line in listed if (name := line.strip()))
    selection = Selection(names=names, statuses=tuple(Status(status) for status in statuses), section=section)
    return _export_many(selection, order, out, library, as_json=as_json)


def _export_one(story: str, order: ExportOrder, out: Path, library: Path, *, as_json: bool) -> None:
    with Library.open(library) as opened:
        request = request_of(opened, opened.load(opened.find(story)), order)
        _say_findings(request)
        written, hand_off = export_story(opened, request, order.exporter, out)
    changes = [sentence(each.code, **each.parameters) for each in changes_since(request.earlier, request.story)]
    if as_json:
        findings = [finding_data(finding) for finding in request.findings]
        data = {"path": str(written), "to": order.exporter.id, "hand_off": hand_off, "changes": changes}
        put_json({**data, "findings": findings})
    else:
        put(str(written))
    if request.earlier is not None and changes:
        say(sentence("cli.changed-since", revision=request.earlier.revision, changes="; ".join(changes)))
    say(sentence("cli.exported", path=str(written)))


def _export_many(selection: Selection, order: ExportOrder, out: Path, library: Path, *, as_json: bool) -> int:
    report = BatchReport()
    written: list[str] = []

    def on_done(path: Path) -> None:
        written.append(str(path))
        if not as_json:
            put(str(path))

    try:
        with Library.open(library) as opened:
            export_stories(opened, chosen_stories(opened, selection), order, out, report, on_done)
    finally:
        if report.is_begun:
            _say_report(report)
    if as_json:
        put_json({"written": written, "unchanged": report.unchanged, "failures": report.failures})
    return report.exit_code


def _say_report(report: BatchReport) -> None:
    """The failures one by one, and how many of each kind; said of a batch that was stopped, too."""
    for failure in report.failures:
        name = " ".join(part for part in (failure.story, failure.headline) if part)
        say(one_line(sentence("cli.export-failed", story=name, sentence=failure.sentence)))
    counts = {"done": report.done, "unchanged": report.unchanged, "failed": len(report.failures)}
    say(sentence("cli.export-summary", **counts))
    if report.left:
        say(sentence("cli.export-stopped", left=report.left))


def _say_findings(request: HandOffRequest) -> None:
    for finding in request.findings:
        say(one_line(" · ".join(finding_line(finding))))
