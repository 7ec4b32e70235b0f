"""Seals the preview: a profile without memory, a page without script, and not one request but to the story itself."""

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from studio.ui.preview.scheme import SCHEME

_Attribute = QWebEngineSettings.WebAttribute

ALLOWED_ATTRIBUTES = frozenset({_Attribute.AutoLoadImages, _Attribute.PrintElementBackgrounds})
"""The only web settings that are on; every other one, known or to come, is switched off."""


class OnlyTheStory(QWebEngineUrlRequestInterceptor):
    """Refuses every request whose scheme is not the story's own."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block the request unless it asks for the story."""
        scheme = info.requestUrl().scheme()
        if scheme != SCHEME.decode() and scheme != "data":
            info.block(True)


def sealed_profile(parent: QObject | None) -> QWebEngineProfile:
    """An off-the-record profile without cache, cookies or downloads, closed to everything but the story."""
    profile = QWebEngineProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setUrlRequestInterceptor(OnlyTheStory(profile))
    profile.downloadRequested.connect(_refuse_download)
    seal_settings(profile.settings())
    return profile


def seal_settings(settings: QWebEngineSettings) -> None:
    """Switch off every web setting but the allowed ones."""
    for attribute in _Attribute:
        settings.setAttribute(attribute, attribute in ALLOWED_ATTRIBUTES)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)


def _refuse_download(download: QObject) -> None:
    download.cancel()  # type: ignore[attr-defined]
