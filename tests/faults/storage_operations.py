"""Everything that writes, each small enough to be broken at every one of its storage calls."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from studio.cli import export, intake, main  # noqa: F401  # the commands are loaded before the child is forked
from studio.errors import KnownError, StoryNotFound
from studio.exporting.verifying.verify_package import verify_package
from studio.library.library import Library
from studio.rescue.rescue_copies import RescueCopies
from studio.rescue.rescue_text import copy_text
from studio.resources import resource
from studio.session.sample_story import add_sample_story
from studio.settings.settings import Settings, Theme
from studio.settings.settings_file import settings_or_defaults
from studio.settings.settings_writer import save_settings
from studio.story.story import Story, new_story
from studio.wording import explain
from tests.faults.autosave_operation import AutosaveOperation
from tests.faults.survivors import opened
from tests.library.past_schemas import PAST, make_past_library

PAGE = "A headline of its own\n\nBy A Writer\n\nThe first paragraph of the page.\n\nThe second one, and the end.\n"
PICTURE = resource("sample", "story.json").parent

Begun = Callable[[], Any]
"""What is done under the fault, once everything before it is ready."""


class Operation(Struct, frozen=True):
    """One thing that writes.

    `prepare` makes the folder it works in, `begin` gets ready and gives what is done under the fault, and `look` says
    what is wrong afterwards; it is told whether the operation said that it was done.
    """

    prepare: Callable[[Path], None]
    begin: Callable[[Path], Begun]
    look: Callable[[Path, bool], list[str]]
    can_be_tried_again: bool = True


STORY = replace(new_story(), id="told-story", headline="Before", body="The text before.\n")
CHANGED = replace(STORY, headline="After", body="The text before.\n\nAnd three words more.\n")


def _prepare_library(folder: Path) -> None:
    with Library.create(folder / "Desk.offstone") as library:
        add_sample_story(library)
        library.save(STORY, "made")


def _look_at_library(folder: Path, *, states: tuple[Story | None, ...], must_be: Story | None = None) -> list[str]:
    """Open it as a start would; the told story is in one of the states, the sample is untouched, all is whole."""
    problems = []
    try:
        library = opened(folder / "Desk.offstone")
    except KnownError as error:
        return [f"does not open: {explain(error)}"]
    with library:
        result = library._connection.execute("PRAGMA integrity_check").fetchone()[0]
        problems += [] if result == "ok" else [f"integrity: {result}"]
        found = _load(library, STORY.id)
        if found not in states:
            problems.append("the story is in neither state")
        if must_be is not None and found != must_be:
            problems.append("it said that it was done, and the library has another story")
        for picture in _load(library, library.find("harbour")).pictures if _has(library, "harbour") else ():
            if picture.has_file:
                library.pictures.read(picture.sha256)
        for (sha256,) in library._connection.execute("SELECT sha256 FROM pictures").fetchall():
            library.pictures.read(sha256)
    return problems


def _load(library: Library, story_id: str) -> Any:
    try:
        return library.load(story_id).story
    except StoryNotFound:
        return None


def _has(library: Library, name: str) -> bool:
    try:
        return bool(library.find(name))
    except StoryNotFound:
        return False


def _begin_save(folder: Path) -> Begun:
    library = Library.open(folder / "Desk.offstone")
    library.save(replace(STORY, desk_notes="warm"), "")
    library.save(STORY, "")
    return lambda: library.save(CHANGED)


def _begin_autosave(folder: Path) -> Begun:
    return AutosaveOperation(folder / "Desk.offstone", STORY, CHANGED)


def _begin_revision(folder: Path) -> Begun:
    library = Library.open(folder / "Desk.offstone")
    return lambda: library.save(CHANGED, "named", "before lunch")


def _look_after_save(folder: Path, is_done: bool) -> list[str]:
    return _look_at_library(folder, states=(STORY, CHANGED), must_be=CHANGED if is_done else None)


def _look_after_revision(folder: Path, is_done: bool) -> list[str]:
    problems = _look_after_save(folder, is_done)
    if not problems:
        with opened(folder / "Desk.offstone") as library:
            names = [row.name for row in library.revisions(STORY.id)]
            if ("before lunch" in names) != (_load(library, STORY.id) == CHANGED):
                problems.append("the story and its revision do not belong together")
    return problems


def _begin_closing(folder: Path) -> Begun:
    library = Library.open(folder / "Desk.offstone")
    library.save(CHANGED)
    return library.close


def _look_after_closing(folder: Path, _is_done: bool) -> list[str]:
    return _look_at_library(folder, states=(CHANGED,), must_be=CHANGED)


def _begin_backup(folder: Path) -> Begun:
    library = Library.open(folder / "Desk.offstone")
    return lambda: library.backup("by-hand")


def _look_after_backup(folder: Path, is_done: bool) -> list[str]:
    problems = _look_at_library(folder, states=(STORY,), must_be=STORY)
    backups = backups_of(folder / "Desk.offstone")
    if is_done and not backups:
        problems.append("it said that it was done, and there is no backup")
    for path in backups:
        copy = folder / "restored" / "Desk.offstone"
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.mkdir(parents=True)
        shutil.copy(path, copy / "library.db")
        with Library.open(copy) as library:
            if _load(library, STORY.id) != STORY:
                problems.append(f"the backup {path.name} holds another story")
    return problems


def backups_of(library: Path) -> list[Path]:
    """The files that count as backups."""
    return [path for path in (library / "backups").glob("*.db") if not path.name.startswith(".")]


def _prepare_past(folder: Path) -> None:
    make_past_library(folder / "Desk.offstone", PAST[0])


def _begin_migration(folder: Path) -> Begun:
    return lambda: opened(folder / "Desk.offstone", may_differ=True).close()


def _look_after_migration(folder: Path, _is_done: bool) -> list[str]:
    try:
        with opened(folder / "Desk.offstone") as library:
            result = library._connection.execute("PRAGMA integrity_check").fetchone()[0]
            stories = library.list_stories()
    except KnownError as error:
        return [f"does not open: {explain(error)}"]
    problems = [] if result == "ok" else [f"integrity: {result}"]
    return problems if len(stories) == PAST_STORIES else [*problems, f"{len(stories)} stories are there"]


PAST_STORIES = 1


def _prepare_intake(folder: Path) -> None:
    _prepare_library(folder)
    (folder / "page.txt").write_text(PAGE, "utf-8")


def _begin_intake(folder: Path) -> Begun:
    words = ["--library", str(folder / "Desk.offstone"), "intake", str(folder / "page.txt")]
    return lambda: _command(words)


def _look_after_intake(folder: Path, is_done: bool) -> list[str]:
    problems = _look_at_library(folder, states=(STORY,), must_be=STORY)
    if not problems:
        with opened(folder / "Desk.offstone") as library:
            taken = [row for row in library.list_stories() if row.headline == "A headline of its own"]
            if is_done and not taken:
                problems.append(f"it said that it was done, and {len(taken)} stories were taken in")
            for row in taken:
                if "The second one, and the end." not in library.load(row.id).story.body:
                    problems.append("half a page was taken in")
    return problems


def _command(words: list[str]) -> None:
    """Run the command line; what it said on standard error is its sentence."""
    code = main.main(words)
    if code:
        raise CommandFailed(code)


class CommandFailed(Exception):
    """The command line ended with an exit code that is not 0."""


def _begin_picture(folder: Path) -> Begun:
    library = Library.open(folder / "Desk.offstone")
    data = b"\xff\xd8\xff a picture of its own" * 400
    return lambda: library.pictures.add(data, "image/jpeg", width=4, height=3)


def _look_after_picture(folder: Path, is_done: bool) -> list[str]:
    problems = _look_at_library(folder, states=(STORY,), must_be=STORY)
    if not problems and is_done:
        with opened(folder / "Desk.offstone") as library:
            count = library._connection.execute("SELECT count(*) FROM pictures WHERE width = 4").fetchone()[0]
            problems += [] if count == 1 else ["it said that it was done, and the picture is not known"]
    return problems


def _export(exporter: str, name: str) -> Operation:
    def prepare(folder: Path) -> None:
        _prepare_library(folder)
        _command(_export_words(folder, exporter, name))
        shutil.copytree(folder / "out", folder / "before")
        with Library.open(folder / "Desk.offstone") as library:
            sample = library.load(sample_id(library)).story
            library.save(replace(sample, headline="After the first export"), "changed")

    def begin(folder: Path) -> Begun:
        return lambda: _command(_export_words(folder, exporter, name))

    def look(folder: Path, is_done: bool) -> list[str]:
        problems = _look_at_library(folder, states=(STORY,), must_be=STORY)
        before, now = _files(folder / "before" / name), _files(folder / "out" / name)
        is_old = before == now
        is_new = not is_old and b"After the first export" in b"".join(now.values()) and set(before) <= set(now)
        if exporter == "package" and not is_old:
            is_new = (folder / "out" / name).is_file() and not verify_package(folder / "out" / name)
        if not is_old and not is_new:
            problems.append(f"the target is neither old nor new: {sorted(now)[:5]}")
        if is_done and not is_new:
            problems.append("it said that it was done, and the target is the old one")
        return problems

    return Operation(prepare, begin, look)


def _export_words(folder: Path, exporter: str, name: str) -> list[str]:
    out = folder / "out"
    out.mkdir(exist_ok=True)
    with Library.open(folder / "Desk.offstone") as library:
        story = sample_id(library)
    library_words = ["--library", str(folder / "Desk.offstone")]
    reasons = ["--override-reason", "Test.", "--no-correction-because", "Test."]
    return [*library_words, "export", story, "--to", exporter, "--out", str(out / name), *reasons]


def sample_id(library: Library) -> str:
    """The id of the sample story."""
    return next(row.id for row in library.list_stories() if row.id != STORY.id)


def _files(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {"": path.read_bytes()}
    return {each.relative_to(path).as_posix(): each.read_bytes() for each in path.rglob("*") if each.is_file()}


OLD_SETTINGS, NEW_SETTINGS = Settings(theme=Theme.LIGHT), Settings(theme=Theme.DARK, preview_width="tablet")


def _prepare_settings(folder: Path) -> None:
    save_settings(folder / "settings.toml", OLD_SETTINGS)


def _begin_settings(folder: Path) -> Begun:
    return lambda: save_settings(folder / "settings.toml", NEW_SETTINGS)


def _look_after_settings(folder: Path, is_done: bool) -> list[str]:
    found, error = settings_or_defaults(folder / "settings.toml")
    if error is not None or found not in (OLD_SETTINGS, NEW_SETTINGS):
        return [f"the settings are torn: {error}"]
    return ["it said that it was done, and the settings are the old ones"] if is_done and found == OLD_SETTINGS else []


def _prepare_rescue(folder: Path) -> None:
    RescueCopies(folder / "rescue").write(STORY.id, copy_text(STORY, 1))


def _begin_rescue(folder: Path) -> Begun:
    text = copy_text(CHANGED, 2)
    return lambda: RescueCopies(folder / "rescue").write(STORY.id, text)


def _look_after_rescue(folder: Path, is_done: bool) -> list[str]:
    copies = RescueCopies(folder / "rescue")
    copies.set_aside()
    found = [copy.story for copy in copies.read_all()]
    if found not in ([STORY], [CHANGED]):
        return ["the rescue copy is neither the old nor the new one"]
    return ["it said that it was done, and the copy is the old one"] if is_done and found == [STORY] else []


OPERATIONS: dict[str, Operation] = {
    "save": Operation(_prepare_library, _begin_save, _look_after_save),
    "autosave": Operation(_prepare_library, _begin_autosave, _look_after_save),
    "revision": Operation(_prepare_library, _begin_revision, _look_after_revision),
    "close": Operation(_prepare_library, _begin_closing, _look_after_closing, can_be_tried_again=False),
    "backup": Operation(_prepare_library, _begin_backup, _look_after_backup),
    "migration": Operation(_prepare_past, _begin_migration, _look_after_migration),
    "intake": Operation(_prepare_intake, _begin_intake, _look_after_intake),
    "picture": Operation(_prepare_library, _begin_picture, _look_after_picture),
    "export-html": _export("html", "page"),
    "export-json": _export("json", "story.json"),
    "export-package": _export("package", "story.zip"),
    "settings": Operation(_prepare_settings, _begin_settings, _look_after_settings),
    "rescue": Operation(_prepare_rescue, _begin_rescue, _look_after_rescue),
}
