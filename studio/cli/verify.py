"""`offstone verify`: re-open a package and prove that it is whole."""

from pathlib import Path

import click

from studio.cli.exit_codes import ExitCode
from studio.cli.options import json_option
from studio.cli.output import put, put_json, say
from studio.exporting.verifying.problem import Problem
from studio.exporting.verifying.verify_package import verify_package
from studio.wording import sentence


@click.command("verify")
@click.argument("package", type=click.Path(path_type=Path))
@json_option
def verify(package: Path, as_json: bool) -> int:
    """Re-open a package and prove that it is whole.

    Every problem is one line; the exit code is 1 when there is any.
    """
    problems = verify_package(package)
    if as_json:
        put_json({"package": str(package), "good": not problems, "problems": [_data(problem) for problem in problems]})
    else:
        for problem in problems:
            put(problem.sentence)
    summary = "cli.verify-bad" if problems else "cli.verify-good"
    say(sentence(summary, path=str(package), problems=len(problems)))
    return ExitCode.FAILED if problems else ExitCode.OK


def _data(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "parameters": problem.parameters, "sentence": problem.sentence}
