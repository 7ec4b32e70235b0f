"""What commands may ask of the window. The window is one way to answer; a test's stand-in is another."""

from typing import Protocol

from studio.session.desk import Desk
from studio.story.directives import Directive


class EditorActions(Protocol):
    """What commands ask of the article editor."""

    def toggle_bold(self) -> None:
        """Set or clear strong emphasis on the selection or word."""

    def toggle_italic(self) -> None:
        """Set or clear emphasis on the selection or word."""

    def cycle_heading(self) -> None:
        """Go from text to heading to smaller heading and back."""

    def toggle_quote(self) -> None:
        """Make the lines a quotation, or text again."""

    def toggle_list(self) -> None:
        """Make the lines a list, or text again."""

    def insert_link(self) -> None:
        """Make the selection a link, with the caret where its address goes."""

    def insert_divider(self) -> None:
        """Put a divider on a line of its own."""

    def insert_directive(self, directive: Directive) -> None:
        """Place an element on a line of its own."""

    def zoom_in(self) -> None:
        """Show the text larger."""

    def zoom_out(self) -> None:
        """Show the text smaller."""

    def zoom_reset(self) -> None:
        """Show the text at its usual size."""

    def focus_field(self, field: str) -> None:
        """Put the caret into a field of the article."""


class FindActions(Protocol):
    """What commands ask of the search in the text."""

    def open(self, *, is_replacing: bool) -> None:
        """Show the bar to find with, and, if asked to, to replace with."""

    def find_next(self) -> None:
        """Select the next match after the caret."""

    def find_previous(self) -> None:
        """Select the match before the caret."""


class HouseActions(Protocol):
    """What commands ask of the houses."""

    @property
    def has_folder(self) -> bool:
        """True when the chosen house is one of the editor's own."""

    def make(self) -> None:
        """Ask which house to copy and what the new one is called; then make it, and use it."""

    def show_folder(self) -> None:
        """Show the folder of the chosen house, where the system shows folders."""


class PageActions(Protocol):
    """What commands ask of the page that the preview shows."""

    def offer_views(self) -> None:
        """Offer the ways to look at the page."""

    def print(self) -> None:
        """Ask the system where to print, and print the page there."""

    def save_pdf(self) -> None:
        """Ask where, and keep the page as PDF."""


class ProofActions(Protocol):
    """What commands ask of spelling and grammar."""

    @property
    def is_on(self) -> bool:
        """True while mistakes are marked."""

    def toggle(self) -> None:
        """Mark mistakes, or mark them no more."""

    def suggest(self) -> None:
        """Open the menu over the doubtful word at the caret."""

    def go_to_next(self) -> None:
        """Go to the next doubtful word behind the caret."""


class ViewActions(Protocol):
    """What commands ask of how much of the desk is seen."""

    def use(self, view: str) -> None:
        """Show the columns of a view, and those alone."""

    def is_used(self, view: str) -> bool:
        """True when exactly the columns of a view are shown."""

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""

    @property
    def is_full_screen(self) -> bool:
        """True while the window takes the whole screen."""

    def toggle_focus(self) -> None:
        """Fade all paragraphs but the one of the caret, or show them all."""

    @property
    def has_focus(self) -> bool:
        """True while other paragraphs are faded."""

    def toggle_typewriter(self) -> None:
        """Keep the line of the caret in the middle, or let it move."""

    @property
    def is_typewriter(self) -> bool:
        """True while the line of the caret stays in the middle."""


class LibraryWideActions(Protocol):
    """What commands ask of the windows over all stories."""

    def replace(self) -> None:
        """Open the window that finds and replaces in all stories."""

    def try_rules(self) -> None:
        """Open the lab that tries a rule of style on all stories."""


class Workbench(Protocol):
    """What commands ask of the window as a whole."""

    @property
    def desk(self) -> Desk:
        """The object graph."""

    @property
    def editor(self) -> EditorActions:
        """The article editor."""

    @property
    def proofreading(self) -> ProofActions:
        """What marks mistakes of spelling and grammar."""

    @property
    def views(self) -> ViewActions:
        """How much of the desk is seen."""

    @property
    def finder(self) -> FindActions:
        """What finds and replaces in the text."""

    @property
    def library_wide(self) -> LibraryWideActions:
        """The windows over all stories."""

    @property
    def houses(self) -> HouseActions:
        """What can be done with houses."""

    @property
    def page(self) -> PageActions:
        """What can be done with the page."""

    @property
    def undo_step(self) -> str:
        """The name of what `undo` takes back; empty when there is nothing."""

    @property
    def redo_step(self) -> str:
        """The name of what `redo` does again; empty when there is nothing."""

    def undo(self) -> None:
        """Take back the last step where the focus is."""

    def redo(self) -> None:
        """Do the last undone step again."""

    def select_all(self) -> None:
        """Select all of the field that has the focus, or of the body."""

    def take_in_file(self) -> None:
        """Ask for a file and review its intake."""

    def take_in_clipboard(self) -> None:
        """Review the intake of what is on the clipboard."""

    def open_library(self) -> None:
        """Ask for another library and open it."""

    def new_library(self) -> None:
        """Ask where, and make a new library."""

    def choose_backup_place(self) -> None:
        """Ask for a second place of backups; where there is one, offer another or none."""

    def copy_article(self, form: str) -> None:
        """Put the open article on the clipboard as ``rich-text``, ``html``, ``markdown`` or ``plain-text``."""

    def hand_off(self) -> None:
        """Begin the hand-off of the open story."""

    def add_pictures(self) -> None:
        """Ask for picture files, add them, and place them at the caret."""

    def add_fact_box(self) -> None:
        """Make a fact box, place it at the caret, and go to its title."""

    def show_boxes(self) -> None:
        """Open the window of the library of boxes."""

    def show_pictures(self) -> None:
        """Open the window of the library of pictures."""

    def edit_credits(self) -> None:
        """Edit the credits of several pictures of the open story together."""

    def can_crop_picture(self) -> bool:
        """True when the open story has a picture with its file."""

    def crop_picture(self) -> None:
        """Open the crop editor on the picture that is most likely meant."""

    def add_embed(self) -> None:
        """Make an embed, place it at the caret, and go to its fields."""

    def show_panel(self, panel_id: str) -> None:
        """Show a panel of the right-hand column and go there."""

    def focus_search(self) -> None:
        """Go to the library's search field."""

    def toggle_column(self, column: str) -> None:
        """Show or hide ``library``, ``preview`` or ``panels``."""

    def is_column_shown(self, column: str) -> bool:
        """True when that column is shown."""

    def use_page_width(self, width_id: str) -> None:
        """Show the preview's page at ``phone``, ``tablet`` or ``desktop`` width."""

    def page_width(self) -> str:
        """The width the preview shows the page at."""

    def use_theme(self, choice: str) -> None:
        """Use the ``system``, ``light`` or ``dark`` theme."""

    def theme(self) -> str:
        """The theme that was chosen."""

    def quick_open(self) -> None:
        """Open the palette with the stories."""

    def show_palette(self) -> None:
        """Open the command palette."""

    def show_guide(self) -> None:
        """Open the user guide."""

    def show_about(self) -> None:
        """Say what this program is, with versions."""

    def quit(self) -> None:
        """Close the window, and with it the program."""
