"""A web page that loads the story, refuses everything else, and grants nothing."""

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
)

from studio.ui.preview.scheme import SCHEME, page_url
from studio.ui.preview.sealing import seal_settings


class SealedPage(QWebEnginePage):
    """Nothing a page can ask for is granted. A clicked link is reported, not followed."""

    link_clicked = Signal(object)
    """Emitted with the `QUrl` of a clicked http, https or mailto link."""

    ready = Signal()
    """Emitted when the page of the latest `load_story` is there, with its pictures."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        seal_settings(self.settings())
        self._load_number = 0
        self._expected = QUrl()
        self.loadFinished.connect(self._on_load_finished)
        self.newWindowRequested.connect(self._on_new_window)
        self.fullScreenRequested.connect(_refuse_full_screen)
        self.permissionRequested.connect(_refuse_permission)
        self.certificateError.connect(_refuse_certificate)

    def load_story(self) -> None:
        """Load the story's page afresh."""
        self._load_number += 1
        self._expected = page_url(self._load_number)
        self.load(self._expected)

    def prepare(self) -> None:
        """What is done to a page that is there, before it is `ready`; nothing, here."""

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Accept our own load of the story's page, and nothing else."""
        url = QUrl(url)
        if is_main_frame and url == self._expected and kind is QWebEnginePage.NavigationType.NavigationTypeTyped:
            return True
        if kind is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self._report_link(url)
        return False

    def javaScriptConsoleMessage(self, *_arguments: object) -> None:
        """Say nothing: a blocked script in someone's text is no news."""

    def javaScriptAlert(self, *_arguments: object) -> None:
        """Show nothing."""

    def javaScriptConfirm(self, *_arguments: object) -> bool:
        """Answer no."""
        return False

    def javaScriptPrompt(self, *_arguments: object) -> tuple[bool, str]:
        """Answer nothing."""
        return False, ""

    def chooseFiles(self, *_arguments: object) -> list[str]:
        """Offer no file."""
        return []

    def _report_link(self, url: QUrl) -> None:
        if url.scheme() in {"http", "https", "mailto"}:
            self.link_clicked.emit(url)

    @Slot(bool)
    def _on_load_finished(self, is_loaded: bool) -> None:
        if is_loaded and self.url().scheme() == SCHEME.decode():
            self.prepare()
            self.ready.emit()

    @Slot(QWebEngineNewWindowRequest)
    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        self._report_link(request.requestedUrl())


def _refuse_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _refuse_permission(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()
