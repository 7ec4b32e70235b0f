"""`offstone check`: what stands between a story and its hand-off."""

from pathlib import Path

import click

from studio.checking.check import check
from studio.checking.cures.all_cures import cures_of
from studio.checking.known import gather_known
from studio.cli.exit_codes import ExitCode
from studio.cli.findings_report import cures_data, finding_data, finding_line
from studio.cli.houses import chosen_house
from studio.cli.options import house_option, json_option, library_option, story_argument
from studio.cli.output import put_json, put_row, say
from studio.cli.today import today
from studio.library.library import Library
from studio.settings.places import source_cautions_file
from studio.story.findings import Finding, Severity, blocks_hand_off
from studio.wording import sentence


@click.command("check")
@story_argument
@house_option
@json_option
@library_option
def check_story(story: str, house_id: str, as_json: bool, library: Path) -> int:
    """Say what stands between a story and its hand-off.

    Each line holds the severity, the place, what to do, and the cures that the desk has a button for. An error blocks
    the hand-off, and the exit code is then 3; a warning does not.
    """
    house = chosen_house(house_id)
    with Library.open(library, read_only=True) as opened:
        stored = opened.load(opened.find(story))
        known = gather_known(opened, stored.story, today(), source_cautions_file())
    findings = check(stored.story, house, known)
    told = [(finding, cures_of(stored.story, finding, known)) for finding in findings]
    blocked = blocks_hand_off(findings)
    if as_json:
        data = [finding_data(finding) | {"cures": cures_data(cures, finding)} for finding, cures in told]
        put_json({"story": stored.story.id, "revision": stored.revision, "blocked": blocked, "findings": data})
    else:
        for finding, cures in told:
            put_row(*finding_line(finding, cures))
    say(_summary(findings))
    return ExitCode.FINDINGS_BLOCK if blocked else ExitCode.OK


def _summary(findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return sentence("cli.check-summary", errors=errors, warnings=len(findings) - errors)
