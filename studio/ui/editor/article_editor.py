"""The editor of one story: its header and body in one column, on the page they will be read from."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.session.changes import StoryChange
from studio.session.story_session import StorySession
from studio.story.directives import Directive, format_directive
from studio.ui.editor import line_formatting
from studio.ui.editor.article_header import FIELDS, ArticleHeader
from studio.ui.editor.body_edit import TEXT_INSET, BodyEdit
from studio.ui.editor.body_text import BodyText
from studio.ui.editor.directive_painter import DirectivePainter
from studio.ui.editor.document_edits import LineEdit, edit_lines, replace_differing
from studio.ui.editor.element_insertion import insert_line, place_at_caret
from studio.ui.editor.highlighting import BodyHighlighter
from studio.ui.editor.page_scroll import PageScroll
from studio.ui.editor.plain_field import PlainField
from studio.ui.editor.recorded_document import RecordedDocument
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import TEXT_PIXELS, text_font
from studio.ui.theme.theme import Theme
from studio.wording import sentence

ORIGIN = "editor"
"""The name this widget edits the story under."""

CHARACTERS_IN_A_LINE = 68
SMALLEST_MARGIN = 24
SMALLEST_ZOOM, LARGEST_ZOOM, ZOOM_STEP = 80, 200, 10
_SAMPLE = "Officials have emphasised that the deployment of forces under the treaty is temporary, and said so again. "


class ArticleEditor(QWidget):
    """Shows the story of one session and edits it. Text undoes itself: each field and the body has its own history."""

    caret_line_changed = Signal(int)
    """Emitted with the 0-based body line of the caret."""

    top_line_changed = Signal(float)
    """Emitted with the first visible body line after scrolling; the fraction says how much of it is out of view."""

    zoomed = Signal(int)
    """Emitted with the new size of the text in percent."""

    files_dropped = Signal(object)
    """Emitted with `DroppedFiles`."""

    picture_pasted = Signal(object)
    """Emitted with a `PastedPicture`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence("editor.name"))
        self._theme = theme
        self._session: StorySession | None = None
        self._text: BodyText | None = None
        self._recorded: dict[str, RecordedDocument] = {}
        self._highlighter: BodyHighlighter | None = None
        self._zoom = 100
        self._is_taking_over = False
        self._caret_line = 0
        self._body = BodyEdit(self)
        self._body.use_font(text_font())
        self._header = ArticleHeader()
        self._scroll = PageScroll(self, self._header, self._body)
        self._painter = DirectivePainter(self._body, theme)
        self._connect()
        for before, after in pairwise((self._header.section, *self._header.fields.values(), self._body)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._theme.changed.connect(self._on_theme_changed)
        self._header.edited.connect(self._on_field_edited)
        self._header.height_changed.connect(self._arrange)
        self._header.focused_past_end.connect(self._on_focused_past_end)
        self._scroll.scrolled.connect(self._on_scrolled)
        self._body.left_upwards.connect(partial(self.focus_field, "dateline"))
        self._body.start_reached.connect(self._scroll.show_header)
        self._body.cursorPositionChanged.connect(self._on_caret_moved)
        self._body.files_dropped.connect(self.files_dropped)
        self._body.picture_pasted.connect(self.picture_pasted)

    @property
    def body_edit(self) -> BodyEdit:
        """The text field of the body."""
        return self._body

    @property
    def header(self) -> ArticleHeader:
        """The fields above the body."""
        return self._header

    @property
    def page_scroll(self) -> PageScroll:
        """What scrolls header and body as one."""
        return self._scroll

    @property
    def caret_line(self) -> int:
        """The 0-based body line of the caret."""
        return self._body.textCursor().blockNumber()

    @property
    def zoom(self) -> int:
        """The size of the text in percent."""
        return self._zoom

    def open(self, session: StorySession, sections: tuple[str, ...]) -> None:
        """Show another story; nothing can be undone in it yet."""
        if self._session is not None:
            self._session.changed.disconnect(self._on_story_changed)
        self._session = session
        self._painter.session = session
        self._header.show_story(session.story, sections)
        self._body.smart_typing.language = session.story.language
        document = self._body.show_text(session.story.body)
        self._text = BodyText(document)
        self._text.edited.connect(self._on_body_edited)
        self._highlighter = BodyHighlighter(document, self._theme.colours, self._text_pixels, self._body.underlines)
        session.changed.connect(self._on_story_changed)
        self._record_documents(session)
        self._arrange()
        self._scroll.show_header()
        self._on_caret_moved()

    def use_sections(self, sections: tuple[str, ...]) -> None:
        """Offer another house's sections."""
        if self._session is not None:
            self._header.show_story(self._session.story, sections)

    def focus_field(self, field: str) -> None:
        """Put the caret into a header field, named as in `Story`, or into the ``body``."""
        if field in FIELDS:
            self._scroll.show_header()
            self._header.focus(field)
        else:
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_line(self, line: int, *, select: bool = False) -> None:
        """Put the caret at the start of a 0-based body line, in view; with `select` the whole line is selected."""
        block = self._body.document().findBlockByNumber(max(0, min(line, self._body.blockCount() - 1)))
        cursor = QTextCursor(block)
        if select:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._body.setTextCursor(cursor)
        self._body.centerCursor()
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_bold(self) -> None:
        """Make the selection or the word at the caret bold, or no longer."""
        self._format(line_formatting.toggle_mark("**"))

    def toggle_italic(self) -> None:
        """Make the selection or the word at the caret italic, or no longer."""
        self._format(line_formatting.toggle_mark("*"))

    def toggle_quote(self) -> None:
        """Make the selected lines a block quote, or no longer."""
        self._format(line_formatting.toggle_quote)

    def toggle_list(self) -> None:
        """Make the selected lines a list, or no longer."""
        self._format(line_formatting.toggle_list)

    def cycle_heading(self) -> None:
        """Make the line a heading, a smaller one, and text again."""
        self._format(line_formatting.cycle_heading)

    def insert_link(self) -> None:
        """Make the selection or the word at the caret a link whose address is to be typed."""
        self._format(line_formatting.link)

    def insert_divider(self) -> None:
        """Insert a divider after the paragraph of the caret."""
        self._insert_line("---", place_at_caret(self._body.textCursor()))

    def insert_directive(self, directive: Directive) -> None:
        """Place an element after the paragraph of the caret."""
        self.insert_directive_at(directive, place_at_caret(self._body.textCursor()))

    def insert_directive_at(self, directive: Directive, line: int) -> None:
        """Place an element before a 0-based body line."""
        self._insert_line(format_directive(directive), line)

    def undo(self) -> None:
        """Take back the story's last step, wherever it was made."""
        if self._session is not None:
            self._session.undo()

    def redo(self) -> None:
        """Do the story's last undone step again."""
        if self._session is not None:
            self._session.redo()

    def can_undo(self) -> bool:
        """True when `undo` would do something."""
        return self._session is not None and bool(self._session.undo_name)

    def can_redo(self) -> bool:
        """True when `redo` would do something."""
        return self._session is not None and bool(self._session.redo_name)

    def select_all(self) -> None:
        """Select all text of the field that has the focus, or of the body."""
        self._focused_field().selectAll()

    def zoom_in(self) -> None:
        """Make the text larger."""
        self.set_zoom(self._zoom + ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make the text smaller."""
        self.set_zoom(self._zoom - ZOOM_STEP)

    def zoom_reset(self) -> None:
        """Show the text at its own size."""
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size between 80 and 200 percent."""
        zoom = max(SMALLEST_ZOOM, min(percent, LARGEST_ZOOM))
        if zoom != self._zoom:
            self._zoom = zoom
            self._body.use_font(text_font(self._text_pixels))
            self._header.set_zoom(zoom)
            self._restyle(self._theme.colours)
            self._arrange()
            self.zoomed.emit(zoom)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the text. (A focus proxy would be a stop of its own for Tab, before the header.)"""
        self._body.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom + (ZOOM_STEP if event.angleDelta().y() > 0 else -ZOOM_STEP))
        else:
            self._scroll.wheel(event)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.colours.page))
        painter.end()

    @property
    def _text_pixels(self) -> int:
        return round(TEXT_PIXELS * self._zoom / 100)

    def _record_documents(self, session: StorySession) -> None:
        for recorded in self._recorded.values():
            recorded.close()
        editors: dict[str, PlainField | BodyEdit] = {**self._header.fields, "body": self._body}
        self._recorded = {field: RecordedDocument(editor, session, field) for field, editor in editors.items()}
        for field, editor in editors.items():
            editor.smart_typing.undo = self._recorded[field].take_back
        session.attach_documents(dict(self._recorded))

    def _focused_field(self) -> QPlainTextEdit:
        return self._header.focused_field() or self._body

    def _format(self, change: LineEdit) -> None:
        if self._header.focused_field() is None:
            edit_lines(self._body, change)
            self._body.ensureCursorVisible()

    def _insert_line(self, text: str, line: int) -> None:
        placed = insert_line(self._body.document(), text, line)
        after = self._body.document().findBlockByNumber(placed + 2)
        self._body.setTextCursor(QTextCursor(after if after.isValid() else self._body.document().lastBlock()))
        self._body.ensureCursorVisible()

    def _arrange(self) -> None:
        """Centre the column and give the header the height it needs."""
        sample = QFontMetricsF(text_font(self._text_pixels)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        bar = self._scroll.bar.sizeHint().width()
        room = self.width() - bar - 2 * (SMALLEST_MARGIN - TEXT_INSET)
        width = max(1, min(room, round(sample * CHARACTERS_IN_A_LINE) + 2 * TEXT_INSET))
        left = max(0, (self.width() - bar - width) // 2)
        self._body.setViewportMargins(left, 0, max(0, self.width() - bar - width - left), 0)
        inner = width - 2 * TEXT_INSET
        self._scroll.arrange(left + TEXT_INSET, inner, self._header.height_for(inner))

    def _restyle(self, colours: Colours) -> None:
        if self._highlighter is not None:
            self._highlighter.restyle(colours, self._text_pixels, int(self._body.top_line()))

    def _on_theme_changed(self, colours: Colours) -> None:
        self._restyle(colours)
        self.update()
        self._body.viewport().update()

    def _on_field_edited(self, field: str, text: str) -> None:
        if self._session is not None:
            self._scroll.show_header()
            step = sentence("editor.step.section") if field == "section" else ""
            self._session.edit(ORIGIN, step=step, merge_key=field, **{field: text})

    def _on_body_edited(self, text: str) -> None:
        if self._session is not None and not self._is_taking_over:
            self._session.edit(ORIGIN, body=text)

    def _on_story_changed(self, change: StoryChange) -> None:
        if change.origin == ORIGIN:
            return
        self._header.take_over(change.story, change.fields)
        self._body.smart_typing.language = change.story.language
        if change.concerns("body") and self._text is not None:
            self._is_taking_over = True
            replace_differing(self._body.document(), self._text.text, change.story.body)
            self._is_taking_over = False
        if change.concerns("pictures", "fact_boxes", "embeds"):
            self._body.viewport().update()

    def _on_focused_past_end(self) -> None:
        self._body.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_caret_moved(self) -> None:
        if self.caret_line != self._caret_line:
            self._caret_line = self.caret_line
            self.caret_line_changed.emit(self._caret_line)

    def _on_scrolled(self) -> None:
        self.top_line_changed.emit(self._body.top_line())
