"""One page of one story on its way to paper: the page readers get, loaded out of sight, as PDF or to a printer."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QLocale, QMarginsF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from studio.resources import resource
from studio.ui.preview.preview_source import PreviewSource
from studio.ui.preview.scheme import SCHEME, StorySchemeHandler, register_scheme
from studio.ui.preview.sealed_page import SealedPage
from studio.ui.preview.sealing import sealed_profile
from studio.wording import sentence

PATIENCE_MS = 60_000
_LOOK_MS = 30
_SCREEN = (1280, 1024)
_MARGINS_MM = QMarginsF(18, 20, 18, 20)


def paper_layout(locale: QLocale) -> QPageLayout:
    """Upright paper of the size that is usual where the editor is, with margins: a house sets none that count."""
    is_us = locale.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize(QPageSize.PageSizeId.Letter if is_us else QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, _MARGINS_MM, QPageLayout.Unit.Millimeter)


@cache
def _paper_script() -> str:
    return resource("preview", "paper.js").read_text("utf-8")


class Paper(QWebEngineView):
    """Sealed as the preview is, and without its style: nothing on it that readers do not get.

    Only a view can print, and only one that is shown lays its pictures out; this one is shown on no screen. Whatever
    fails is said once, by `failed`.
    """

    ready = Signal()
    """Emitted when the page is there with its pictures, and can be printed."""

    failed = Signal()
    """Emitted when the page cannot be had or printed, or not within `PATIENCE_MS`."""

    def __init__(self, source: PreviewSource, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.resize(*_SCREEN)
        self.show()
        register_scheme()
        profile = sealed_profile(QCoreApplication.instance())
        profile.installUrlSchemeHandler(SCHEME, StorySchemeHandler(source, profile))
        self._page = SealedPage(profile, self)
        self._page.destroyed.connect(profile.deleteLater)  # a profile must outlive its page
        self.setPage(self._page)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_failed)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._page.ready.connect(self._on_look)
        self._page.renderProcessTerminated.connect(self._on_renderer_gone)

    def load_story(self) -> None:
        """Load the page; `ready` or `failed` follows."""
        self._patience.start()
        self._page.load_story()

    def ask_printer(self, name: str) -> QPrinter | None:
        """Ask the system where to print what is called `name`; None when the editor thought better of it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setPageLayout(paper_layout(QLocale()))
        dialog = QPrintDialog(printer, self.parentWidget())
        dialog.setWindowTitle(sentence("preview.paper.print-title"))
        is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if is_wanted else None

    def write_pdf(self, on_done: Callable[[bytes], None]) -> None:
        """Hand over the page as PDF."""

        def on_written(data: QByteArray) -> None:
            if self._is_done(is_well=not data.isEmpty()):
                on_done(bytes(data.data()))

        self._patience.start()
        self._page.printToPdf(on_written, paper_layout(QLocale()))

    def print_on(self, printer: QPrinter, on_done: Callable[[str], None]) -> None:
        """Send the page to a printer, and tell its name when that is done."""

        def on_printed(is_printed: bool) -> None:
            if self._is_done(is_well=is_printed):
                on_done(printer.printerName() or Path(printer.outputFileName()).name)

        self._patience.start()
        self.printFinished.connect(on_printed)  # which also keeps the printer until then
        self.print(printer)

    def _is_done(self, *, is_well: bool) -> bool:
        """True when the page is printed; what comes after a failure was said is not."""
        if self._patience.isActive() and not is_well:
            self._on_failed()
        is_done = self._patience.isActive() and is_well
        self._patience.stop()
        return is_done

    @Slot()
    def _on_look(self) -> None:
        """Look whether the pictures are there as paper takes them: none may still be loading while it is printed."""
        self._page.runJavaScript(_paper_script(), QWebEngineScript.ScriptWorldId.ApplicationWorld, self._on_looked)

    def _on_looked(self, are_pictures_there: object) -> None:
        if not self._patience.isActive():
            return
        if are_pictures_there is True:
            self._patience.stop()
            self.ready.emit()
        else:
            self._look.start()

    @Slot(QWebEnginePage.RenderProcessTerminationStatus, int)
    def _on_renderer_gone(self, _status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        self._on_failed()

    @Slot()
    def _on_failed(self) -> None:
        self._patience.stop()
        self.failed.emit()
