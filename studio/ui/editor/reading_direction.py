"""For paragraphs read from right to left, which the plain-text layout would leave at the left edge."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock


def align_by_text(block: QTextBlock) -> None:
    """Set a paragraph at the side its text begins at. Qt forgets it at each new layout, so call it before painting."""
    if block.textDirection() is not Qt.LayoutDirection.RightToLeft:
        return
    layout = block.layout()
    option = layout.textOption()
    if option.alignment() != Qt.AlignmentFlag.AlignRight:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
