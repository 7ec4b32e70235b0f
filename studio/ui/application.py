"""Starts the desk: process, application, theme, library, window."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from studio import __version__
from studio.errors import KnownError, LibraryMissing
from studio.rendering.houses import shipped_houses
from studio.resources import resource
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.settings.places import default_library, settings_file
from studio.settings.settings import Settings
from studio.settings.settings_file import settings_or_defaults
from studio.ui.graphics import Renderer
from studio.ui.startup import prepare_process, spare_what_is_there
from studio.ui.theme.theme import Theme
from studio.ui.window.main_window import MainWindow
from studio.wording import explain, sentence


class DeskProgram(QObject):
    """One run of the desk: it owns the theme, and the window on the library that is open."""

    def __init__(
        self, application: QApplication, settings: Settings, renderer: Renderer, *, keep_settings: bool = True
    ) -> None:
        super().__init__(application)
        self._settings = settings
        self._renderer = renderer
        self._may_save_settings = keep_settings
        self.theme = Theme(application, settings.theme)
        self.window: MainWindow | None = None

    def open(self, library_folder: Path) -> MainWindow:
        """Show the desk on a library; one that is not there yet is made. Raises LibraryError and StorageError."""
        desk = Desk(self._settings, shipped_houses(), library_folder, self)
        try:
            _open_or_make(desk)
        except KnownError:
            desk.close()
            desk.deleteLater()
            raise
        window = MainWindow(desk, self.theme, self._renderer)
        window.closed.connect(partial(self._on_closed, window))
        window.dialogs.library_chosen.connect(self._on_library_chosen)
        self.window = window
        window.show()
        desk.show_last_story()
        return window

    def keep_settings_untouched(self, error: KnownError) -> None:
        """Do not write the settings of this run, for the file that is there could not be understood; and say so."""
        self._may_save_settings = False
        if self.window is not None:
            self.window.desk.say(
                Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True)
            )

    def _on_closed(self, window: MainWindow) -> None:
        self._settings = _settings_of(window)
        if self._may_save_settings:
            from studio.settings.settings_writer import save_settings

            save_settings(settings_file(), self._settings)
        window.deleteLater()
        if window is self.window:
            self.window = None

    @Slot(object)
    def _on_library_chosen(self, folder: Path) -> None:
        """Put another library's window in the place of this one, which stays if what is in it cannot be saved."""
        before = self.window
        if before is not None:
            self._settings = _settings_of(before)
        try:
            self.open(folder)
        except KnownError as error:
            if before is not None:
                before.desk.say(Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True))
            return
        if before is not None:
            before.close()


def _settings_of(window: MainWindow) -> Settings:
    """The settings as they are with that window: its desk's, and how it is laid out."""
    geometry, sizes = window.geometry_text()
    return replace(
        window.desk.settings,
        window_geometry=geometry,
        splitter_sizes=sizes,
        preview_width=window.preview.page_width,
        panel=window.panels.current,
    )


def _open_or_make(desk: Desk) -> None:
    try:
        desk.open_library()
    except LibraryMissing:
        desk.open_library(create=True)


def make_application(arguments: Sequence[str], settings: Settings) -> tuple[QApplication, Renderer]:
    """Prepare the process, and make the application object."""
    renderer = prepare_process(settings.graphics)
    application = QApplication(list(arguments))
    application.setApplicationName("Offstone")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("offstone")
    application.setWindowIcon(QIcon(str(resource("icons", "offstone-app.svg"))))
    return application, renderer


def main(arguments: Sequence[str] = ()) -> int:
    """Open the desk on the library the arguments name, else on the one opened last; the exit code when it closes."""
    options = _parse(arguments)
    settings, settings_error = settings_or_defaults(settings_file())
    application, renderer = make_application(sys.argv[:1], settings)
    program = DeskProgram(application, settings, renderer)
    recent = Path(settings.recent_libraries[0]) if settings.recent_libraries else default_library()
    try:
        window = program.open(options.library or recent)
    except KnownError as error:
        QMessageBox.critical(None, sentence("open.cannot-open-title"), explain(error))
        return 5
    window.ready.connect(spare_what_is_there, Qt.ConnectionType.SingleShotConnection)
    if settings_error is not None:
        program.keep_settings_untouched(settings_error)
    return application.exec()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Offstone")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--self-test", action="store_true")
    return parser.parse_args(list(arguments))
