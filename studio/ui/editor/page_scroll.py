"""For scrolling the header and the body as one page, though the body is a text field that scrolls by lines."""

from PySide6.QtCore import QObject, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from studio.ui.editor.body_edit import BodyEdit

_WHEEL_NOTCH = 120
"""What Qt reports for one notch of a wheel, in eighths of a degree."""


class PageScroll(QObject):
    """Places a header above a text field inside `page`, and scrolls first the header away, then the text.

    One scroll bar counts pixels: `hidden` ones of the header, then those of the body's lines. The text field is
    scrolled only while the header is hidden completely. What the text field scrolls by itself, to keep its caret in
    view, is taken from the header first.
    """

    scrolled = Signal()

    def __init__(self, page: QWidget, header: QWidget, body: BodyEdit) -> None:
        super().__init__(page)
        self._page = page
        self._header = header
        self._body = body
        self._clip = QWidget(page)
        header.setParent(self._clip)
        self._bar = QScrollBar(Qt.Orientation.Vertical, page)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hidden = 0
        self._turned = 0.0  # pixels the wheel was turned and the page not yet scrolled
        self._column = QRect()
        self._is_arranging = False
        self._bar.valueChanged.connect(self._on_bar_moved)
        body.verticalScrollBar().valueChanged.connect(self._on_body_scrolled)
        body.verticalScrollBar().rangeChanged.connect(self._on_body_range_changed)
        body.updateRequest.connect(self._on_body_updated)

    @property
    def header_height(self) -> int:
        """The pixels of the header that are in view."""
        return self._header.height() - self._hidden

    @property
    def bar(self) -> QScrollBar:
        """The page's scroll bar."""
        return self._bar

    def arrange(self, column_left: int, column_width: int, header_height: int) -> None:
        """Lay everything out: the column's place in the page, and the height the header needs."""
        self._column = QRect(column_left, 0, column_width, header_height)
        self._hidden = min(self._hidden, header_height)
        if self._line_of_body():
            self._hidden = header_height
        self._place()

    def show_header(self) -> None:
        """Scroll to the top of the page."""
        if self._hidden or self._line_of_body():
            self._scroll_to(0)

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll as the wheel says; what is less than a line of text waits for more."""
        line = self._line_height()
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        pixels = event.pixelDelta().y() or notches * line * QApplication.wheelScrollLines()
        self._turned -= pixels
        step = self._turned if self.header_height > 0 else int(self._turned / line) * line
        self._turned -= int(step)
        self._bar.setValue(self._bar.value() + int(step))

    def _place(self) -> None:
        was_arranging, self._is_arranging = self._is_arranging, True
        page, visible = self._page.rect(), self._column.height() - self._hidden
        bar_width = self._bar.sizeHint().width()
        self._bar.setGeometry(page.width() - bar_width, 0, bar_width, page.height())
        self._clip.setGeometry(0, 0, page.width() - bar_width, max(0, visible))
        self._header.setGeometry(self._column.translated(0, visible - self._column.height()))
        self._body.setGeometry(0, visible, page.width() - bar_width, max(0, page.height() - visible))
        self._is_arranging = was_arranging
        self._update_bar()

    def _update_bar(self) -> None:
        line = self._line_height()
        lines = self._body.verticalScrollBar()
        with QSignalBlocker(self._bar):
            self._bar.setSingleStep(line)
            self._bar.setPageStep(max(line, self._page.height() - 2 * line))
            self._bar.setRange(0, self._hidden + lines.maximum() * line)
            if not self._bar.isSliderDown():
                self._bar.setValue(self._hidden + lines.value() * line)
        self._bar.setVisible(self._bar.maximum() > 0)

    def _scroll_to(self, pixels: int) -> None:
        height, line = self._column.height(), self._line_height()
        self._is_arranging = True
        if pixels <= height:
            self._body.verticalScrollBar().setValue(0)
        self._hidden = min(height, max(0, pixels))
        self._place()
        self._is_arranging = True
        if pixels > height:
            self._body.verticalScrollBar().setValue(-(-(pixels - height) // line))
        self._is_arranging = False
        self._update_bar()
        self.scrolled.emit()

    def _on_bar_moved(self, pixels: int) -> None:
        self._scroll_to(pixels)

    def _on_body_scrolled(self) -> None:
        """Take what the text field scrolled by itself from the header first."""
        if self._is_arranging:
            return
        lines, visible, line = self._line_of_body(), self.header_height, self._line_height()
        if lines and visible > 0:
            taken = min(visible, lines * line)
            self._is_arranging = True
            self._hidden += taken
            self._place()
            self._body.verticalScrollBar().setValue(max(0, -(-(lines * line - taken) // line)))
            self._is_arranging = False
        self._update_bar()
        self.scrolled.emit()

    def _on_body_range_changed(self) -> None:
        if self._is_arranging:
            return
        if self._hidden and not self._body.verticalScrollBar().maximum():
            self._bring_back_header()
        self._update_bar()

    def _bring_back_header(self) -> None:
        """Show as much of the header again as the text, all of which is in view, leaves room for."""
        free = self._body.viewport().height() - self._body.text_height()
        if free > 0:
            self._hidden = max(0, self._hidden - free)
            self._place()
            self.scrolled.emit()

    def _on_body_updated(self, _area: QRect, scrolled_pixels: int) -> None:
        if scrolled_pixels:
            self._on_body_scrolled()

    def _line_of_body(self) -> int:
        return self._body.verticalScrollBar().value()

    def _line_height(self) -> int:
        return max(1, self._body.fontMetrics().lineSpacing())
