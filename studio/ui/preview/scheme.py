"""The `offstone:` URL scheme, through which the preview gets this story's bytes and nothing else."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler
from shiboken6 import isValid

if TYPE_CHECKING:
    from studio.ui.preview.preview_source import PreviewSource

SCHEME = b"offstone"

CONTENT_SECURITY_POLICY = (
    b"default-src 'none'; img-src offstone: data:; style-src 'unsafe-inline'; script-src 'none'; "
    b"base-uri 'none'; form-action 'none'; frame-src 'none'; sandbox"
)


def register_scheme() -> None:
    """Tell the web engine of the scheme, once. Must run before the first web view or profile is made."""
    if not QWebEngineUrlScheme.schemeByName(SCHEME).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def page_url(load_number: int) -> QUrl:
    """The address of the page of one load; each load has its own, so that none is taken for another."""
    return QUrl(f"offstone://story/{load_number}/index.html")


class StorySchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers ``offstone://story/<load>/index.html`` and ``…/images/<rendition>``; all else is not found."""

    page_taken = Signal()
    """Emitted when the page was handed over as it is then: what changed until then is in it."""

    def __init__(self, source: "PreviewSource", parent: QObject) -> None:
        super().__init__(parent)
        self._source = source

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request, now or when its picture is there."""
        parts = job.requestUrl().path().strip("/").split("/")
        if job.requestMethod().data() != b"GET" or job.requestUrl().host() != "story":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        elif len(parts) == 2 and parts[1] == "index.html":
            _reply(job, b"text/html; charset=utf-8", self._source.page_bytes())
            self.page_taken.emit()
        elif len(parts) == 3 and parts[1] == "images":
            self._reply_with_picture(job, parts[2])
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _reply_with_picture(self, job: QWebEngineUrlRequestJob, name: str) -> None:
        def on_ready(data: bytes) -> None:
            if isValid(job):  # the page may be gone by the time the picture is there
                _reply(job, b"image/jpeg", data)

        def on_gone() -> None:
            if isValid(job):  # a page waits for each of its pictures, with all that follows
                job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)

        if not self._source.picture_bytes(name, on_ready, on_gone):
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)


def _reply(job: QWebEngineUrlRequestJob, media_type: bytes, data: bytes) -> None:
    # A header's values must be a list: a lone bytes value is taken apart byte by byte, and the policy is lost.
    # (The stubs say otherwise.)
    headers: Any = {QByteArray(b"Content-Security-Policy"): [QByteArray(CONTENT_SECURITY_POLICY)]}
    job.setAdditionalResponseHeaders(headers)
    buffer = QBuffer(job)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(media_type), buffer)
