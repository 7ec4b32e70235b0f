"""Starts the desk: process, application, theme, library, window."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from studio import __version__
from studio.errors import KnownError, LibraryLocked, LibraryMissing, LibraryNewer, StorageError
from studio.rendering.house_list import read_houses
from studio.rescue.crash_reports import CrashReports
from studio.rescue.signal_trace import SignalTrace
from studio.resources import resource
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.task_runner import Lane
from studio.settings.places import default_library, houses_folder, reports_folder, settings_file
from studio.settings.settings import Settings
from studio.settings.settings_file import settings_or_defaults
from studio.ui.fault_watch import FaultWatch
from studio.ui.graphics import Renderer
from studio.ui.recovery.start_page import StartPage
from studio.ui.single_instance import Request, SingleInstance
from studio.ui.startup import prepare_process, spare_what_is_there
from studio.ui.theme.theme import Theme
from studio.ui.window.main_window import MainWindow
from studio.wording import explain

_KEEP_SETTINGS_DELAY_MS = 3000
_CLOSED_LIBRARY = 5
_FAILED = 1


class DeskProgram(QObject):
    """One run of the desk: it owns the theme, and the window on the library that is open."""

    def __init__(
        self, application: QApplication, settings: Settings, renderer: Renderer, *, keep_settings: bool = True
    ) -> None:
        super().__init__(application)
        self._settings = settings
        self._kept_settings = settings
        self._renderer = renderer
        self._may_save_settings = keep_settings
        self._instances: dict[MainWindow, SingleInstance] = {}
        self.theme = Theme(application, settings.theme)
        self.window: MainWindow | None = None
        self.page: StartPage | None = None
        self.exit_code = 0
        self._keep_soon = QTimer(self, singleShot=True, interval=_KEEP_SETTINGS_DELAY_MS)
        self._keep_soon.timeout.connect(self._on_time_to_keep_settings)

    def start(self, library_folder: Path, request: Request) -> bool:
        """Show the desk on a library, or a page that says why that cannot be.

        False when another window has that library open: it has come forward, and taken `request` over.
        """
        try:
            window = self._claim_and_open(library_folder, request)
        except KnownError as error:
            self._show_page(library_folder, error)
            return True
        if window is None:
            return False
        self.exit_code = 0
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        self._take_up(window, request)
        return True

    def open(self, library_folder: Path) -> MainWindow:
        """Show the desk on a library; one that was never there is made. Raises LibraryError and StorageError."""
        desk = Desk(self._settings, read_houses(houses_folder()).houses, library_folder, self)
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
        window.safety.tell_opening(desk.opening, window.dialogs.open_library)
        window.safety.look_for_rescued_words()
        desk.shelf.follow(houses_folder())
        self._keep_soon.start()
        return window

    def rescue_now(self) -> Path | None:
        """Write the rescue copy of the open story; its path, or None without one. Raises StorageError."""
        return self.window.desk.rescue_now() if self.window is not None else None

    @Slot(object)
    def say(self, notice: Notice) -> None:
        """Show a notice in the window, if there is one."""
        if self.window is not None:
            self.window.desk.say(notice)

    def keep_settings_untouched(self, error: KnownError) -> None:
        """Do not write the settings of this run, for the file that is there could not be understood; and say so."""
        self._may_save_settings = False
        self.say(_problem(explain(error)))

    def _claim_and_open(self, folder: Path, request: Request) -> MainWindow | None:
        """Open a library as the one desk of it; None when another window has it and took the request over."""
        instance = SingleInstance(folder, self)
        try:
            if not instance.claim(request):
                return None
            window = self.open(folder)
        except TimeoutError as error:
            raise LibraryLocked("start.no-answer", path=str(folder)) from error
        except KnownError:
            instance.release()
            raise
        self._instances[window] = instance
        instance.requested.connect(partial(self._take_up, window))
        return window

    def _take_up(self, window: MainWindow, request: Request) -> None:
        """Bring a window forward, and do what was asked of a second start."""
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        for name in request.files:
            window.dialogs.review_file(Path(name))

    def _show_page(self, folder: Path, error: KnownError) -> None:
        self.exit_code = _CLOSED_LIBRARY if isinstance(error, LibraryLocked | LibraryNewer) else _FAILED
        if self.page is None:
            self.page = StartPage(folder, error)
            self.page.library_chosen.connect(self._on_page_chose)
            self.page.new_library_wanted.connect(self._on_page_wants_new)
            self.page.quit_wanted.connect(self._on_page_quit)
            self.page.show()
        else:
            self.page.show_error(folder, error)

    @Slot(object)
    def _on_page_chose(self, folder: Path) -> None:
        if not self.start(folder, Request()):
            self._on_page_quit()

    @Slot(object)
    def _on_page_wants_new(self, folder: Path) -> None:
        known = tuple(path for path in self._settings.recent_libraries if path != str(folder))
        self._settings = replace(self._settings, recent_libraries=known)
        self._on_page_chose(folder)

    @Slot()
    def _on_page_quit(self) -> None:
        QApplication.exit(self.exit_code)

    def _on_closed(self, window: MainWindow) -> None:
        self._settings = _settings_of(window)
        window.deleteLater()
        if window is self.window:
            self.window = None
        instance = self._instances.pop(window, None)
        if instance is not None:
            instance.release()
        if self._may_save_settings:
            save_settings_of(self._settings)
        error = window.desk.closing_error
        if error is not None:  # all words are safe; a report says what could not be done
            sys.excepthook(type(error), error, error.__traceback__)

    @Slot()
    def _on_time_to_keep_settings(self) -> None:
        """Keep the settings while the desk is used, so that a kill does not take them back to the last time."""
        window = self.window
        if window is None or not self._may_save_settings:
            return
        settings = _settings_of(window)
        if settings != self._kept_settings:
            self._kept_settings = settings
            window.desk.runner.run(Lane.WORKER, partial(save_settings_of, settings), _ignore)
        self._keep_soon.start()

    @Slot(object)
    def _on_library_chosen(self, folder: Path) -> None:
        """Put another library's window in the place of this one, which stays if what is in it cannot be saved."""
        before = self.window
        if before is not None:
            if folder.absolute() == before.desk.lane.folder.absolute():
                return
            self._settings = _settings_of(before)
        try:
            window = self._claim_and_open(folder, Request())
        except KnownError as error:
            self.say(_problem(explain(error)))
            return
        if window is None:
            self.say(Notice(code="start.elsewhere", parameters={"path": str(folder)}))
        elif before is not None:
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
    """Open a library. One that was open before and is gone now is not made anew: its disk may be unplugged."""
    try:
        desk.open_library()
    except LibraryMissing:
        if str(desk.lane.folder) in desk.settings.recent_libraries:
            raise
        desk.open_library(create=True)


