"""`offstone restore`: bring back a library, or one story, from a backup; or a story from its own history."""

from pathlib import Path

import click

from studio.cli.options import Text, json_option, library_option
from studio.cli.output import put, put_json, say
from studio.errors import StoryNotFound
from studio.library.backup_files import Backup, find_backup
from studio.library.backup_reading import check_backup, find_story_in, story_in
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.restored_story import RestoredStory, restore_story
from studio.library.restoring import bring_pictures_of, restore_library
from studio.wording import sentence


@click.command("restore")
@click.argument("backup", type=Text(), metavar="[BACKUP]", default="")
@click.option("--story", metavar="STORY", default="", help="Only that story; the others stay as they are.")
@click.option("--revision", type=click.IntRange(min=1), help="With --story: from its history, not from a backup.")
@json_option
@library_option
def restore(backup: str, story: str, revision: int | None, as_json: bool, library: Path) -> None:
    """Bring a library or a story back as it was.

    BACKUP is a backup's file name, a part of it that no other has, or the path of its file; without it, the latest. It
    is checked first. The library as it is now is backed up, and its files are moved to its folder "damaged". A restored
    story becomes a new revision of itself; what it was before is kept in its history.
    """
    if revision is not None and (not story or backup):
        raise click.UsageError(sentence("cli.restore-usage"))
    if revision is not None:
        with Library.open(library) as opened:
            story_id = opened.find(story)
            _report(restore_story(opened, opened.revision(story_id, revision)), as_json=as_json)
        return
    chosen = find_backup(library_folder(library).backups, backup)
    if story:
        _restore_one(library, chosen, story, as_json=as_json)
    else:
        _restore_all(library, chosen, as_json=as_json)


def _restore_one(library: Path, backup: Backup, name: str, *, as_json: bool) -> None:
    check_backup(backup)
    with Library.open(library) as opened:
        try:
            story_id = opened.find(name)
        except StoryNotFound:
            story_id = find_story_in(backup, name)
        story = story_in(backup, story_id)
        bring_pictures_of(backup, library_folder(library))
        _report(restore_story(opened, story), as_json=as_json)


def _report(restored: RestoredStory, *, as_json: bool) -> None:
    if as_json:
        put_json(restored)
    else:
        put(restored.story_id)
    say(sentence("cli.story-restored", story=restored.story_id, revision=restored.revision))
    for picture in restored.pictures_missing:
        say(sentence("cli.backup-picture-missing", picture=picture))


def _restore_all(library: Path, backup: Backup, *, as_json: bool) -> None:
    restored = restore_library(library, backup)
    if as_json:
        put_json(restored)
    else:
        put(str(restored.folder))
    say(sentence("cli.library-restored", made_at=backup.made_at, stories=backup.stories))
    if restored.moved_to is not None:
        say(sentence("cli.library-moved-aside", folder=str(restored.moved_to)))
    for picture in restored.pictures_missing:
        say(sentence("cli.backup-picture-missing", picture=picture))
