"""The user guide in a window of its own, offline."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from studio.ui.theme.fonts import text_font
from studio.ui.theme.theme import set_look
from studio.wording import sentence


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
        set_look(browser, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(browser)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(self.close)
