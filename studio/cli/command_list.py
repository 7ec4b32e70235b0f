"""Every command of the command line. Adding one adds a line here and a module beside this one."""

from studio.cli.lazy_commands import CommandSpec

COMMANDS = (
    CommandSpec("new-library", "studio.cli.new_library:new_library", "Make an empty library."),
    CommandSpec("intake", "studio.cli.intake:intake", "Take a page, a document or a package in as a story."),
    CommandSpec("list", "studio.cli.list_stories:list_stories", "List the stories, newest first."),
    CommandSpec("show", "studio.cli.show:show", "Show one story."),
    CommandSpec("search", "studio.cli.search:search", "Find stories that hold some words."),
    CommandSpec("check", "studio.cli.check:check_story", "Say what stands between a story and its hand-off."),
    CommandSpec("try-rules", "studio.cli.try_rules:try_rules", "Say what a pack of style rules finds in the stories."),
    CommandSpec("export", "studio.cli.export:export", "Hand a story off as HTML, JSON or a package; or many."),
    CommandSpec("verify", "studio.cli.verify:verify", "Re-open a package and prove that it is whole."),
    CommandSpec("history", "studio.cli.history:history", "List the kept revisions of a story, newest first."),
    CommandSpec("backup", "studio.cli.backup:backup", "Back a library up."),
    CommandSpec("backups", "studio.cli.backups:backups", "List the backups of a library, the latest first."),
    CommandSpec("restore", "studio.cli.restore:restore", "Bring a library or a story back as it was."),
    CommandSpec("schema", "studio.cli.schema:schema", "Print the JSON Schema of an exported story."),
)
