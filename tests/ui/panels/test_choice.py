"""The choice among values."""

import pytest
from PySide6.QtGui import QImage

from studio.ui.panels.fields import Choice

pytestmark = pytest.mark.usefixtures("theme")


def test_words_too_long_for_a_choice_end_in_an_ellipsis(qtbot) -> None:
    def picture(words: str) -> QImage:
        choice = Choice()
        qtbot.addWidget(choice)
        choice.addItem(words)
        choice.resize(140, 32)
        return choice.grab().toImage()

    long = picture("m" * 40)
    assert any(long == picture("m" * count + "…") for count in range(1, 20))
    assert picture("mmm") != picture("mmm…")
