"""The user guide names what there is: commands with their shortcuts, panels, exports, words of the window."""

import re
import string

import pytest

from studio.commands.all_commands import COMMANDS
from studio.commands.command import Command, Menu
from studio.exporting.exporters import EXPORTERS
from studio.exporting.package_files import MANIFEST
from studio.resources import resource
from studio.rights import rights_rules
from studio.session.autosave import SaveState
from studio.story.directives import DirectiveName
from studio.ui.panels.all_panels import PANELS
from studio.ui.panels.panel import PanelSpec
from studio.wording import sentence, sentences

GUIDE = resource("guide", "guide.md").read_text("utf-8")
_LONGEST_LABEL = 60
_NOT_IN_THE_WINDOW = {"bold", "strong", "After a crash or a power cut"}


def _pattern_of(template: str) -> str:
    """What a sentence of the wording can look like in the window, with an ellipsis for its parameters."""
    parts = string.Formatter().parse(template.replace("&", ""))
    return "".join(re.escape(text) + (".+" if name is not None else "") for text, name, _, _ in parts)


@pytest.mark.parametrize("command", COMMANDS, ids=[command.id for command in COMMANDS])
def test_every_command_is_named_with_its_shortcut(command: Command) -> None:
    assert f"| {command.title} | {command.shortcut or '–'} |" in GUIDE


def test_the_tables_of_keys_name_no_other_command() -> None:
    tables = re.findall(r"^\| (\w+) \| keys \|\n\|---\|---\|\n((?:\|.*\n)+)", GUIDE, re.MULTILINE)
    assert [menu for menu, _ in tables] == [sentence(f"menus.{menu}").replace("&", "") for menu in Menu]
    for (_, rows), menu in zip(tables, Menu, strict=True):
        listed = [row.split(" | ")[0].removeprefix("| ") for row in rows.splitlines()]
        assert listed == [command.title for command in COMMANDS if command.menu is menu]


def test_shortcuts_in_the_text_are_shortcuts_of_commands() -> None:
    known = {command.shortcut for command in COMMANDS} | {"Ctrl+C", "Ctrl+Enter"}
    assert set(re.findall(r"\bCtrl(?:\+[A-Z][a-z]*)*\+[\w+-]+\b", GUIDE)) <= known | {"Ctrl+"}


@pytest.mark.parametrize("panel", PANELS, ids=[panel.id for panel in PANELS])
def test_every_panel_is_named(panel: PanelSpec) -> None:
    assert f"**{sentence(panel.title_code)}**" in GUIDE


def test_every_export_is_named() -> None:
    assert [spec.title for spec in EXPORTERS if spec.title not in GUIDE] == []


def test_every_file_of_a_package_is_named() -> None:
    files = {
        "README.txt",
        "index.html",
        "body.html",
        "story.json",
        "story.md",
        "offstone.json",
        "images/",
        "cms/",
        MANIFEST,
    }
    assert {file for file in files if f"| `{file}` |" not in GUIDE} == set()


def test_every_element_is_named() -> None:
    kinds = [sentence(f"editor.directive.kind.{name}") for name in DirectiveName]
    assert [kind for kind in kinds if not re.search(rf"^\| {kind}\b", GUIDE, re.MULTILINE)] == []


@pytest.mark.parametrize("state", SaveState)
def test_every_state_of_saving_is_explained(state: SaveState) -> None:
    word = sentence(f"status.{state}", time="14:02")
    assert re.search(rf"^\| \*\*{re.escape(word)}\*\*", GUIDE, re.MULTILINE)


def test_bold_words_stand_in_the_window() -> None:
    labels = [
        re.compile(_pattern_of(text))
        for text in (*sentences().values(), *(rule.title for rule in rights_rules()))
        if len(text) <= _LONGEST_LABEL and re.search(r"[a-z]", re.sub(r"\{.*?\}", "", text))
    ]
    bold = set(re.findall(r"(?<!`)\*\*([^*`]+)\*\*(?!`)", GUIDE)) - _NOT_IN_THE_WINDOW
    assert len(bold) > 30
    assert {words for words in bold if not any(label.fullmatch(words) for label in labels)} == set()


def test_pages_the_guide_names_exist() -> None:
    pages = set(re.findall(r"\bdocs/[\w-]+\.md", GUIDE))
    assert pages
    assert {page for page in pages if not (resource("guide").parent.parent / page).exists()} == set()
