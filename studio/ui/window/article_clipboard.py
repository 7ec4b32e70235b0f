"""Puts copies of the open article on the clipboard, and says so."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from studio.session.article_copying import copy_article
from studio.session.desk import Desk
from studio.session.notices import Notice

if TYPE_CHECKING:
    from studio.exporting.article_copy import ArticleCopy


class ArticleClipboard:
    """Copies the article of a desk as the house prints it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def copy(self, form: str) -> None:
        """Copy the open article as ``rich-text``, ``html``, ``markdown`` or ``plain-text``."""
        if self._desk.story is not None:
            copy_article(self._desk.runner, self._desk.story, self._desk.house, form, partial(self._put, form))

    def _put(self, form: str, copied: "ArticleCopy") -> None:
        data = QMimeData()
        data.setText(copied.text)
        if copied.rich:
            data.setData("text/html", copied.rich.encode())
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.say(Notice(code=f"copied.{form}"))
