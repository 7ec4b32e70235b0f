"""The user guide in a window of its own, offline."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from studio.ui.theme.fonts import text_font
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_LINE_HEIGHT = 130
_AFTER_PARAGRAPH, _BEFORE_HEADING, _AFTER_ITEM, _CELL_PADDING = 10, 22, 3, 6


class GuideWindow(QWidget):
    """Shows the guide's Markdown; links stay inside it."""

    def __init__(self, markdown: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("window.guide"))
        self.resize(760, 780)
        browser = QTextBrowser(self)
        browser.setAccessibleName(sentence("window.guide"))
        browser.setFont(text_font(16))
        browser.setOpenLinks(False)
        browser.document().setDocumentMargin(28)
        browser.setMarkdown(markdown)
        give_air(browser.document())
        set_look(browser, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(browser)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close()
        else:
            super().keyPressEvent(event)


def give_air(document: QTextDocument) -> None:
    """Set the spaces between lines, paragraphs and cells, which Markdown does not say."""
    block = document.begin()
    while block.isValid():
        _space(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            layout = frame.format().toTableFormat()
            layout.setCellPadding(_CELL_PADDING)
            layout.setTopMargin(_AFTER_PARAGRAPH)
            layout.setBottomMargin(_AFTER_PARAGRAPH)
            frame.setFormat(layout)


def _space(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    layout = QTextBlockFormat(block.blockFormat())
    layout.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.currentTable() is None:
        layout.setTopMargin(_BEFORE_HEADING if layout.headingLevel() and block.blockNumber() else 0)
        layout.setBottomMargin(_AFTER_ITEM if block.textList() is not None else _AFTER_PARAGRAPH)
    cursor.setBlockFormat(layout)
