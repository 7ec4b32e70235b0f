"""The Insert menu: the elements that stand between paragraphs."""

from studio.commands.command import Command, Menu, with_story
from studio.commands.workbench import Workbench
from studio.story.directives import Directive, DirectiveName
from studio.wording import sentence


def _picture(bench: Workbench) -> None:
    bench.add_pictures()


def _fact_box(bench: Workbench) -> None:
    bench.add_fact_box()


def _library_box(bench: Workbench) -> None:
    bench.show_boxes()


def _embed(bench: Workbench) -> None:
    bench.add_embed()


def _pull_quote(bench: Workbench) -> None:
    words = sentence("commands.pull-quote-words")
    speaker = sentence("commands.pull-quote-speaker")
    bench.editor.insert_directive(Directive(name=DirectiveName.PULL_QUOTE, text=words, by=speaker))


def _ad(bench: Workbench) -> None:
    bench.editor.insert_directive(Directive(name=DirectiveName.AD))


def _divider(bench: Workbench) -> None:
    bench.editor.insert_divider()


INSERT_COMMANDS = (
    Command(
        id="insert-picture",
        menu=Menu.INSERT,
        group=1,
        shortcut="Ctrl+Shift+G",
        icon="picture",
        run=_picture,
        is_enabled=with_story,
    ),
    Command(
        id="insert-fact-box",
        menu=Menu.INSERT,
        group=1,
        shortcut="Ctrl+Shift+B",
        icon="fact-box",
        run=_fact_box,
        is_enabled=with_story,
    ),
    Command(id="insert-library-box", menu=Menu.INSERT, group=1, run=_library_box),
    Command(
        id="insert-embed",
        menu=Menu.INSERT,
        group=1,
        shortcut="Ctrl+Shift+E",
        icon="embed",
        run=_embed,
        is_enabled=with_story,
    ),
    Command(
        id="insert-pull-quote",
        menu=Menu.INSERT,
        group=2,
        shortcut="Ctrl+Shift+K",
        icon="pull-quote",
        run=_pull_quote,
        is_enabled=with_story,
    ),
    Command(
        id="insert-divider", menu=Menu.INSERT, group=2, shortcut="Ctrl+Shift+D", run=_divider, is_enabled=with_story
    ),
    Command(id="insert-ad", menu=Menu.INSERT, group=2, shortcut="Ctrl+Shift+A", run=_ad, is_enabled=with_story),
)
