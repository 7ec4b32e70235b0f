"""Makes an embed of code, or an address, that was pasted on a line of its own, and offers to keep it as text."""

from functools import partial
from urllib.parse import urlsplit

from msgspec.structs import replace
from PySide6.QtCore import QObject

from studio.intake.embed_address import EmbedCode
from studio.session.desk import Desk
from studio.session.embed_reading import read_embed
from studio.session.notices import Notice
from studio.session.story_session import StorySession
from studio.story.directives import Directive, DirectiveName, format_directive
from studio.story.elements import Embed
from studio.story.story import free_element_id, with_embed, without_element
from studio.ui.editor.document_edits import one_step
from studio.ui.editor.element_insertion import write_instead
from studio.ui.panels.embeds_panel import EmbedsPanel
from studio.ui.window.window_parts import WindowParts
from studio.wording import sentence

_ORIGIN = "pasted-embeds"


class PastedEmbeds(QObject):
    """Takes what the body offers it. The embed and its line in the text are one undo step."""

    def __init__(self, desk: Desk, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts = parts
        parts.editor.body_edit.take_embed = self.take

    def take(self, code: str, words: str) -> bool:
        """Put the embed that `code` stands for at the caret, in place of what is selected; False when it is none.

        `words` are what stands in the text instead when the editor would rather keep it so.
        """
        session, found = self._desk.session, read_embed(code)
        if session is None or found is None:
            return False
        embed = replace(found.embed, id=free_element_id(session.story, str(found.embed.kind)))
        self._place(session, embed)
        self._show(embed)
        self._say(session, embed, found, words)
        return True

    def _place(self, session: StorySession, embed: Embed) -> None:
        editor = self._parts.editor
        step = sentence("embed-paste.step")
        with session.group(step):
            session.edit_story(_ORIGIN, with_embed(session.story, embed), step=step)
            cursor = editor.body_edit.textCursor()
            if cursor.hasSelection():
                with one_step(cursor):
                    cursor.removeSelectedText()
                editor.body_edit.setTextCursor(cursor)
            editor.insert_directive(_place_of(embed))

    def _show(self, embed: Embed) -> None:
        """Show the embed's card; the focus stays in the text."""
        panels = self._parts.panels
        self._parts.show_column("panels")
        panels.show_panel("embeds")
        panel = panels.panel("embeds")
        if isinstance(panel, EmbedsPanel):
            panel.open_card(embed.id)

    def _say(self, session: StorySession, embed: Embed, found: EmbedCode, words: str) -> None:
        said = [sentence(f"embed-paste.made-{embed.kind}", host=urlsplit(embed.url).hostname or "")]
        if found.dropped:
            said.append(sentence("embed-paste.dropped", names=", ".join(found.dropped)))
        if not embed.fallback:
            said.append(sentence("embed-paste.no-fallback"))
        self._desk.say(
            Notice(
                code="embed-paste.said",
                parameters={"sentences": " ".join(said)},
                action="embed-paste.keep-as-text",
                act=partial(self._keep_as_text, session, embed, words),
            )
        )

    def _keep_as_text(self, session: StorySession, embed: Embed, words: str) -> None:
        """Put the words in the place of the embed's line, and take the embed out of the story."""
        if self._desk.session is not session:
            return
        body = self._parts.editor.body_edit
        step = sentence("embed-paste.keep-step")
        with session.group(step):
            session.edit_story(_ORIGIN, without_element(session.story, embed.id), step=step)
            write_instead(body.document(), format_directive(_place_of(embed)), words, body.textCursor())


def _place_of(embed: Embed) -> Directive:
    return Directive(name=DirectiveName.EMBED, id=embed.id)
