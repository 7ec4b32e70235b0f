"""Taking in HTML, from a file or the clipboard of a browser, Word or Google Docs."""

from collections.abc import Mapping

from msgspec.structs import replace

from studio.intake.embed_code import script_names
from studio.intake.fates import Fate
from studio.intake.figure_pass import bring_into_form
from studio.intake.html_blocks import blocks_of, one_headline
from studio.intake.html_normaliser import copied_fragment, normalise
from studio.intake.html_tree import CleanTree, clean_tree
from studio.intake.linked_data import LinkedPicture
from studio.intake.page import Piece
from studio.intake.page_facts import is_copied_page, is_saved_page
from studio.intake.page_names import page_names
from studio.intake.result import IntakeNote, IntakeResult
from studio.intake.rules import load_rules
from studio.intake.saved_page import SavedPage, without_amp
from studio.intake.text_reader import result_from
from studio.story.elements import Origin

_MOST_NAMED = 10
_NO_CHOICES: Mapping[int, Fate] = {}


def read_html(html: str, *, overrides: Mapping[int, Fate] = _NO_CHOICES, story_id: str = "") -> IntakeResult:
    """The story in an HTML text. Each block is one line of the result; `overrides` choose fates for blocks.

    The body is Markdown without any HTML. Nothing is fetched: pictures wait for their files.
    """
    fragment = copied_fragment(html)
    is_page = is_saved_page(fragment.source) or is_copied_page(fragment.source)
    page = SavedPage(fragment.source) if is_page else None
    tree = clean_tree(without_amp(fragment.source))
    taken = normalise(tree.root)
    if page is not None:
        page.mark(tree)
    pieces = [*one_headline(blocks_of(tree.root)), *taken, *_never_taken(tree, fragment.source)]
    if tree.title:
        pieces.insert(0, Piece(text=tree.title, hint=Fate.DROPPED, reason="page-title"))
    if page is not None:
        pieces += page.told_pieces()
    rules = page.rules if page is not None else load_rules()
    result = result_from(pieces, "html", rules, overrides, story_id)
    story = result.story
    if page is not None:
        story = page.complete(story)
    if fragment.url and not (story.origin and story.origin.url):
        story = replace(story, origin=replace(story.origin or Origin(), url=fragment.url))
    notes = (IntakeNote(code="intake.note.flattened"),) if tree.is_flattened else ()
    return replace(result, story=story, notes=(*notes, *(page.notes() if page is not None else ())))


def read_marked_up(
    source: str,
    reader: str,
    beside: list[Piece],
    *,
    before: list[Piece] | None = None,
    told: tuple[LinkedPicture, ...] = (),
    overrides: Mapping[int, Fate] = _NO_CHOICES,
    story_id: str = "",
) -> IntakeResult:
    """The story in HTML that another reader made of something else.

    `before` are lines above its text, `beside` ones that stand beside it; `told` is what is known of its pictures.
    """
    tree = clean_tree(source)
    taken = normalise(tree.root)
    if told:
        bring_into_form(tree.root, page_names(), load_rules(), told)
    pieces = [*one_headline([*(before or ()), *blocks_of(tree.root)]), *taken, *beside]
    result = result_from(pieces, reader, load_rules(), overrides, story_id)
    notes = (IntakeNote(code="intake.note.flattened"),) if tree.is_flattened else ()
    return replace(result, notes=notes)


def _never_taken(tree: CleanTree, source: str) -> list[Piece]:
    """A line for the scripts and styles that were cut out, with the hosts they came from."""
    if not tree.active:
        return []
    hosts = sorted({name for name in script_names(source) if " " in name})[:_MOST_NAMED]
    text = "; ".join([f"script, style × {tree.active}", *hosts])
    return [Piece(text=text, hint=Fate.DROPPED, reason="active-content")]
