"""Every command, in menu order. Adding a command adds a record to one of these tuples."""

from studio.commands.command import Command
from studio.commands.edit_commands import EDIT_COMMANDS
from studio.commands.file_commands import FILE_COMMANDS
from studio.commands.help_commands import HELP_COMMANDS
from studio.commands.insert_commands import INSERT_COMMANDS
from studio.commands.story_commands import STORY_COMMANDS
from studio.commands.view_commands import VIEW_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *STORY_COMMANDS,
    *INSERT_COMMANDS,
    *VIEW_COMMANDS,
    *HELP_COMMANDS,
)
