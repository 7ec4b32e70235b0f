"""Answers what commands and panels ask of the window, by passing it on to the part that does it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.story.directives import Directive, DirectiveName
from studio.story.elements import Embed, EmbedKind
from studio.story.findings import Place
from studio.story.library_box import LibraryBox
from studio.story.picture import PlacedPicture
from studio.story.story import Story, free_element_id, with_embed
from studio.ui.boxes.box_insertion import insert_copy, insert_new
from studio.ui.boxes.box_library import show_box_library
from studio.ui.crops.picture_to_crop import picture_to_crop
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.find.find_in_body import FindInBody
from studio.ui.library.story_chooser import StoryChooser
from studio.ui.library_search.library_windows import LibraryWindows
from studio.ui.palette.all_sources import COMMANDS_FIRST, STORIES_FIRST
from studio.ui.panels.pictures_panel import PicturesPanel
from studio.ui.picture_library.picture_errands import PictureErrands
from studio.ui.preview.page_errands import PageErrands
from studio.ui.proofing.proofreading import Proofreading
from studio.ui.window.article_clipboard import ArticleClipboard
from studio.ui.window.dialogs import Dialogs
from studio.ui.window.hand_off_errand import HandOffErrand
from studio.ui.window.house_keeping import HouseKeeping
from studio.ui.window.view_modes import ViewModes
from studio.ui.window.window_parts import WindowParts
from studio.wording import sentence

_EDITOR_FIELDS = frozenset({"section", "headline", "standfirst", "byline", "dateline"})


class Bench(QObject):
    """The window's answer to `Workbench` and `PanelBench`."""

    def __init__(self, desk: Desk, parts: WindowParts, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts = parts
        self._dialogs = dialogs
        self._hand_off = HandOffErrand(desk, parts, self.jump)

    @property
    def desk(self) -> Desk:
        """The object graph."""
        return self._desk

    @property
    def editor(self) -> ArticleEditor:
        """The article editor."""
        return self._parts.editor

    @property
    def proofreading(self) -> Proofreading:
        """What marks mistakes."""
        return self._parts.proofreading

    @property
    def views(self) -> ViewModes:
        """How much of the desk is seen."""
        return self._parts.views

    @property
    def finder(self) -> FindInBody:
        """What finds and replaces in the text."""
        return self._parts.finder

    @property
    def library_wide(self) -> LibraryWindows:
        """The windows over all stories."""
        return self._parts.library_wide

    @property
    def houses(self) -> HouseKeeping:
        """What can be done with houses."""
        return self._parts.houses

    @property
    def page(self) -> PageErrands:
        """What can be done with the page."""
        return self._parts.page

    @property
    def undo_step(self) -> str:
        """The name of what `undo` takes back."""
        return self._desk.session.undo_name if self._desk.session is not None else ""

    @property
    def redo_step(self) -> str:
        """The name of what `redo` does again."""
        return self._desk.session.redo_name if self._desk.session is not None else ""

    def undo(self) -> None:
        """Take back the story's last step, wherever it was made."""
        if self._desk.session is not None:
            self._desk.session.undo()

    def redo(self) -> None:
        """Do the story's last undone step again."""
        if self._desk.session is not None:
            self._desk.session.redo()

    def select_all(self) -> None:
        """Select all of the field that has the focus, or of the body."""
        focus = self._parts.window.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit) and not self.editor.isAncestorOf(focus):
            focus.selectAll()
        else:
            self.editor.select_all()

    def take_in_file(self) -> None:
        """Ask for a file and review its intake."""
        path = self._dialogs.choose_intake_file()
        if path is not None:
            self._dialogs.review_file(path)

    def take_in_clipboard(self) -> None:
        """Review the intake of what is on the clipboard."""
        self._dialogs.review_clipboard()

    def open_library(self) -> None:
        """Ask for another library and open it in place of this one."""
        self._dialogs.open_library()

    def new_library(self) -> None:
        """Ask where, and make a new library."""
        self._dialogs.new_library()

    def choose_backup_place(self) -> None:
        """Ask for a second place of backups; where there is one, offer another or none."""
        self._parts.backup_place.choose()

    def copy_article(self, form: str) -> None:
        """Put the open article on the clipboard in a form."""
        ArticleClipboard(self._desk).copy(form)

    def hand_off(self) -> None:
        """Show the hand-off sheet for the open story."""
        self._hand_off.show_sheet()

    def add_pictures(self) -> None:
        """Ask for picture files, add them, and place each at the caret."""
        self.take_pictures(self._dialogs.choose_picture_files())

    def take_pictures(self, paths: tuple[Path, ...]) -> None:
        """Add picture files, and place each at the caret."""
        if self._desk.pictures is not None and paths:
            self.show_panel("pictures", take_focus=False)
            self._desk.pictures.add_files(paths, on_added=self._place_picture)

    def take_picture_data(self, data: bytes, file_name: str) -> None:
        """Add a pasted picture, and place it at the caret."""
        if self._desk.pictures is not None:
            self.show_panel("pictures", take_focus=False)
            self._desk.pictures.add_data(data, file_name, on_added=self._place_picture)

    def add_fact_box(self) -> None:
        """Make a fact box, place it at the caret, and go to its title."""
        if self._desk.session is not None:
            box = insert_new(self._desk.session, self.editor.insert_directive)
            self._parts.panels.reveal(Place(field="fact_boxes", element=box.id, part="title"))

    def show_boxes(self) -> None:
        """Open the window of the library of boxes, or bring it forward."""
        show_box_library(self._desk.boxes, self._parts.panels.context, self.insert_box, self._parts.window)

    def insert_box(self, library_box: LibraryBox) -> None:
        """Put a copy of a box of the library into the story, placed at the caret, as one step."""
        if self._desk.session is not None:
            insert_copy(library_box, self._desk.session, self.editor.insert_directive)

    def show_pictures(self) -> None:
        """Open the window of the library of pictures."""
        self._picture_errands.show_browser()

    def edit_credits(self) -> None:
        """Edit the credits of several pictures of the open story together; show the panel where it has none."""
        if self._picture_errands.edit_story_credits() is None:
            self.show_panel("pictures")

    def can_crop_picture(self) -> bool:
        """True when the open story has a picture with its file."""
        return self._desk.story is not None and picture_to_crop(self._desk.story, "") is not None

    def crop_picture(self) -> None:
        """Open the crop editor on the picture whose card is open, or else on the lead or the first."""
        panel = self._parts.panels.panel("pictures")
        if isinstance(panel, PicturesPanel):
            panel.crop_likeliest()

    def add_embed(self) -> None:
        """Make an embed, place it at the caret, and go to its fields."""
        session = self._desk.session
        if session is None:
            return
        embed = Embed(id=free_element_id(session.story, "video"), kind=EmbedKind.VIDEO, fallback="")
        step = sentence("steps.add-embed")
        with session.group(step):
            session.edit_story("bench", with_embed(session.story, embed), step=step)
            self.editor.insert_directive(Directive(name=DirectiveName.EMBED, id=embed.id))
        self._parts.panels.reveal(Place(field="embeds", element=embed.id, part="url"))

    def insert_directive(self, directive: Directive) -> None:
        """Place an element on a line of its own at the caret of the body."""
        self.editor.insert_directive(directive)

    def jump(self, place: Place) -> None:
        """Go to where a finding points."""
        if place.field == "body":
            self.editor.focus_field("body")
            self.editor.go_to_line(place.line or 0, select=place.line is not None)
        elif place.field in _EDITOR_FIELDS:
            self.editor.focus_field(place.field)
        else:
            self._parts.show_column("panels")
            self._parts.panels.reveal(place)

    def choose_picture_files(self) -> tuple[Path, ...]:
        """Ask for picture files to add."""
        return self._dialogs.choose_picture_files()

    def choose_picture_file(self) -> Path | None:
        """Ask for one picture file."""
        return self._dialogs.choose_picture_file()

    def choose_stories(self, taken: frozenset[str], on_chosen: Callable[[tuple[Story, ...]], None]) -> None:
        """Ask for stories of the library, and read those that were chosen."""

        def read(ids: tuple[str, ...]) -> None:
            self._desk.lane.call(lambda library: tuple(library.load(each).story for each in ids), on_chosen)

        chooser = StoryChooser(self._desk, self._parts.panels.context.theme, taken, self._parts.window)
        chooser.chosen.connect(read)
        chooser.open()

    def show_panel(self, panel_id: str, *, take_focus: bool = True) -> None:
        """Show a panel of the right-hand column and go there."""
        self._parts.show_column("panels")
        self._parts.panels.show_panel(panel_id)
        if take_focus:
            self._parts.panels.setFocus()

    def focus_search(self) -> None:
        """Go to the library's search field."""
        self._parts.show_column("library")
        self._parts.library.search_field.setFocus()
        self._parts.library.search_field.selectAll()

    def toggle_column(self, column: str) -> None:
        """Show or hide a column."""
        widget = self._parts.column(column)
        focus = self._parts.window.focusWidget()
        had_focus = focus is not None and widget.isAncestorOf(focus)
        widget.setVisible(widget.isHidden())
        if had_focus and widget.isHidden():
            self.editor.setFocus()

    def is_column_shown(self, column: str) -> bool:
        """True when that column is shown."""
        return not self._parts.column(column).isHidden()

    def use_page_width(self, width_id: str) -> None:
        """Show the preview's page at a reader's width."""
        self._parts.preview.use_page_width(width_id)

    def page_width(self) -> str:
        """The width the preview shows the page at."""
        return self._parts.preview.page_width

    def use_theme(self, choice: str) -> None:
        """Use the ``system``, ``light`` or ``dark`` theme."""
        self._dialogs.use_theme(choice)

    def theme(self) -> str:
        """The theme that was chosen."""
        return str(self._desk.settings.theme)

    def show_palette(self) -> None:
        """Open the palette with the commands."""
        self._parts.palette.open(COMMANDS_FIRST)

    def quick_open(self) -> None:
        """Open the palette with the stories."""
        self._parts.palette.open(STORIES_FIRST)

    def show_guide(self) -> None:
        """Open the user guide."""
        self._dialogs.show_guide()

    def show_about(self) -> None:
        """Say what this program is, with versions."""
        self._dialogs.show_about()

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self._parts.window.close()

    def offer_link(self, url: QUrl) -> None:
        """Say where a clicked link goes, and offer to open it."""
        self._desk.say(
            Notice(
                code="link.question",
                parameters={"host": url.host() or url.path()},
                action="link.open",
                act=partial(_open_url, url),
            )
        )

    @property
    def _picture_errands(self) -> PictureErrands:
        return PictureErrands(self._desk, self._parts.panels.context, self._parts.window)

    def _place_picture(self, picture: PlacedPicture) -> None:
        self.editor.insert_directive(Directive(name=DirectiveName.PICTURE, id=picture.id))


def _open_url(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
