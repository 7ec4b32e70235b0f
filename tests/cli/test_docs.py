"""The page about the command line says what the program says of itself."""

import re

from studio.cli.command_list import COMMANDS
from studio.cli.exit_codes import ExitCode
from studio.cli.lazy_commands import load
from tests.cli.command_docs import PAGE, documented_commands, with_current_help


def test_every_command_has_its_section_and_its_help() -> None:
    page = PAGE.read_text("utf-8")
    names = [spec.name for spec in COMMANDS]
    assert documented_commands(page) == ["", *names]
    assert [heading for heading in re.findall(r"^## (\S+)$", page, re.MULTILINE) if heading in names] == names


def test_the_help_in_the_page_is_the_programs() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_current_help(page), "run: python -m tests.cli.command_docs"


def test_every_exit_code_is_in_the_page() -> None:
    documented = re.findall(r"^\| (\d+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [int(code) for code in documented] == [code.value for code in ExitCode]


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for spec in COMMANDS:
        command = load(spec.target)
        assert command.name == spec.name
        assert command.help.splitlines()[0] == spec.summary
        assert any("--json" in parameter.opts for parameter in command.params)