def save_settings_of(settings: Settings) -> None:
    """Write the settings. Raises SettingsError and StorageError."""
    from studio.settings.settings_writer import save_settings

    save_settings(settings_file(), settings)


def _problem(text: str) -> Notice:
    return Notice(code="notice.problem", parameters={"sentence": text}, is_problem=True)


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""


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
    """Open the desk on the library the arguments name, else on the one opened last; the exit code when it closes.

    The code is 5 when the editor gave up on a library that is locked or newer, 1 on any other that cannot be opened.
    """
    options = _parse(arguments)
    settings, settings_error = settings_or_defaults(settings_file())
    application, renderer = make_application(sys.argv[:1], settings)
    program = DeskProgram(application, settings, renderer)
    reports = CrashReports(reports_folder())
    watch = FaultWatch(reports, program.rescue_now, program)
    watch.noticed.connect(program.say)
    watch.install()
    trace = SignalTrace(reports)
    with suppress(OSError, StorageError):  # a disk that refuses keeps no desk from starting, and nobody from ending it
        trace.begin()
    recent = Path(settings.recent_libraries[0]) if settings.recent_libraries else default_library()
    request = Request(tuple(str(path.absolute()) for path in options.files))
    try:
        if not program.start((options.library or recent).absolute(), request):
            return 0
        if program.window is not None:
            program.window.ready.connect(spare_what_is_there, Qt.ConnectionType.SingleShotConnection)
        if settings_error is not None:
            program.keep_settings_untouched(settings_error)
        return application.exec() or program.exit_code
    finally:
        watch.uninstall()
        with suppress(OSError):
            trace.end()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Offstone")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    return parser.parse_args(list(arguments))
